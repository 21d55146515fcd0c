"""Who may have an offering, as operators write it: characteristics, places, market segments, and their own words."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.resources.offering_conditions import conditions_of
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.plans.conditions import Conditions

UNREAD = Conditions(is_known=False)


def asked(value: dict[str, Any]) -> Conditions:
    return conditions_of(Record(value, "productOffering", ZoneInfo("Asia/Shanghai")))


def stated(name: str, value: object) -> dict[str, Any]:
    return {"prodSpecCharValueUse": [{"name": name, "productSpecCharacteristicValue": [{"value": value}]}]}


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("minimumAge", 65, Conditions(65)),
        ("minAge", "65", Conditions(65)),
        ("min_age", "65岁", Conditions(65)),
        ("最低年龄", "65 周岁", Conditions(65)),
        ("maximumAge", 25, Conditions(None, 25)),
        ("ageMax", "25 years", Conditions(None, 25)),
        ("age", "65+", Conditions(65)),
        ("ageLimit", "≥65", Conditions(65)),
        ("年龄要求", "60周岁以上", Conditions(60)),
        ("适用年龄", "18-25岁", Conditions(18, 25)),
        ("ageRange", "18 - 25", Conditions(18, 25)),
        ("age", {"valueFrom": 60, "valueTo": 75}, Conditions(60, 75)),
        ("minimumAge", "senior", UNREAD),
        ("minimumAge", "650", UNREAD),
        ("年龄要求", "老年人", UNREAD),
        ("province", "CN-HA", Conditions(provinces=("CN-HA",))),
        ("适用地区", "河南省、山东省", Conditions(provinces=("CN-HA", "CN-SD"))),
        ("region", ["河南", "湖北"], Conditions(provinces=("CN-HA", "CN-HB"))),
        ("region", "全国", Conditions()),
        ("region", "郑州", UNREAD),
        ("package", "65", Conditions()),
    ],
)
def test_characteristics_say_who_may_have_it(name: str, value: object, expected: Conditions) -> None:
    assert asked(stated(name, value)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("65 岁以上可办，每月 200 分钟通话、2 GB 流量。", Conditions(65)),
        ("年满60周岁可办理", Conditions(60)),
        ("限 60 周岁（含）以上客户", Conditions(60)),
        ("18-25 岁专享", Conditions(18, 25)),
        ("25 岁及以下可办", Conditions(None, 25)),
        ("From age 65: 200 minutes of calls.", Conditions(65)),
        ("For customers aged 65 and over", Conditions(65)),
        ("65 and older", Conditions(65)),
        ("适合 60 岁以上的老人。", Conditions()),
        ("Suitable for people aged 60 and over", Conditions()),
        ("每月 100 分钟以上", Conditions()),
        ("100+ channels, 10 GB or above", Conditions()),
        ("超出 65 分钟以上的部分 0.15 元", Conditions()),
        ("合约 2 年以上", Conditions()),
    ],
)
def test_its_own_words_say_it_where_no_characteristic_does(text: str, expected: Conditions) -> None:
    assert asked({"description": text}) == expected
    assert asked({"description": text} | stated("minimumAge", 70)).least_age == 70


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        ([{"id": "CN-HA"}], Conditions(provinces=("CN-HA",))),
        ([{"id": "410000", "name": "河南省"}], Conditions(provinces=("CN-HA",))),
        ([{"id": "1", "name": "全国"}], Conditions()),
        ([{"id": "CN-HA"}, {"id": "371", "name": "郑州市区"}], UNREAD),
        ([{}], UNREAD),
        ([], Conditions()),
    ],
)
def test_places_say_where_it_is_sold(place: list[dict[str, Any]], expected: Conditions) -> None:
    assert asked({"place": place}) == expected


@pytest.mark.parametrize(
    ("segment", "expected"),
    [
        ([{"id": "1", "name": "Residential"}], Conditions()),
        ([{"id": "residential"}], Conditions()),
        ([{"id": "2", "name": "学生"}], UNREAD),
        ([{"id": "1", "name": "Consumer"}, {"id": "2", "name": "Employees"}], UNREAD),
    ],
)
def test_a_market_of_some_people_leaves_it_open(segment: list[dict[str, Any]], expected: Conditions) -> None:
    assert asked({"marketSegment": segment}) == expected
