"""What earlier versions kept of acts, in the bytes they wrote, is in the ledger after an update."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.adapters.store.cipher import AesGcmCipher, Names
from elderclient.adapters.store.codec import encode
from elderclient.adapters.store.database import Database
from elderclient.adapters.store.sqlite_store import SqliteStore, _Dated
from elderclient.domain.orders import OrderWish, SentOrder, WhyNot
from elderclient.usecases.ledger.earlier import DELIVERIES, JOURNAL, REFUSED_ACTS
from elderclient.usecases.ledger.kinds import CANCEL_SERVICES, CONFIRM_ORDER
from elderclient.usecases.ledger.ledger import Ledger
from elderclient.usecases.ports.store import ActState
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway

AT = "2026-10-12T09:30:00+08:00"
KEY = b"k" * 32


def act(identifier: str, tries: int) -> dict[str, Any]:
    wish = {"@": "ComplaintWish", "external_id": identifier, "topic": "charge", "text": "多收了。", "filed_at": AT}
    whole = {"@": "OutboxAct", "id": identifier, "kind": "complain", "payload": wish | {"subject": None}}
    return whole | {"created_at": AT, "tries": tries}


def order(identifier: str, step: str, **more: Any) -> dict[str, Any]:
    money = {"@": "Money", "amount": "3.00", "currency": "CNY"}
    item = {"@": "OrderItem", "action": "cancel", "name": "天气短信", "monthly": money, "product_id": "p-weather"}
    whole = {"@": "SentOrder", "external_id": identifier, "step": step, "sent_at": AT, "items": [item]}
    return whole | {"order_id": "", "why": None} | more


class OldFile:
    """A store as an earlier version left it: sealed values with the fingerprints of their classes then."""

    def __init__(self, path: Path) -> None:
        self._cipher, self._names = AesGcmCipher(KEY), Names(KEY)
        self._database = Database(path)
        self.store = SqliteStore(self._database, self._cipher, self._names)

    def add_act(self, value: dict[str, Any]) -> None:
        name = self._names.of(f"act {value['id']}")
        row = (name, self._cipher.seal(_written(value), b"act" + name))
        self._database.run(lambda db: db.execute("INSERT INTO acts (name, sealed) VALUES (?, ?)", row))

    def put(self, key: str, *values: dict[str, Any]) -> None:
        name = self._names.of(f"kept {key}")
        dated = encode(_Dated(datetime(2026, 10, 12, 9, 30, tzinfo=ZoneInfo("Asia/Shanghai"))))
        plain = len(dated).to_bytes(4, "big") + dated + _written(list(values))
        row = (name, self._cipher.seal(plain, b"kept" + name))
        self._database.run(lambda db: db.execute("INSERT INTO kept VALUES (?, ?)", row))


def _written(value: object) -> bytes:
    return json.dumps(
        {"shapes": {"SentOrder": "ac0e4da4f2d6c42b", "OutboxAct": "7549052998170339"}, "value": value}
    ).encode()


def test_nothing_that_waits_is_lost_on_an_update(tmp_path: Path) -> None:
    old = OldFile(tmp_path / "kept.db")
    old.add_act(act("queued", 0))
    old.add_act(act("tried", 2))
    old.put(JOURNAL, order("confirmed", "confirmed", order_id="order-1"), order("withdrawn", "withdrawn"))
    old.put(DELIVERIES, order("refused", "refused", why="underContract"), order("delivered", "delivered"))
    told = {"@": "RefusedAct", "act": act("told", 1), "refused_at": AT, "reason": "不行", "is_told": True}
    old.put(REFUSED_ACTS, told)
    for _ in range(2):  # The second start finds the same, once.
        entries = {entry.id: entry for entry in Ledger(FakeGateway(), old.store, FakeClock()).entries()}
        assert {name: entry.state for name, entry in entries.items()} == {
            "queued": ActState.QUEUED,
            "tried": ActState.SENT,
            "confirmed": ActState.SENT,
            "withdrawn": ActState.SENT,
            "refused": ActState.REFUSED,
            "delivered": ActState.ACCEPTED,
            "told": ActState.REFUSED,
        }
        assert entries["confirmed"].kind == CONFIRM_ORDER
        assert isinstance(entries["confirmed"].payload, SentOrder)
        assert entries["confirmed"].payload.order_id == "order-1"
        assert entries["withdrawn"].is_withdrawn
        assert (entries["refused"].kind, entries["refused"].why) == (CANCEL_SERVICES, WhyNot.UNDER_CONTRACT)
        assert isinstance(entries["refused"].payload, OrderWish)
        assert (entries["told"].reason, entries["told"].is_shown) == ("不行", True)
    old.store.close()
