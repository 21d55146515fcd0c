"""The limits that come with the program: all there, sourced, and the stricter provincial ones found."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from elderclient.adapters.rules import RuleFiles
from elderclient.domain.deadlines.limits import Duty, Measure

RULES = Path(__file__).parents[3] / "assets" / "rules"


@pytest.mark.parametrize("duty", Duty)
def test_every_duty_has_a_national_limit_with_a_source(duty: Duty) -> None:
    limit = RuleFiles(RULES).limit(duty)
    assert limit.duty is duty
    assert limit.figure > 0
    assert len(limit.source) > 10
    assert limit.province == ""


def test_a_province_overrides_only_what_it_names() -> None:
    rules = RuleFiles(RULES)
    assert rules.provinces() == ("CN-CQ", "CN-HA")
    assert rules.limit(Duty.ABNORMAL_BILL_FACTOR).figure == 5
    henan = rules.limit(Duty.ABNORMAL_BILL_FACTOR, "CN-HA")
    assert (henan.figure, henan.province, henan.needs_check) == (Decimal(3), "CN-HA", True)
    assert rules.limit(Duty.LATE_FEE, "CN-HA").figure == 3
    assert rules.limit(Duty.COMPLAINT_ANSWER, "CN-CQ").measure is Measure.WORKING_DAYS
    assert rules.limit(Duty.COMPLAINT_ANSWER, "CN-BJ").measure is Measure.DAYS
    assert rules.limit(Duty.COMPLAINT_ANSWER, "../secret").measure is Measure.DAYS


@pytest.mark.parametrize(
    "content",
    [
        '[lateFee]\nfigure = 3\nmeasure = "days"\nsource = "s"',
        '[lateFee]\nfigure = "x"\nmeasure = "days"\nsource = "s"',
        '[lateFee]\nfigure = "3"\nmeasure = "days"',
        '[lateFee]\nfigure = "3"\nmeasure = "moons"\nsource = "s"',
        '[noSuchDuty]\nfigure = "3"\nmeasure = "days"\nsource = "s"',
    ],
)
def test_a_careless_file_is_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "national.toml").write_text(content)
    with pytest.raises(ValueError):  # noqa: PT011 - the message differs with the carelessness
        RuleFiles(tmp_path).limit(Duty.LATE_FEE)


@pytest.mark.parametrize("content", ['off = []\nworked = []\nsource = ""', "off = []\nworked = []"])
def test_holidays_without_a_source_are_refused(tmp_path: Path, content: str) -> None:
    (tmp_path / "holidays").mkdir()
    (tmp_path / "holidays" / "2026.toml").write_text(content)
    with pytest.raises(ValueError, match="source"):
        RuleFiles(tmp_path).working_days()
