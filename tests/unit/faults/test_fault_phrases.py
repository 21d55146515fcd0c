"""The wording of faults, visits and outages, as it is shown."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.deadlines.limits import Duty, Limit, Measure
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.check import checks_for
from elderclient.domain.faults.fault import SYMPTOMS, FaultPhase, LineKind
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Visit, VisitState, VisitWindow
from elderclient.domain.money import Money
from elderclient.domain.sentence import Sentence
from elderclient.phrases.faults import checks, lines, outages, repairs, visits
from elderclient.phrases.shell import acts
from elderclient.rendering import shown
from tests.fakes.bills import product
from tests.fakes.clock import FakeClock
from tests.fakes.repairs import a_fault, windows_after

NOW = FakeClock().now()
"""9:30 on 12 October."""
URBAN = Limit(Duty.REPAIR_URBAN, Decimal(48), Measure.HOURS, "x")
RURAL = Limit(Duty.REPAIR_RURAL, Decimal(72), Measure.HOURS, "x")


def zh(sentence: Sentence | None) -> str:
    return "" if sentence is None else shown(sentence, Language.CHINESE)


def case(hours_ago: float = 1, limit: Limit | None = URBAN, **more: object) -> FaultCase:
    fault = a_fault("t1", "net", NOW - timedelta(hours=hours_ago), **more)
    return FaultCase(fault, fault.kind, limit=limit)


def test_a_line_is_named_by_its_number_where_it_is_a_telephone() -> None:
    names = [
        (LineKind.MOBILE, product("mobile", number="13800138000"), "手机 138 0013 8000"),
        (LineKind.LANDLINE, product("land", number="01062345678"), "座机 010 6234 5678"),
        (LineKind.BROADBAND, product("net", number="01062345678"), "家里的宽带、电视"),
    ]
    for kind, held, words in names:
        assert zh(lines.line_name(kind, held)) == words
        assert zh(lines.line_name(kind, None)).strip()


@pytest.mark.parametrize("kind", LineKind)
def test_every_symptom_and_check_has_its_own_words(kind: LineKind) -> None:
    symptoms = SYMPTOMS[kind]
    assert len({zh(lines.symptom_name(symptom)) for symptom in symptoms}) == len(symptoms)
    offered = {check for symptom in symptoms for check in checks_for(kind, symptom)}
    assert len({zh(checks.instruction(check)) for check in offered}) == len(offered)


@pytest.mark.parametrize(
    ("phase", "words"),
    [
        (FaultPhase.QUEUED, zh(acts.not_sent_yet())),
        (FaultPhase.RECEIVED, "报修收到了，正在派师傅。"),
        (FaultPhase.ASSIGNED, "已经在处理了。"),
        (FaultPhase.REPAIRED, "修好了。"),
        (FaultPhase.WITHDRAWN, "这次报修已经取消了。"),
        (FaultPhase.REFUSED, "这次没有报成。请问问人工是为什么。"),
    ],
)
def test_every_phase_has_its_sentence(phase: FaultPhase, words: str) -> None:
    assert zh(repairs.state(case(phase=phase), NOW)) == words


def test_a_technician_is_said_to_work_where_the_operator_names_one() -> None:
    assert (
        repairs.state(case(phase=FaultPhase.ASSIGNED, technician="李师傅"), NOW).msgid
        == "A technician is working on it."
    )


@pytest.mark.parametrize("technician", ["李师傅", ""])
def test_before_a_visit_nobody_is_said_to_be_at_work(technician: str) -> None:
    window = windows_after(NOW, 9)[0]
    visit = Visit("v", "", "t1", window, VisitState.CONFIRMED)
    ahead = replace(case(phase=FaultPhase.ASSIGNED, technician=technician), visit=visit)
    assert zh(repairs.state(ahead, NOW)) == "已经派了师傅。"
    assert zh(repairs.brief_state(ahead, NOW)) == "等师傅来"
    after = replace(ahead, visit=replace(visit, state=VisitState.COMPLETED))
    assert repairs.state(after, NOW) == repairs.state(replace(ahead, visit=None), NOW) != repairs.state(ahead, NOW)
    assert zh(repairs.brief_state(case(phase=FaultPhase.RECEIVED), NOW)) == "收到了"


def test_a_late_repair_says_so_first() -> None:
    assert zh(repairs.state(case(hours_ago=50), NOW)) == "说好的时间过了，还没有修好。"
    assert zh(repairs.brief_state(case(hours_ago=50), NOW)) == "晚了"


def test_the_deadline_names_the_law_and_the_place_or_the_promise() -> None:
    assert zh(repairs.deadline(case(), NOW)) == "按规定，城里 48 小时内要修好，就是 10月14日上午 8:30 以前。"
    assert "农村 72 小时内要修好" in zh(repairs.deadline(case(limit=RURAL), NOW))
    assert zh(repairs.deadline(case(limit=None), NOW)) == "说好 10月14日上午 8:30 以前修好。"
    assert repairs.deadline(case(limit=None, expected_at=None), NOW) is None


def test_the_rent_is_spoken_of_only_beyond_the_legal_limit() -> None:
    waived = Money.of("7.90")
    assert repairs.rent_not_owed(case(hours_ago=3, expected_at=NOW - timedelta(minutes=1)), NOW) is None
    late = repairs.rent_not_owed(case(hours_ago=49, rent_waived=waived), NOW)
    assert zh(late) == "到时间没修好，所以坏了的这些天不收月租，到今天是 7.90 元。"
    ended: dict[str, Any] = {"phase": FaultPhase.REPAIRED, "ended_at": NOW - timedelta(hours=1)}
    assert "6 元" in zh(repairs.rent_not_owed(case(hours_ago=60, rent_waived=Money.of("6"), **ended), NOW))
    assert "不收月租" in zh(repairs.rent_not_owed(case(hours_ago=60, **ended), NOW))


def test_home_says_until_when_or_that_it_is_late() -> None:
    fault = case().fault
    assert zh(repairs.under_repair(fault, NOW)) == "家里的宽带正在修，说好 10月14日上午 8:30 以前修好。"
    assert "到时间还没修好" in zh(repairs.under_repair(fault, NOW + timedelta(hours=48)))


def test_a_window_is_named_by_its_day_from_today() -> None:
    window = windows_after(NOW, 9)[0]
    for days, words in ((0, "明天上午 9 点到 11 点"), (1, "今天上午 9 点到 11 点"), (-1, "后天上午 9 点到 11 点")):
        assert zh(visits.window(window, NOW + timedelta(days=days))) == words
    assert "星期二" in zh(visits.window(window, NOW - timedelta(days=4)))


def test_visits_say_what_was_arranged_and_what_was_too_late() -> None:
    window = windows_after(NOW, 9)[0]
    assert zh(visits.arranged(window, NOW)) == "约好了：明天上午 9 点到 11 点，师傅上门。"
    assert zh(visits.technician_comes(window, NOW)) == "师傅明天上午 9 点到 11 点上门。"
    assert "师傅不来了" in zh(visits.cancelled())
    assert zh(visits.window_taken()) == "这个时间约不上了。请另选一个，或者请人工帮忙。"
    assert "师傅已经出发" in zh(visits.technician_on_the_way())
    assert "都约满了" in zh(visits.no_windows())


def test_outages_say_when_they_should_be_over() -> None:
    def state(outage: Outage, now: datetime = NOW) -> str:
        return zh(outages.outage_state(outage, now))

    outage = Outage(
        "o1", "春风里", is_planned=False, starts_at=NOW - timedelta(hours=1), ends_at=NOW + timedelta(hours=5)
    )
    assert state(outage) == "春风里这一片都坏了，正在修，预计今天下午 2:30 修好。"
    assert "还在修" in state(outage, NOW + timedelta(hours=6))
    assert state(replace(outage, ends_at=None)) == "春风里这一片都坏了，正在修。"
    works = replace(outage, is_planned=True)
    assert "检修" in state(works)
    ahead = replace(works, starts_at=NOW + timedelta(hours=2))
    assert "那时候用不了" in state(ahead)
    assert "起检修" in state(replace(ahead, ends_at=None))
    assert "没有说" in state(replace(works, starts_at=None))
    assert "有故障" in state(replace(outage, is_whole_area=False))
    assert state(replace(outage, area="")) != state(replace(outage, is_whole_area=False, area=""))
    assert zh(outages.cause(replace(outage, cause="挖断了光缆"))) == "原因：挖断了光缆。"
    assert outages.cause(outage) is None


def test_a_report_without_a_time_of_day_is_late_only_once_it_certainly_is() -> None:
    day = NOW.replace(hour=0, minute=0)
    found = FaultCase(a_fault("t1", "net", day), LineKind.BROADBAND, limit=URBAN)
    assert found.limit_ends == day + timedelta(days=3)
    assert not found.is_beyond_limit(day + timedelta(days=2, hours=1))


def test_a_window_of_whole_days_names_them_without_a_clock() -> None:
    day = NOW.replace(hour=0, minute=0)
    assert zh(visits.window(VisitWindow(day, day + timedelta(days=1)), NOW)) == "今天"
    assert zh(visits.window(VisitWindow(day, day + timedelta(days=2)), NOW)) == "10月12日到10月13日"


def test_a_window_over_two_days_names_both() -> None:
    span = VisitWindow(NOW.replace(hour=14, minute=0), NOW.replace(hour=11, minute=0) + timedelta(days=1))
    assert zh(visits.window(span, NOW)) == "今天下午 2:00 到明天上午 11:00 之间"


def test_announced_works_without_a_day_are_announced_and_nothing_more() -> None:
    announced = Outage("o", "和平路", is_planned=True)
    assert outages.outage_state(announced, NOW).msgid == (
        "There will be planned work in {area}. The operator does not say from when."
    )
