"""Which offerings and products are services that protect or help, as operators categorise and describe them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.resources import helpful_services
from elderclient.adapters.operator_api.resources.categories import category_of
from elderclient.adapters.operator_api.resources.helpful_services import category_with, helpful_kind, helpful_kind_in
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.known import Unknown
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.plan import Category

BLOCKING, REMINDER, FAMILY = HelpfulKind


def read(offering: dict[str, Any]) -> tuple[HelpfulKind | None, Category | Unknown]:
    """What the offering does, and its category."""
    record = Record(offering, "productOffering", ZoneInfo("Asia/Shanghai"))
    categories, extra = record.records("category"), record.characteristics("prodSpecCharValueUse")
    category = category_of(categories)
    kind = helpful_kind(categories, extra, category)
    return kind, category_with(kind, category)


def stated(name: str, value: object) -> dict[str, Any]:
    return {"prodSpecCharValueUse": [{"name": name, "productSpecCharacteristicValue": [{"value": value}]}]}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("NuisanceBlocking", BLOCKING),
        ("nuisance_call_blocking", BLOCKING),
        ("Spam-Call Blocking", BLOCKING),
        ("robocall blocking", BLOCKING),
        ("来电来信免打扰", BLOCKING),
        ("免打扰服务", BLOCKING),
        ("骚扰电话拦截", BLOCKING),
        ("防骚扰", BLOCKING),
        ("垃圾短信拦截", BLOCKING),
        ("usageReminder", REMINDER),
        ("Usage Alerts", REMINDER),
        ("LOW_BALANCE_ALERT", REMINDER),
        ("data usage alert", REMINDER),
        ("余额不足提醒", REMINDER),
        ("流量提醒", REMINDER),
        ("套餐余量提醒服务", REMINDER),
        ("familyNumbers", FAMILY),
        ("Family and Friends", FAMILY),
        ("friends-and-family", FAMILY),
        ("亲情号码", FAMILY),
        ("亲情网", FAMILY),
        ("家庭短号", FAMILY),
    ],
)
def test_a_category_or_a_characteristic_names_it(name: str, kind: HelpfulKind) -> None:
    assert read({"category": [{"id": "c1", "name": name}]}) == (kind, Category.VALUE_ADDED)
    assert read({"category": [{"id": name}, {"id": "valueAdded"}]}) == (kind, Category.VALUE_ADDED)
    for characteristic in ("serviceKind", "service_type", "业务类型"):
        assert read(stated(characteristic, name)) == (kind, Category.VALUE_ADDED)
    assert read(stated(name, value=True)) == (kind, Category.VALUE_ADDED)
    assert read(stated(name, "true")) == (kind, Category.VALUE_ADDED)


@pytest.mark.parametrize(
    "offering",
    [
        {"name": "来电来信免打扰"},
        {"category": [{"id": "c1", "name": "漏话提醒"}]},
        {"category": [{"id": "c1", "name": "caller display"}]},
        {"category": [{"id": "c1", "name": "call barring"}]},
        stated("nuisanceBlocking", value=False),
        stated("nuisanceBlocking", "partly"),
        stated("serviceKind", "music"),
        stated("description", "来电来信免打扰"),
        {"category": [{"id": "免打扰"}, {"id": "亲情号码"}]},
    ],
)
def test_nothing_else_is_taken_for_one(offering: dict[str, Any]) -> None:
    kind, category = read(offering)
    assert kind is None
    assert isinstance(category, Unknown)


@pytest.mark.parametrize("category", ["plan", "broadband", "固定电话"])
def test_a_plan_that_includes_one_stays_a_plan(category: str) -> None:
    offering = {"category": [{"id": category}]} | stated("familyNumbers", value=True)
    assert read(offering)[0] is None
    assert read(offering)[1] in (Category.PLAN, Category.BROADBAND, Category.LANDLINE)


def test_the_table_for_operators_lists_every_spelling() -> None:
    text = (Path(__file__).parents[3] / "docs" / "services.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")][1:]
    for kind, row in zip(HelpfulKind, rows, strict=True):
        listed = [plain(one.strip(" `")) for one in row.split("|")[2].split(",")]
        assert {helpful_kind_in(one) for one in listed} == {kind}
        known = {spelt for spelt, meant in helpful_services.KINDS.items() if meant is kind}
        assert known - {f"{one}s" for one in known} <= {*listed, *(one.removesuffix("s") for one in listed)}
