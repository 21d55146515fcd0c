"""Halls, common questions and accounts: everybody's halls from their own home, nobody else's account."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path

import pytest

from elderclient.backend.database.models import BillingAccount, Customer, Hall, HallHours, StandardAnswer
from tests.backend.sample import SampleOperator, sample_operator

SITES = "/tmf-api/geographicSiteManagement/v4/geographicSite"
BUCKETS = "/tmf-api/prepayBalanceManagement/v4/bucket"
ACCOUNTS = "/tmf-api/accountManagement/v5/billingAccount"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[SampleOperator]:
    with sample_operator(tmp_path) as served:
        with served.operator.writing.begin() as session:
            for key, north in (("near", "30.001"), ("far", "30.5")):
                hall = Hall(
                    id=key,
                    name=f"{key}营业厅",
                    address="路 1 号",
                    telephone="01055550011",
                    latitude=Decimal(north),
                    longitude=Decimal(120),
                    facilities=["ramp"],
                )
                hall.hours = [HallHours(weekday=0, opens=time(9), closes=time(18)), HallHours(day=date(2026, 10, 1))]
                session.add(hall)
            session.add(
                StandardAnswer(id="q", position=0, question="问？", question_en="Q?", answer="一\n二", answer_en="1\n2")
            )
            elder = session.get_one(Customer, "A")
            elder.latitude, elder.longitude = Decimal(30), Decimal(120)
            account = session.query(BillingAccount).filter_by(customer_id="A").first()
            assert account is not None
            account.is_prepaid, account.balance_fen = True, 8650
        yield served


def test_halls_are_nearest_first_from_the_callers_home(served: SampleOperator) -> None:
    found = served.elder.get(SITES).json()
    assert [(one["id"], one["distanceMetres"]) for one in found] == [("near", 100), ("far", 55600)]
    assert found[0]["calendar"][0]["hourPeriod"] == [{"startHour": "09:00", "endHour": "18:00"}]
    assert found[0]["calendar"][1]["status"] == "closed"
    without_home = served.young.get(SITES).json()
    assert [one["id"] for one in without_home] == ["far", "near"]
    assert "distanceMetres" not in without_home[0]


def test_one_hall_by_id_and_none_by_another(served: SampleOperator) -> None:
    assert served.elder.get(f"{SITES}/near").json()["telephone"] == "01055550011"
    assert served.elder.get(f"{SITES}/nowhere").status_code == 404
    assert served.nobody.get(SITES).status_code == 401
    assert served.elder.get(f"{SITES}?colour=red").status_code == 400


def test_only_prepaid_money_is_a_bucket_and_only_ones_own(served: SampleOperator) -> None:
    (bucket,) = served.elder.get(BUCKETS).json()
    assert bucket["remainingValue"] == {"amount": 86.5, "units": "CNY"}
    assert served.young.get(BUCKETS).json() == []
    assert served.young.get(f"{BUCKETS}/{bucket['id']}").status_code == 404
    assert served.elder.get(f"{BUCKETS}/{bucket['id']}").json() == bucket


def test_accounts_tell_how_they_are_paid_and_only_ones_own(served: SampleOperator) -> None:
    (account,) = served.elder.get(ACCOUNTS).json()
    assert account["ratingType"] == "prepaid"
    assert served.young.get(f"{ACCOUNTS}/{account['id']}").status_code == 404
    assert {one["id"] for one in served.young.get(ACCOUNTS).json()}.isdisjoint({account["id"]})


def test_answers_are_the_same_for_everybody(served: SampleOperator) -> None:
    mine = served.elder.get("/elderclient/v1/answers").json()
    assert mine == served.young.get("/elderclient/v1/answers").json()
    assert mine[0]["answer"] == ["一", "二"]
    assert served.nobody.get("/elderclient/v1/answers").status_code == 401
