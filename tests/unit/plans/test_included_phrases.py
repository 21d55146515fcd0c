"""What a plan on sale includes, in one line and beside the plan that is held: what is lost comes first."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from elderclient.domain.configuration import Language
from elderclient.domain.known import Unknown
from elderclient.domain.plans.plan import Offering
from elderclient.phrases.plans import included
from elderclient.rendering import shown
from tests.fakes.bills import offering

NOW = offering("o1", "安享", "59.00", "200", "5120")


def english(*sentences: object) -> list[str]:
    return [shown(each, Language.ENGLISH) for each in sentences]  # type: ignore[arg-type]  # sentences of phrases


def test_one_line_says_minutes_data_speed_and_term() -> None:
    bound = replace(offering("o2", "舒心", "59.00", "300", "10240"), contract_months=12)
    line = replace(NOW, tariffs=(), speed_megabits=Decimal(300), contract_months=24)
    assert english(included.in_brief(NOW), included.in_brief(bound), included.in_brief(line)) == [
        "200 minutes, 5 GB a month.",
        "300 minutes, 10 GB a month. Contract: 12 months.",
        "Broadband speed: 300 Mbps. Contract: 24 months.",
    ]
    assert included.in_brief(Offering("o3", "无", Unknown.ABSENT)) is None


def test_what_is_lost_and_what_is_not_are_said_apart() -> None:
    less = offering("o2", "敬老", "19.00", "100", "10240")
    assert english(*included.lost(less, NOW)) == ["Calls: 100 minutes a month, 100 minutes less than now."]
    assert english(*included.included(less, NOW)) == ["Data: 10 GB a month, 5 GB more than now."]
    assert english(*included.included(NOW, NOW)) == [
        "Calls: 200 minutes a month, the same as now.",
        "Data: 5 GB a month, the same as now.",
    ]
    assert included.lost(NOW, NOW) == ()
    nothing = offering("o3", "零", "9.00", "0", "5120")
    assert english(*included.lost(nothing, NOW)) == ["Calls: no longer included. You have 200 minutes a month now."]


def test_what_is_not_stated_of_the_new_plan_is_not_called_nothing() -> None:
    silent = Offering("o2", "新", Unknown.ABSENT)
    assert english(*included.lost(silent, NOW)) == [
        "Calls: 200 minutes a month now. We do not know what the new plan includes.",
        "Data: 5 GB a month now. We do not know what the new plan includes.",
    ]
    assert included.lost(NOW, silent) == ()
    assert english(*included.included(NOW, silent)) == ["Calls: 200 minutes a month.", "Data: 5 GB a month."]
    assert included.lost(silent, None) == ()


def test_dearer_usage_and_a_slower_line_are_lost_too() -> None:
    voice, *rest = NOW.tariffs
    assert not isinstance(voice.overage, Unknown)
    dearer = replace(NOW, tariffs=(replace(voice, overage=replace(voice.overage, amount=Decimal("0.25"))), *rest))
    assert english(*included.lost(dearer, NOW)) == [
        "Calls after that: 0.25 yuan a minute. Now it is 0.15 yuan a minute."
    ]
    assert included.lost(NOW, dearer) == ()
    fast, slow = (replace(NOW, tariffs=(), speed_megabits=Decimal(speed)) for speed in (300, 100))
    assert english(*included.lost(slow, fast)) == ["Broadband speed: 100 Mbps, instead of 300 Mbps now."]
    assert included.lost(fast, slow) == ()
