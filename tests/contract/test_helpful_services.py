"""Services that protect and help, from a catalogue to the screen: the reference operator and one of the standard alone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.backend.database.models import Offering
from elderclient.domain.known import Unknown
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.plan import Category
from elderclient.phrases.orders import helpful_services_screen
from elderclient.ui.screens.orders.helpful_services.presenter import HelpfulServicesPresenter
from elderclient.usecases.ports.operator import OperatorGateway
from tests.backend.order_sample import stock
from tests.backend.sample import SampleOperator, sample_operator
from tests.contract.foreign_pages import value, visiting
from tests.contract.test_gateway_live import opened
from tests.fakes.clock import FakeClock
from tests.fakes.screen_context import real_services
from tests.fakes.store import FakeStore

KINDS = {
    "nuisanceBlocking": HelpfulKind.NUISANCE_BLOCKING,
    "usageReminder": HelpfulKind.USAGE_REMINDER,
    "familyNumbers": HelpfulKind.FAMILY_NUMBERS,
}


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SampleOperator]:
    with sample_operator(tmp_path) as running:
        stock(running)
        with running.operator.writing.begin() as session:
            session.add_all(
                Offering(
                    id=f"own-{kind}",
                    name=kind,
                    category="valueAdded",
                    service_kind=kind,
                    rent_fen=0,
                    valid_from=date(2024, 1, 1),
                )
                for kind in KINDS
            )
        yield running


@pytest.fixture
def gateway(served: SampleOperator) -> Iterator[OperatorGateway]:
    token = str(served.elder.authorization).removeprefix("Bearer ")
    with opened(served.url, token, REFERENCE) as gateway:
        yield gateway


def test_the_reference_operator_says_what_its_services_do(gateway: OperatorGateway) -> None:
    offerings = {each.id: each.helpful for each in gateway.plans.offerings()}
    assert {name: offerings[f"own-{name}"] for name in KINDS} == KINDS
    assert {kind for id_, kind in offerings.items() if not id_.startswith("own-")} == {None}
    known = value(real_services(gateway, FakeStore(), FakeClock()).manage_subscriptions.fetch())
    free = {each.helpful for each in known.offers if each.price.is_free}
    assert free == set(HelpfulKind)
    assert known.are_offers_known


def sold(id_: str, category: str | None = None, **characteristics: Any) -> dict[str, Any]:
    """An offering of the standard, without a price and in a category of the operator's own."""
    made: dict[str, Any] = {"id": id_, "name": f"服务{id_}", "lifecycleStatus": "Active"}
    uses = [{"name": name, "productSpecCharacteristicValue": [{"value": one}]} for name, one in characteristics.items()]
    return (
        made
        | ({} if category is None else {"category": [{"id": "7", "name": category}]})
        | {"prodSpecCharValueUse": uses}
    )


def test_another_operators_are_found_by_its_own_categories_and_characteristics() -> None:
    offerings = [
        sold("a", "来电来信免打扰"),
        sold("b", serviceType="Low Balance Alert"),
        sold("c", "Family & Friends", familyAndFriends=True),
        sold("d", "5G套餐", familyAndFriends=True),
    ]
    with visiting(productOffering=offerings) as visitor:
        known = value(visitor.services.manage_subscriptions.fetch())
        heard = {kind: visitor.hears(HelpfulServicesPresenter, kind.value) for kind in HelpfulKind}
    assert {each.id: each.helpful for each in known.offers} == dict(zip("abc", HelpfulKind, strict=True))
    assert {each.category for each in known.offers} == {Category.VALUE_ADDED}
    for said in heard.values():
        assert helpful_services_screen.offers_heading(is_more=False) in said
        assert helpful_services_screen.not_listed() not in said


def test_a_product_is_what_its_offering_is() -> None:
    held = {"id": "p2", "name": "免打扰", "status": "active", "productOffering": {"id": "a"}}
    with visiting(product=[held], productOffering=[sold("a", "骚扰电话拦截")]) as visitor:
        (product,) = visitor.gateway.plans.products()
        (service,) = value(visitor.services.manage_subscriptions.fetch()).services
        said = visitor.hears(HelpfulServicesPresenter, "nuisance")
    assert product.helpful is HelpfulKind.NUISANCE_BLOCKING
    assert isinstance(product.rent, Unknown)
    assert service.product_id == "p2"
    assert helpful_services_screen.held_heading() in said


@pytest.mark.parametrize(("offerings", "is_known"), [([sold("x", "彩铃")], True), ([], False)])
def test_an_operator_without_any_is_said_to_have_none_listed(offerings: list[Any], is_known: bool) -> None:
    none = helpful_services_screen.not_listed if is_known else helpful_services_screen.cannot_be_looked_up
    with visiting(productOffering=offerings) as visitor:
        for kind in HelpfulKind:
            assert none() in visitor.hears(HelpfulServicesPresenter, kind.value)
