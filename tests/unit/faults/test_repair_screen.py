"""The repair screen: outages first, safe things to try, a queued report, the technician's windows, a late repair."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from elderclient import resources
from elderclient.adapters.rules.files import RuleFiles
from elderclient.domain.address import Address
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import Conflict, NoNetwork, OperatorError, Refused
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.check import checks_for
from elderclient.domain.faults.fault import SYMPTOMS, FaultPhase, FaultStep, LineKind, Symptom
from elderclient.domain.faults.outage import Outage
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.faults import checks, faults_screen, lines, outages, repairs, visits
from elderclient.phrases.shell import actions, acts, page_parts, unknowns
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.presenting import Entry, StepState, Timeline, texts
from elderclient.ui.flow.services import Services
from elderclient.ui.intents import CallMe, GoBack, GoHome, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from elderclient.ui.shell.application import Application
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.bills import an_operator, product
from tests.fakes.desk_application import Bench
from tests.fakes.gateway import FakeGateway
from tests.fakes.repairs import a_fault, windows_after
from tests.fakes.screen_context import Desk, captions, entries, heard, press
from tests.fakes.store import FakeStore
from tests.unit.bills.test_bill_window import faults_of, go, pages_of

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
TOWN = Address("area-1", "CN-BJ", is_rural=False)


class Home:
    """A customer with a mobile and home internet in town, and the desk of their screen."""

    def __init__(self) -> None:
        self.gateway, self.store = an_operator(), FakeStore()
        self.gateway.held = (
            product("mobile", number="13800138000"),
            product("net", category="broadband", address=TOWN, name="宽带"),
        )
        self.desk = Desk()
        numbers = iter(f"id{number}" for number in range(1, 50))
        rules = RuleFiles(resources.asset("rules"))
        dependencies = Dependencies(
            self.gateway, self.store, self.desk.clock, rules, ShortCode("10000"), lambda: next(numbers)
        )
        self.desk.services = Services(dependencies)

    @property
    def now(self) -> datetime:
        return self.desk.clock.now()

    def open(self, subject: str = "") -> FaultsPresenter:
        presenter = FaultsPresenter(self.desk.context(), Place("faults", subject))
        presenter.refresh()
        return presenter

    def broken(self, hours_ago: float = 1, **more: object) -> None:
        """Put home internet under repair as ``t1``."""
        since = self.desk.clock.now() - timedelta(hours=hours_ago)
        self.gateway.faults.known = (a_fault("t1", "net", since, **more),)

    def case(self, fault_id: str) -> FaultCase:
        """Return the fault as the screen gets it."""
        view = self.desk.services.see_faults.fetch().value
        found: FaultCase | None = view.case(fault_id)
        assert found is not None
        return found

    def went(self) -> list[str]:
        """Return the subjects of the places gone to."""
        return [intent.place.subject for intent in self.desk.emitted if isinstance(intent, GoTo)]


@pytest.fixture
def home() -> Home:
    return Home()


def test_the_first_page_asks_what_does_not_work_and_leads_to_the_lost_mobile(home: Home) -> None:
    page = home.open().page()
    assert texts(page)[0] == faults_screen.which_line()
    assert [block.icon for block in page.blocks if isinstance(block, Entry)] == ["phone", "broadband"]
    for name in entries(page):
        press(page, name)
    assert captions(page) == [faults_screen.lost_phone()]
    press(page, faults_screen.lost_phone())
    assert home.went() == ["report/mobile", "report/net", ""]
    assert home.desk.emitted[-1] == GoTo(Place("lost_phone"))


def test_a_stored_list_of_which_nothing_was_read_is_no_empty_page(home: Home) -> None:
    home.gateway.unread["faults"] = 1
    home.open()
    home.desk.runner.holds = True
    assert heard(home.open())[0] == faults_screen.which_line()


def test_whoever_has_no_line_is_sent_to_a_person_and_asked_nothing(home: Home) -> None:
    home.gateway.held = ()
    presenter = home.open()
    assert heard(presenter) == [faults_screen.no_lines()]
    assert captions(presenter.page()) == []


def test_lines_that_could_not_be_read_are_not_said_to_be_missing(home: Home) -> None:
    home.gateway.held = ()
    home.gateway.unread["products"] = 1
    assert heard(home.open()) == [unknowns.unread_records(1)]


def test_an_outage_is_shown_first_and_needs_no_report(home: Home) -> None:
    now = home.desk.clock.now()
    outage = Outage(
        "o1", "春风里", False, now - timedelta(hours=1), now + timedelta(hours=5), "挖断了光缆", product_ids=("net",)
    )
    home.gateway.outages.known = (outage,)
    home.broken()
    presenter = home.open()
    state = outages.outage_state(outage, now)
    assert heard(presenter)[0] == state
    assert outages.cause(outage) in heard(presenter)
    assert outages.no_report_needed() in heard(presenter)
    home.gateway.faults.known = ()
    line = home.open("report/net")
    assert heard(line)[:2] == [state, outages.report_optional()]
    assert entries(line.page()) == [lines.symptom_name(symptom) for symptom in SYMPTOMS[LineKind.BROADBAND]]
    report = home.open("report/net/slow").page()
    assert captions(report) == [faults_screen.do_not_report(), faults_screen.report_now()]


def test_lines_have_pictures_and_one_under_repair_leads_to_its_repair(home: Home) -> None:
    home.broken()
    page = home.open().page()
    assert captions(page) == [faults_screen.lost_phone(), faults_screen.another_fault()]
    assert faults_screen.which_line() not in texts(page)
    press(page, faults_screen.another_fault())
    shown = [block for one in (page, home.open("report").page()) for block in one.blocks if isinstance(block, Entry)]
    assert [entry.icon for entry in shown] == ["repair", "phone"]
    for entry in shown:
        entry.press()
    assert home.went() == ["report", "fault/t1", "report/mobile"]
    again = home.open("report/net/slow")
    assert faults_screen.reported_already() in heard(again)
    press(again.page(), faults_screen.see_progress())
    assert home.went()[-1] == "fault/t1"


def test_checks_come_one_at_a_time_before_the_report_and_the_visit(home: Home) -> None:
    press(home.open("report/net").page(), lines.symptom_name(Symptom.SLOW))
    presenter = home.open(home.went()[-1])
    offered = checks_for(LineKind.BROADBAND, Symptom.SLOW)
    for number, check in enumerate(offered, 1):
        assert heard(presenter) == [checks.place_of_check(number, len(offered)), checks.instruction(check)]
        assert captions(presenter.page()) == [
            faults_screen.skip_checks(), faults_screen.still_broken(), faults_screen.works(),
        ]  # fmt: skip
        press(presenter.page(), faults_screen.still_broken())
    question = lines.report_question(LineKind.BROADBAND, home.gateway.held[1], Symptom.SLOW)
    assert heard(presenter)[0] == question
    press(presenter.page(), faults_screen.report_now())
    assert heard(presenter) == [repairs.reported(), faults_screen.visit_can_be_arranged()]
    assert home.desk.results >= len(offered) + 1
    press(presenter.page(), faults_screen.arrange_visit())
    assert home.went()[-1] == "visit/t-id1"
    press(presenter.page(), actions.all_right())
    assert home.went()[-1] == ""


def test_a_check_that_helps_needs_no_report(home: Home) -> None:
    presenter = home.open("report/mobile/noSignal")
    press(presenter.page(), faults_screen.works())
    assert heard(presenter) == [faults_screen.works_without_report()]
    press(presenter.page(), actions.all_right())
    assert home.desk.emitted == [GoHome()]
    assert home.gateway.faults.known == ()


def test_checks_can_be_skipped_and_the_report_refused(home: Home) -> None:
    presenter = home.open("report/mobile/noSignal")
    press(presenter.page(), faults_screen.skip_checks())
    press(presenter.page(), faults_screen.do_not_report())
    assert home.desk.emitted == [GoBack()]
    assert home.gateway.faults.known == ()


def test_without_a_network_the_report_is_queued_and_the_screen_says_so(home: Home) -> None:
    presenter = home.open("report/net/slow")
    press(presenter.page(), faults_screen.skip_checks())
    home.gateway.trouble = NoNetwork()
    press(presenter.page(), faults_screen.report_now())
    assert heard(presenter) == [repairs.queued()]
    assert len(home.store.acts()) == 1
    home.gateway.trouble = None
    overview = home.open()
    assert repairs.brief_state(home.case("id1"), home.now) in heard(overview)
    fault = home.open("fault/id1")
    assert heard(fault)[0] == acts.not_sent_yet()
    assert captions(fault.page()) == [actions.call_me_back()]


def test_a_refusal_is_shown_with_a_person_to_ask(home: Home) -> None:
    presenter = home.open("report/net/slow")
    press(presenter.page(), faults_screen.skip_checks())
    home.gateway.trouble = Refused(reason="这条线已经停了")
    press(presenter.page(), faults_screen.report_now())
    reaction = reaction_to(home.gateway.trouble)
    assert heard(presenter)[0] == reaction.sentence
    press(presenter.page(), reaction.caption)
    assert home.desk.emitted[-1] == CallMe()


def test_the_steps_of_a_repair_are_a_timeline(home: Home) -> None:
    since = home.desk.clock.now() - timedelta(hours=1)
    steps = (FaultStep(FaultPhase.RECEIVED, since), FaultStep(FaultPhase.ASSIGNED, since + timedelta(minutes=20)))
    home.broken(phase=FaultPhase.ASSIGNED, technician="马师傅", steps=steps)
    presenter = home.open("fault/t1")
    (timeline,) = [block for block in presenter.page().blocks if isinstance(block, Timeline)]
    case = home.case("t1")
    assert [(step.what, step.state) for step in timeline.steps] == [
        (repairs.reported_step(), StepState.DONE),
        (repairs.assigned_step(case.fault), StepState.DONE),
        (repairs.repaired_step(), StepState.AHEAD),
    ]
    assert case.limit is not None
    assert repairs.deadline(case, home.now) in heard(presenter)
    assert presenter.place == Place("faults", "宽带")


def test_a_late_repair_shows_the_rent_and_what_can_be_done(home: Home) -> None:
    home.broken(hours_ago=50, rent_waived=Money.of("7.90"))
    presenter = home.open("fault/t1")
    case = home.case("t1")
    assert case.is_overdue(home.now)
    assert heard(presenter)[0] == repairs.state(case, home.now)
    assert repairs.rent_not_owed(case, home.now) in heard(presenter)
    (timeline,) = [block for block in presenter.page().blocks if isinstance(block, Timeline)]
    assert timeline.steps[-1].state is StepState.OVERDUE
    assert captions(presenter.page()) == [
        actions.complain(), faults_screen.arrange_visit(), actions.call_me_back(),
    ]  # fmt: skip
    press(presenter.page(), actions.complain())
    assert home.desk.emitted[-1] == GoTo(Place("complaints", "product/net"))


def test_a_visit_is_chosen_moved_and_cancelled(home: Home) -> None:
    home.broken()
    first, second = home.gateway.visits.free = windows_after(home.desk.clock.now(), 9, 14)
    presenter = home.open("visit/t1")
    assert heard(presenter) == [
        faults_screen.which_window(), visits.window(first, home.now), visits.window(second, home.now),
    ]  # fmt: skip
    press(presenter.page(), visits.window(first, home.now))
    assert heard(presenter) == [visits.arranged(first, home.now)]
    fault = home.open("fault/t1")
    assert visits.technician_comes(first, home.now) in heard(fault)
    press(fault.page(), actions.another_time())
    moved = home.open(home.went()[-1])
    press(moved.page(), visits.window(second, home.now))
    assert [visit.window for visit in home.gateway.visits.known] == [second]
    assert first not in [visit.window for visit in home.gateway.visits.known]
    press(home.open("fault/t1").page(), faults_screen.cancel_visit())
    asked = home.open(home.went()[-1])
    assert captions(asked.page()) == [faults_screen.keep_visit(), faults_screen.confirm_cancelling()]
    press(asked.page(), faults_screen.confirm_cancelling())
    assert heard(asked) == [visits.cancelled()]
    assert visits.technician_comes(second, home.now) not in heard(home.open("fault/t1"))


def test_another_window_is_offered_where_one_was_just_taken(home: Home) -> None:
    home.broken()
    (window,) = home.gateway.visits.free = windows_after(home.desk.clock.now(), 9)
    presenter = home.open("visit/t1")
    (other,) = home.gateway.visits.free = windows_after(home.desk.clock.now(), 14)
    press(presenter.page(), visits.window(window, home.now))
    assert heard(presenter) == [visits.window_taken()]
    press(presenter.page(), faults_screen.choose_again())
    assert visits.window(other, home.now) in heard(presenter)
    assert window not in home.gateway.visits.free


def test_no_window_is_left(home: Home) -> None:
    home.broken()
    presenter = home.open("visit/t1")
    assert heard(presenter) == [visits.no_windows()]
    assert captions(presenter.page()) == [actions.call_me_back()]


@pytest.mark.parametrize("subject", ["visit/t1", "stay/t1", "works/t1"])
def test_live_acts_are_refused_offline_in_one_sentence(home: Home, subject: str) -> None:
    home.broken()
    home.gateway.visits.free = windows_after(home.desk.clock.now(), 9)
    home.desk.services.book_visit.book("t1", home.gateway.visits.free[0])
    home.gateway.visits.free = windows_after(home.desk.clock.now(), 14)
    presenter = home.open(subject)
    home.gateway.trouble = NoNetwork()
    if subject.startswith("visit"):
        next(block for block in presenter.page().blocks if isinstance(block, Entry)).press()
    else:
        presenter.page().actions[-1].press()
    offline = reaction_to(NoNetwork()).sentence
    assert heard(presenter)[0] == offline
    assert home.store.acts() == ()
    assert isinstance(home.desk.asked[-1].problem, NoNetwork)
    home.gateway.trouble = None
    presenter.refresh()
    assert offline not in heard(presenter)


def test_it_works_again_ends_the_repair(home: Home) -> None:
    home.broken()
    press(home.open("fault/t1").page(), faults_screen.withdraw())
    asked = home.open(home.went()[-1])
    assert captions(asked.page()) == [faults_screen.not_yet(), faults_screen.works()]
    press(asked.page(), faults_screen.works())
    assert heard(asked) == [repairs.withdrawn()]
    assert home.gateway.faults.known[0].phase is FaultPhase.WITHDRAWN


@pytest.mark.parametrize(
    ("subject", "answer"),
    [("works/t1", faults_screen.repair_over()), ("stay/t1", visits.technician_on_the_way())],
)
def test_an_act_that_comes_too_late_has_its_own_sentence(home: Home, subject: str, answer: Sentence) -> None:
    home.broken()
    home.gateway.visits.free = windows_after(home.desk.clock.now(), 9)
    home.desk.services.book_visit.book("t1", home.gateway.visits.free[0])
    presenter = home.open(subject)
    home.gateway.trouble = Conflict(reason="Too late: the fault is already resolved.")
    presenter.page().actions[-1].press()
    assert heard(presenter) == [answer]


def test_windows_are_asked_for_again_after_a_problem(home: Home) -> None:
    home.broken()
    home.open()
    home.gateway.trouble = NoNetwork()
    presenter = home.open("visit/t1")
    assert heard(presenter)[0] == reaction_to(NoNetwork()).sentence
    home.gateway.trouble = None
    presenter.refresh()
    assert heard(presenter) == [visits.no_windows()]


def test_repaired_asks_whether_it_is(home: Home) -> None:
    home.broken(phase=FaultPhase.REPAIRED, ended_at=home.desk.clock.now())
    presenter = home.open("fault/t1")
    assert heard(presenter)[0] == repairs.state(home.case("t1"), home.now)
    press(presenter.page(), faults_screen.still_broken())
    assert home.went() == ["report/net"]


@pytest.mark.parametrize("subject", ["fault/nothing", "visit/nothing", "report/nothing", "report/nothing/slow"])
def test_an_unknown_line_or_fault_is_not_found(home: Home, subject: str) -> None:
    presenter = home.open(subject)
    assert heard(presenter) == [faults_screen.not_found()]
    assert captions(presenter.page()) == [actions.call_me_back()]


@pytest.mark.parametrize("trouble", [NoNetwork(), Conflict()])
def test_a_problem_without_data_has_one_action(home: Home, trouble: OperatorError) -> None:
    home.gateway.trouble = trouble
    presenter = home.open()
    assert len(presenter.page().actions) == 1
    home.gateway.trouble = None
    presenter.refresh()
    assert captions(presenter.page()) == [faults_screen.lost_phone()]
    assert heard(presenter)[0] == faults_screen.which_line()


def test_cached_data_is_shown_with_its_date(home: Home) -> None:
    home.broken()
    home.open()
    day = home.now.date()
    home.desk.clock.move(days=1)
    home.gateway.trouble = NoNetwork()
    assert page_parts.figures_of(day) in heard(home.open())


@pytest.mark.parametrize("kind", LineKind)
def test_every_symptom_has_two_or_three_things_to_try(kind: LineKind) -> None:
    for symptom in SYMPTOMS[kind]:
        assert 2 <= len(checks_for(kind, symptom)) <= 3
    assert 3 <= len(SYMPTOMS[kind]) <= 6


PLACES = (
    "", "report", "report/net", "report/dark", "report/land/noDialTone", "report/mobile/noSignal", "fault/t1",
    "fault/t2", "fault/t3", "visit/t1", "stay/t1", "works/t1", "fault/nothing",
)  # fmt: skip


def a_bad_day(one: Bench) -> FakeGateway:
    """Prepare a late repair with a visit, one that is over, an outage, announced works, long names."""
    gateway, now = one.gateway, one.clock.now()
    gateway.held = (
        product("mobile", number="13800138000"),
        product("land", category="landline", address=TOWN, number="010-62345678"),
        product("net", category="broadband", address=TOWN, name="很长的宽带名字" * 20),
        product("dark", category="broadband", address=TOWN),
    )
    late = a_fault("t1", "net", now - timedelta(hours=60), technician="欧阳师傅" * 9, rent_waived=Money.of("1234.56"))
    over = a_fault("t2", "land", now - timedelta(days=9), phase=FaultPhase.REPAIRED, ended_at=now - timedelta(days=1))
    unvisited = replace(late, id="t3", external_id="x-t3", product_id="dark")
    gateway.faults.known = (late, unvisited, replace(over, kind=LineKind.LANDLINE, rent_waived=Money.of("88.88")))
    gateway.visits.free = windows_after(now, 9, 11, 14, 16)
    gateway.visits.book("v1", "t1", gateway.visits.free[0])
    area = "名字特别长的小区" * 4
    outage = Outage(
        "o1",
        area,
        False,
        now - timedelta(hours=1),
        now + timedelta(days=2),
        "挖断了光缆" * 9,
        "A long name " * 5,
        "A cut cable " * 9,
        ("dark",),
    )
    gateway.outages.known = (outage, replace(outage, id="o2", is_planned=True, starts_at=now + timedelta(days=1)))
    return gateway


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize(("width", "height", "size"), [(800, 600, 18), (800, 600, 36), (1366, 768, 36)])
def test_nothing_is_cut_on_a_bad_day(
    bench: Make, until: Until, width: int, height: int, size: int, language: Language
) -> None:
    one = bench(configuration=Configuration(text_size=size, language=language), width=width, height=height)
    a_bad_day(one)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    found = [fault for place in PLACES for fault in _faults_at(application, until, place)]
    assert found == []


def _faults_at(application: Application, until: Until, place: str) -> list[str]:
    view = go(application, f"faults/{place}" if place else "faults")
    until(lambda: application.tasks.is_idle)
    return [f"{place} {number}: {fault}" for number in pages_of(view) for fault in faults_of(view)]
