"""Orders on their way outlive a crash in the real, sealed store: looked up at the next start, never sent twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import cast

from elderclient.adapters.secrets.file_secrets import FileSecrets
from elderclient.adapters.store.opening import SignIn, open_store
from elderclient.domain.errors import NoNetwork
from elderclient.domain.orders import OrderAction, OrderPhase, WishedItem
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.orders.look_up_orders import LOOK_UP_AFTER
from tests.fakes.shop import READ, Shop, outcome_of_newest
from tests.fakes.store import FakeStore

LATER = LOOK_UP_AFTER + timedelta(seconds=1)


def start(folder: Path, before: Shop | None = None) -> Shop:
    """The program is started; what is on the disk is all it knows."""
    opened = open_store(SignIn("demo#1"), FileSecrets(folder / "secrets"), folder / "kept")
    assert opened.trouble is None
    return Shop(None if before is None else before.gateway, cast("FakeStore", opened.store))


def test_a_crash_between_sending_and_hearing(tmp_path: Path) -> None:
    shop = start(tmp_path)
    shop.services.manage_subscriptions.fetch()
    draft = shop.services.confirm_order.draft(WishedItem(OrderAction.ADD, offering_id="x-cloud"))
    shop.gateway.loses, shop.gateway.dies_after = {"confirm"}, True
    assert isinstance(shop.services.confirm_order.confirm(draft, READ), ActionResult)
    shop.store.close()
    shop.gateway.trouble = None
    again = start(tmp_path, shop)
    again.pass_time(seconds=LATER.total_seconds())
    (news,) = again.services.look_up_orders.news()
    assert news.sentence.at("") == outcome_of_newest(again)
    assert again.gateway.asked.count("confirm") == 1
    again.store.close()


def test_a_cancellation_noted_without_a_network(tmp_path: Path) -> None:
    shop = start(tmp_path)
    shop.services.manage_subscriptions.fetch()
    mends = shop.breaks(NoNetwork())
    shop.services.manage_subscriptions.cancel(("p-video", "p-weather"))
    shop.store.close()
    mends()
    again = start(tmp_path, shop)
    assert again.services.ledger.deliver_all() == 1
    again.pass_time(seconds=LATER.total_seconds())
    (news,) = again.services.look_up_orders.news()
    assert news.sentence.at("") == outcome_of_newest(again)
    assert [order.phase for order in again.gateway.made.values()] == [OrderPhase.HELD]
    again.store.close()
