"""Whether a person may have what is on sale, by their age and province as far as both are known."""

from __future__ import annotations

from datetime import date

import pytest

from elderclient.domain.plans.conditions import Buyer, Conditions, Eligibility, age_on

TODAY = date(2026, 11, 23)
OLD, YOUNG = date(1948, 1, 1), date(1968, 11, 24)


@pytest.mark.parametrize(
    ("buyer", "conditions", "expected"),
    [
        (Buyer(OLD, "CN-BJ"), Conditions(), Eligibility.YES),
        (Buyer(OLD), Conditions(65), Eligibility.YES),
        (Buyer(YOUNG), Conditions(65), Eligibility.TOO_YOUNG),
        (Buyer(date(1961, 11, 23)), Conditions(65), Eligibility.YES),
        (Buyer(date(1961, 11, 24)), Conditions(65), Eligibility.TOO_YOUNG),
        (Buyer(OLD), Conditions(None, 25), Eligibility.TOO_OLD),
        (Buyer(None), Conditions(65), Eligibility.NOT_KNOWN),
        (Buyer(OLD, "CN-BJ"), Conditions(65, provinces=("CN-HA",)), Eligibility.ELSEWHERE),
        (Buyer(OLD, "CN-HA"), Conditions(65, provinces=("CN-HA",)), Eligibility.YES),
        (Buyer(OLD), Conditions(65, provinces=("CN-HA",)), Eligibility.NOT_KNOWN),
        (Buyer(OLD, "CN-HA"), Conditions(is_known=False), Eligibility.NOT_KNOWN),
        # What is known to be against it holds, whatever else is open.
        (Buyer(YOUNG), Conditions(65, is_known=False), Eligibility.TOO_YOUNG),
    ],
)
def test_what_is_known_decides(buyer: Buyer, conditions: Conditions, expected: Eligibility) -> None:
    found = buyer.may_have(conditions, TODAY)
    assert found is expected
    assert found.is_excluded is (expected not in (Eligibility.YES, Eligibility.NOT_KNOWN))


def test_an_age_is_counted_in_full_years() -> None:
    assert [age_on(date(2026, 2, day), date(2000, 2, 29)) for day in (27, 28)] == [25, 25]
    assert age_on(date(2026, 3, 1), date(2000, 2, 29)) == 26
