"""Repair's pages: outages first, safe things to try, a report that is kept, the technician's time, what is owed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from elderclient import resources
from elderclient.adapters.rules.files import RuleFiles
from elderclient.domain.address import Address
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import Conflict, NoNetwork, OperatorError, Refused
from elderclient.domain.faults.fault import SYMPTOMS, FaultPhase, FaultStep, LineKind
from elderclient.domain.faults.outage import Outage
from elderclient.domain.money import Money
from elderclient.domain.phone import ShortCode
from elderclient.rendering import shown
from elderclient.ui.flow.presenting import Entry, StepState, Text, Timeline
from elderclient.ui.flow.services import Dependencies, Services
from elderclient.ui.intents import CallMe, GoBack, GoHome, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.faults.faults.checks import checks_for
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from elderclient.ui.shell.application import Application
from tests.fakes.bills import an_operator, product
from tests.fakes.desk_application import Bench
from tests.fakes.gateway import FakeGateway
from tests.fakes.repairs import a_fault, windows_after
from tests.fakes.screen_context import Desk, action_words, entry_words, press
from tests.fakes.store import FakeStore
from tests.unit.bills.test_bill_window import faults_of, go, pages_of

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
TOWN = Address("area-1", "CN-BJ", is_rural=False)


class Home:
    """A customer with a mobile and home internet in town, and their desk."""

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
    def now(self) -> object:
        return self.desk.clock.now()

    def open(self, subject: str = "") -> FaultsPresenter:
        presenter = FaultsPresenter(self.desk.context(), Place("faults", subject))
        presenter.refresh()
        return presenter

    def broken(self, hours_ago: float = 1, **more: object) -> None:
        """Home internet is under repair as ``t1``."""
        since = self.desk.clock.now() - timedelta(hours=hours_ago)
        self.gateway.faults.known = (a_fault("t1", "net", since, **more),)

    def went(self) -> list[str]:
        """Subjects of the places gone to."""
        return [intent.place.subject for intent in self.desk.emitted if isinstance(intent, GoTo)]


@pytest.fixture
def home() -> Home:
    return Home()


def said(presenter: FaultsPresenter) -> str:
    return "\n".join(shown(sentence, Language.CHINESE) for sentence in presenter.sentences())


def test_nothing_broken_leads_to_a_report_and_to_the_lost_mobile(home: Home) -> None:
    presenter = home.open()
    assert action_words(presenter.page()) == ["My mobile is lost", "Ask for a repair"]
    press(presenter.page(), "My mobile is lost")
    press(presenter.page(), "Ask for a repair")
    assert home.desk.emitted == [GoTo(Place("lost_phone")), GoTo(Place("faults", "report"))]


def test_an_outage_is_told_first_and_needs_no_report(home: Home) -> None:
    now = home.desk.clock.now()
    outage = Outage(
        "o1", "春风里", False, now - timedelta(hours=1), now + timedelta(hours=5), "挖断了光缆", product_ids=("net",)
    )
    home.gateway.outages.known = (outage,)
    home.broken()
    presenter = home.open()
    first = presenter.page().blocks[0]
    assert isinstance(first, Text)
    assert shown(first.sentence, Language.CHINESE) == "春风里这一片都坏了，正在修，预计今天下午 2:30 修好。"
    assert "您不用报修" in said(presenter)
    home.gateway.faults.known = ()
    line = home.open("report/net")
    assert said(line).startswith("春风里这一片都坏了")
    assert "要报也可以" in said(line)
    assert len(entry_words(line.page())) == len(SYMPTOMS[LineKind.BROADBAND])
    assert action_words(home.open("report/net/slow").page()) == ["Don't report it", "Report it now"]


def test_lines_have_pictures_and_one_under_repair_leads_to_its_repair(home: Home) -> None:
    home.broken()
    presenter = home.open("report")
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.icon for entry in entries] == ["phone", "broadband"]
    for entry in entries:
        entry.press()
    assert home.went() == ["report/mobile", "fault/t1"]
    again = home.open("report/net/slow")
    press(again.page(), "How far the repair is")
    assert home.went()[-1] == "fault/t1"


def test_things_are_tried_one_at_a_time_then_it_is_reported_and_a_time_chosen(home: Home) -> None:
    press(home.open("report/net").page(), "The internet is slow")
    presenter = home.open(home.went()[-1])
    checks = checks_for(LineKind.BROADBAND, next(s for s in SYMPTOMS[LineKind.BROADBAND] if s.value == "slow"))
    for one in checks:
        assert one.words.msgid in [sentence.msgid for sentence in presenter.sentences()]
        assert action_words(presenter.page()) == ["Skip", "Still not working", "It works"]
        press(presenter.page(), "Still not working")
    assert "家里的宽带、电视：上网慢。要报修吗？" in said(presenter)
    press(presenter.page(), "Report it now")
    assert said(presenter).startswith("报修好了，我们会派师傅修。")
    assert home.desk.results >= len(checks) + 1
    press(presenter.page(), "Arrange a visit")
    assert home.went()[-1] == "visit/t-id1"
    press(presenter.page(), "All right")
    assert home.went()[-1] == ""


def test_it_works_needs_no_report(home: Home) -> None:
    presenter = home.open("report/mobile/noSignal")
    press(presenter.page(), "It works")
    assert "太好了" in said(presenter)
    press(presenter.page(), "All right")
    assert home.desk.emitted == [GoHome()]
    assert home.gateway.faults.known == ()


def test_who_cannot_try_anything_skips_and_may_still_not_report(home: Home) -> None:
    presenter = home.open("report/mobile/noSignal")
    press(presenter.page(), "Skip")
    press(presenter.page(), "Don't report it")
    assert home.desk.emitted == [GoBack()]
    assert home.gateway.faults.known == ()


def test_without_a_network_the_report_is_kept_and_said_to_be(home: Home) -> None:
    presenter = home.open("report/net/slow")
    press(presenter.page(), "Skip")
    home.gateway.trouble = NoNetwork()
    press(presenter.page(), "Report it now")
    assert said(presenter) == "记下了。一有网，就替您报修。"
    assert len(home.store.acts()) == 1
    home.gateway.trouble = None
    overview = home.open()
    assert "等网" in said(overview)
    fault = home.open("fault/id1")
    assert said(fault).startswith("记下了。一有网，就替您报修。")
    assert action_words(fault.page()) == ["Call me back, a person"]


def test_a_refusal_is_told_with_a_person_to_ask(home: Home) -> None:
    presenter = home.open("report/net/slow")
    press(presenter.page(), "Skip")
    home.gateway.trouble = Refused(reason="这条线已经停了")
    press(presenter.page(), "Report it now")
    assert "这条线已经停了" in said(presenter)
    press(presenter.page(), "Call me back, a person")
    assert home.desk.emitted[-1] == CallMe()


def test_the_way_of_a_repair_is_a_timeline(home: Home) -> None:
    since = home.desk.clock.now() - timedelta(hours=1)
    steps = (FaultStep(FaultPhase.RECEIVED, since), FaultStep(FaultPhase.ASSIGNED, since + timedelta(minutes=20)))
    home.broken(phase=FaultPhase.ASSIGNED, technician="马师傅", steps=steps)
    presenter = home.open("fault/t1")
    (timeline,) = [block for block in presenter.page().blocks if isinstance(block, Timeline)]
    assert [(step.what.msgid, step.state) for step in timeline.steps] == [
        ("Reported", StepState.DONE),
        ("{technician} has it", StepState.DONE),
        ("Repair done", StepState.AHEAD),
    ]
    assert "按规定，城里 48 小时内要修好，就是 10月14日上午 8:30 以前。" in said(presenter)
    assert presenter.place == Place("faults", "宽带")


def test_a_late_repair_says_what_is_owed_and_shows_the_ways_on(home: Home) -> None:
    home.broken(hours_ago=50, rent_waived=Money.of("7.90"))
    presenter = home.open("fault/t1")
    assert said(presenter).startswith("说好的时间过了，还没有修好。")
    assert "7.90 元" in said(presenter)
    assert "晚了" in said(presenter)
    assert action_words(presenter.page()) == [
        "Complain", "Arrange a visit", "Call me back, a person",
    ]  # fmt: skip
    press(presenter.page(), "Complain")
    assert home.desk.emitted[-1] == GoTo(Place("complaints", "product/net"))


def test_a_visit_is_chosen_moved_and_called_off(home: Home) -> None:
    home.broken()
    first, second = home.gateway.appointments.free = windows_after(home.desk.clock.now(), 9, 14)
    presenter = home.open("visit/t1")
    assert said(presenter) == "师傅什么时候来？\n明天上午 9 点到 11 点\n明天下午 2 点到 4 点"
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    entries[0].press()
    assert said(presenter) == "约好了：明天上午 9 点到 11 点，师傅上门。"
    fault = home.open("fault/t1")
    assert "师傅明天上午 9 点到 11 点上门。" in said(fault)
    press(fault.page(), "Another time")
    moved = home.open(home.went()[-1])
    next(block for block in moved.page().blocks if isinstance(block, Entry)).press()
    assert [visit.window for visit in home.gateway.appointments.known] == [second]
    assert first not in [visit.window for visit in home.gateway.appointments.known]
    press(home.open("fault/t1").page(), "The technician need not come")
    asked = home.open(home.went()[-1])
    assert action_words(asked.page()) == ["Still come", "Not come"]
    press(asked.page(), "Not come")
    assert "师傅不来了" in said(asked)
    assert "明天" not in said(home.open("fault/t1"))


def test_a_window_that_was_just_taken_is_told_and_another_offered(home: Home) -> None:
    home.broken()
    (window,) = home.gateway.appointments.free = windows_after(home.desk.clock.now(), 9)
    presenter = home.open("visit/t1")
    home.gateway.appointments.free = windows_after(home.desk.clock.now(), 14)
    next(block for block in presenter.page().blocks if isinstance(block, Entry)).press()
    assert said(presenter) == "这个时间约不上了。请另选一个，或者请人工帮忙。"
    press(presenter.page(), "Choose again")
    assert "下午 2 点到 4 点" in said(presenter)
    assert window not in home.gateway.appointments.free


def test_no_window_is_left(home: Home) -> None:
    home.broken()
    presenter = home.open("visit/t1")
    assert "都约满了" in said(presenter)
    assert action_words(presenter.page()) == ["Call me back, a person"]


@pytest.mark.parametrize("subject", ["visit/t1", "stay/t1", "works/t1"])
def test_live_acts_are_refused_offline_in_one_sentence(home: Home, subject: str) -> None:
    home.broken()
    home.gateway.appointments.free = windows_after(home.desk.clock.now(), 9)
    home.desk.services.book_visit.book("t1", home.gateway.appointments.free[0])
    home.gateway.appointments.free = windows_after(home.desk.clock.now(), 14)
    presenter = home.open(subject)
    home.gateway.trouble = NoNetwork()
    if subject.startswith("visit"):
        next(block for block in presenter.page().blocks if isinstance(block, Entry)).press()
    else:
        presenter.page().actions[-1].press()
    assert said(presenter).startswith("现在没有网。")
    assert home.store.acts() == ()
    assert isinstance(home.desk.asked[-1].problem, NoNetwork)
    home.gateway.trouble = None
    presenter.refresh()
    assert "现在没有网" not in said(presenter)


def test_it_works_again_ends_the_repair(home: Home) -> None:
    home.broken()
    press(home.open("fault/t1").page(), "It works again, no repair needed")
    asked = home.open(home.went()[-1])
    assert action_words(asked.page()) == ["Not yet", "It works"]
    press(asked.page(), "It works")
    assert "不用修了" in said(asked)
    assert home.gateway.faults.known[0].phase is FaultPhase.WITHDRAWN


@pytest.mark.parametrize(("subject", "words"), [("works/t1", "已经修好了"), ("stay/t1", "师傅已经出发")])
def test_what_comes_too_late_is_said_in_our_own_words(home: Home, subject: str, words: str) -> None:
    home.broken()
    home.gateway.appointments.free = windows_after(home.desk.clock.now(), 9)
    home.desk.services.book_visit.book("t1", home.gateway.appointments.free[0])
    presenter = home.open(subject)
    home.gateway.trouble = Conflict(reason="Too late: the fault is already resolved.")
    presenter.page().actions[-1].press()
    assert said(presenter).startswith(words)


def test_trouble_with_the_windows_is_asked_again(home: Home) -> None:
    home.broken()
    home.open()
    home.gateway.trouble = NoNetwork()
    presenter = home.open("visit/t1")
    assert said(presenter).startswith("现在没有网。")
    home.gateway.trouble = None
    presenter.refresh()
    assert "都约满了" in said(presenter)


def test_repaired_asks_whether_it_is(home: Home) -> None:
    home.broken(phase=FaultPhase.REPAIRED, ended_at=home.desk.clock.now())
    presenter = home.open("fault/t1")
    assert said(presenter).startswith("修好了。")
    press(presenter.page(), "Still not working")
    assert home.went() == ["report/net"]


@pytest.mark.parametrize("subject", ["fault/nothing", "visit/nothing", "report/nothing", "report/nothing/slow"])
def test_what_is_gone_is_not_shown_as_something_else(home: Home, subject: str) -> None:
    assert action_words(home.open(subject).page()) == ["Call me back, a person"]


@pytest.mark.parametrize("trouble", [NoNetwork(), Conflict()])
def test_trouble_with_nothing_known_has_one_action(home: Home, trouble: OperatorError) -> None:
    home.gateway.trouble = trouble
    presenter = home.open()
    assert len(presenter.page().actions) == 1
    home.gateway.trouble = None
    presenter.refresh()
    assert action_words(presenter.page()) == ["My mobile is lost", "Ask for a repair"]


def test_the_last_known_stays_with_its_date(home: Home) -> None:
    home.broken()
    home.open()
    home.desk.clock.move(days=1)
    home.gateway.trouble = NoNetwork()
    assert "这是 10月12日的数据。" in said(home.open())


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
    """A late repair with a visit, one that is over, an outage, works announced, long names."""
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
    gateway.appointments.free = windows_after(now, 9, 11, 14, 16)
    gateway.appointments.book("v1", "t1", gateway.appointments.free[0])
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
