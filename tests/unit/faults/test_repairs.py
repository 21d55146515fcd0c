"""Faults seen, reported, visited: outages first, queued reports, legal limits, and nothing sent twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest

from elderclient.adapters.store.codec import decode, encode
from elderclient.domain.address import Address
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.deadlines.due import repair_ends
from elderclient.domain.deadlines.limits import Duty, Limit, Measure
from elderclient.domain.errors import (
    Conflict,
    DiskFull,
    NoNetwork,
    OperatorError,
    Refused,
    ServerFailed,
    StoreError,
    TooSlow,
)
from elderclient.domain.faults.case import FaultCase
from elderclient.domain.faults.check import Check
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport, FaultStep, LineKind, Symptom
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import Booking, Visit, VisitState
from elderclient.domain.money import Money
from elderclient.domain.plans.plan import Product, ProductStatus
from elderclient.phrases.faults import repairs, visits
from elderclient.usecases.cache import FAULTS
from elderclient.usecases.faults.book_visit import BookVisit
from elderclient.usecases.faults.report_fault import ReportFault
from elderclient.usecases.faults.see_faults import FaultsView, SeeFaults
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.handlers import handler_of
from elderclient.usecases.ports.store import Entry
from elderclient.usecases.see_home import SeeHome
from tests.fakes.bills import product
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.repairs import a_fault, windows_after
from tests.fakes.store import FakeStore

TOWN, VILLAGE = Address("area-1", "CN-BJ", is_rural=False), Address("area-2", "CN-HA", is_rural=True)


class Desk:
    """One customer with a mobile, a landline in the country and home internet in town; it is 9:30 on 12 October."""

    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        self.gateway.held = (
            product("net", category="broadband", address=TOWN, number="01062345678"),
            product("extra", category="valueAdded"),
            product("old", category="broadband", address=TOWN),
            product("land", category="landline", address=VILLAGE, number="01062345678"),
            product("mobile", number="13800138000"),
        )
        self.gateway.held = tuple(
            replace(one, status=ProductStatus.TERMINATED) if one.id == "old" else one for one in self.gateway.held
        )
        dependencies = dependencies_of(self.gateway, self.store, self.clock)
        self.ledger = dependencies.ledger
        self.see = SeeFaults(dependencies)
        self.report = ReportFault(dependencies)
        self.visit = BookVisit(dependencies)

    @property
    def now(self) -> datetime:
        return self.clock.now()

    def case(self, hours_ago: float = 1, **more: object) -> FaultCase:
        """Put one fault at the operator, of home internet unless ``product_id`` is given, and return it."""
        product_id = str(more.pop("product_id", "net"))
        fault = a_fault("t1", product_id, self.now - timedelta(hours=hours_ago), **more)
        self.gateway.faults.known = (fault,)
        return view(self.see.fetch()).cases[0]


@pytest.fixture
def desk() -> Desk:
    return Desk()


def view(fetched: Fetched[FaultsView] | None) -> FaultsView:
    assert fetched is not None
    assert fetched.value is not None
    return fetched.value


def test_lines_are_the_held_products_that_can_break(desk: Desk) -> None:
    assert desk.see.cached() is None
    lines = view(desk.see.fetch()).lines
    assert [(line.product.id, line.kind) for line in lines] == [
        ("mobile", LineKind.MOBILE), ("land", LineKind.LANDLINE), ("net", LineKind.BROADBAND),
    ]  # fmt: skip
    assert view(desk.see.cached()).lines == lines


def test_only_outages_of_the_customers_lines_are_shown(desk: Desk) -> None:
    here = Outage("o1", "春风里", is_planned=False, product_ids=("net",))
    around = Outage("o2", "柳河村", is_planned=True, area_ids=("area-2",))
    elsewhere = Outage("o3", "别处", is_planned=False, area_ids=("area-9",))
    neighbours = Outage("o4", "春风里", is_planned=False, product_ids=("theirs",), area_ids=("area-1",))
    desk.gateway.outages.known = (here, around, elsewhere, neighbours)
    found = view(desk.see.fetch())
    assert {outage.id for outage in found.outages} == {"o1", "o2"}
    assert [[outage.id for outage in line.outages] for line in found.lines] == [[], ["o2"], ["o1"]]


@pytest.mark.parametrize(
    ("product_id", "duty", "hours"), [("net", Duty.REPAIR_URBAN, 48), ("land", Duty.REPAIR_RURAL, 72)]
)
def test_the_limit_is_that_of_the_place(desk: Desk, product_id: str, duty: Duty, hours: int) -> None:
    case = desk.case(product_id=product_id)
    assert case.limit is not None
    assert case.limit.duty is duty
    assert case.fault.reported_at is not None
    assert case.limit_ends == case.fault.reported_at + timedelta(hours=hours)


def test_where_the_place_is_unknown_the_operators_promise_counts(desk: Desk) -> None:
    case = desk.case(product_id="mobile", kind=LineKind.MOBILE)
    assert case.limit is None
    assert case.due == case.fault.expected_at
    assert replace(case, fault=replace(case.fault, expected_at=None)).due is None


def test_the_earlier_of_promise_and_law_decides(desk: Desk) -> None:
    soon = desk.case(hours_ago=3, expected_at=desk.now - timedelta(minutes=1))
    assert soon.is_overdue(desk.now)
    assert not soon.is_beyond_limit(desk.now)
    late = desk.case(hours_ago=49, expected_at=desk.now + timedelta(days=3), rent_waived=Money.of("7.90"))
    assert late.is_overdue(desk.now)
    assert late.is_beyond_limit(desk.now)
    on_time = desk.case(hours_ago=47)
    assert not on_time.is_overdue(desk.now)
    assert not on_time.is_beyond_limit(desk.now)


def test_a_late_repair_stays_beyond_its_limit_when_it_is_done(desk: Desk) -> None:
    ended = desk.now - timedelta(hours=1)
    late = desk.case(hours_ago=60, phase=FaultPhase.REPAIRED, ended_at=ended, rent_waived=Money.of("6"))
    assert not late.is_overdue(desk.now)
    assert late.is_beyond_limit(desk.now)


def test_old_repairs_leave_the_page_and_open_ones_come_first(desk: Desk) -> None:
    def ended(id_: str, days: int) -> Fault:
        phase = FaultPhase.REPAIRED
        return a_fault(id_, "net", desk.now - timedelta(days=30), phase=phase, ended_at=desk.now - timedelta(days=days))

    desk.gateway.faults.known = (ended("t1", 1), a_fault("t2", "land", desk.now), ended("t3", 15))
    assert [case.fault.id for case in view(desk.see.fetch()).cases] == ["t2", "t1"]


def test_offline_the_last_known_stays_with_its_date(desk: Desk) -> None:
    desk.case()
    desk.gateway.trouble = NoNetwork()
    fetched = desk.see.fetch()
    assert isinstance(fetched.problem, NoNetwork)
    assert fetched.is_stale
    assert view(fetched).cases
    fresh = Desk()
    fresh.gateway.trouble = NoNetwork()
    assert fresh.see.fetch().value is None


def test_a_report_is_durable_before_it_is_sent(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    done = desk.report.report("net", LineKind.BROADBAND, Symptom.SLOW, (Check.RESTART_ROUTER,))
    assert isinstance(done.problem, NoNetwork)
    (act,) = desk.store.acts()
    assert isinstance(act.payload, FaultReport)
    assert act.payload.tried == ("power",)
    desk.gateway.trouble = None
    (case,) = view(desk.see.fetch()).cases
    assert case.fault.phase is FaultPhase.QUEUED
    assert view(desk.see.fetch()).case(act.id) == case
    desk.ledger.deliver_all()
    (case,) = view(desk.see.fetch()).cases
    assert (case.fault.phase, case.fault.external_id) == (FaultPhase.RECEIVED, act.id)
    assert desk.store.acts() == ()


def test_the_same_line_again_sends_the_queued_report(desk: Desk) -> None:
    desk.gateway.trouble = NoNetwork()
    desk.report.report("net", LineKind.BROADBAND, Symptom.SLOW)
    desk.gateway.trouble = None
    done = desk.report.report("net", LineKind.BROADBAND, Symptom.SLOW)
    assert done.problem is None
    assert len(desk.gateway.faults.known) == 1
    assert desk.store.acts() == ()


def test_a_refusal_is_raised_and_not_sent_again(desk: Desk) -> None:
    desk.gateway.trouble = Refused(reason="不行")
    with pytest.raises(Refused):
        desk.report.report("net", LineKind.BROADBAND, Symptom.SLOW)
    assert desk.store.acts() == ()


def test_what_cannot_be_stored_is_not_sent(desk: Desk) -> None:
    desk.store.trouble = DiskFull()
    with pytest.raises(StoreError):
        desk.report.report("net", LineKind.BROADBAND, Symptom.SLOW)
    assert "report fault" not in desk.gateway.asked


def test_withdrawing_is_live_and_stored(desk: Desk) -> None:
    desk.case()
    assert desk.report.withdraw("t1").problem is None
    stored = FAULTS.read(desk.store)
    assert stored is not None
    assert [fault.phase for fault in stored.value or ()] == [FaultPhase.WITHDRAWN]
    # A network that sends it twice gets a conflict for what is called off already: that is no refusal.
    assert desk.report.withdraw("t1").problem is None


def test_withdrawing_works_with_a_full_disk(desk: Desk) -> None:
    desk.case()
    desk.store.trouble = DiskFull()
    assert desk.report.withdraw("t1").problem is None
    assert desk.gateway.faults.known[0].phase is FaultPhase.WITHDRAWN


def test_a_handler_refuses_the_payload_of_another_act(desk: Desk) -> None:
    handler = handler_of("reportFault", desk.gateway, desk.store, desk.clock)
    assert handler is not None
    with pytest.raises(TypeError):
        handler.send(Entry("a", "reportFault", None, desk.now))  # type: ignore[arg-type]  # what is tested
    assert handler.values(None) == ()


def test_a_visit_is_booked_moved_and_cancelled(desk: Desk) -> None:
    desk.case()
    first, second = desk.gateway.visits.free = windows_after(desk.now, 9, 14)
    assert desk.visit.windows("t1") == (first, second)
    assert desk.visit.book("t1", first).sentence == visits.arranged(first, desk.now)
    (case,) = view(desk.see.fetch()).cases
    assert case.visit is not None
    assert desk.visit.move(case.visit, second).sentence == visits.arranged(second, desk.now)
    assert desk.visit.cancel(case.visit).sentence == visits.cancelled()
    assert view(desk.see.fetch()).cases[0].visit is None
    with pytest.raises(Conflict):
        desk.visit.book("t1", first)


@pytest.mark.parametrize("trouble", [TooSlow(), ServerFailed()])
def test_a_lost_reply_is_looked_up_and_never_sent_again(desk: Desk, trouble: OperatorError) -> None:
    desk.case()
    first, second = desk.gateway.visits.free = windows_after(desk.now, 9, 14)
    visits = desk.gateway.visits
    visits.lost_reply = trouble
    assert desk.visit.book("t1", first).problem is None
    (visit,) = visits.known
    visits.lost_reply = trouble
    desk.visit.move(visit, second)
    visits.lost_reply = trouble
    desk.visit.cancel(visits.known[0])
    assert [visit.state for visit in visits.known] == [VisitState.CANCELLED]
    assert desk.gateway.asked.count("book") == desk.gateway.asked.count("move") == 1


def test_what_was_not_sent_is_raised_and_not_sent_later(desk: Desk) -> None:
    desk.gateway.visits.free = windows_after(desk.now, 9)
    desk.gateway.trouble = NoNetwork()
    with pytest.raises(NoNetwork):
        desk.visit.book("t1", windows_after(desk.now, 9)[0])
    desk.gateway.trouble = None
    assert desk.ledger.deliver_all() == 0
    assert desk.gateway.visits.known == ()
    desk.visit.book("t1", windows_after(desk.now, 9)[0])
    assert len(desk.gateway.visits.known) == 1


def test_the_same_time_after_a_cancelled_visit_is_another_booking(desk: Desk) -> None:
    (window,) = desk.gateway.visits.free = windows_after(desk.now, 9)
    desk.visit.book("t1", window)
    desk.visit.cancel(desk.gateway.visits.known[0])
    desk.gateway.visits.free = (window,)
    desk.visit.book("t1", window)
    assert [visit.external_id for visit in desk.gateway.visits.known] == ["id3", "id1"]


def test_a_full_disk_does_not_prevent_a_visit(desk: Desk) -> None:
    (window,) = desk.gateway.visits.free = windows_after(desk.now, 9)
    desk.store.trouble = DiskFull()
    assert desk.visit.book("t1", window).problem is None


def test_home_shows_a_fault_under_repair(desk: Desk) -> None:
    home = SeeHome(dependencies_of(desk.gateway, desk.store, desk.clock), ComplaintNews)
    desk.case()
    fetched = home.fetch()
    assert fetched.value is not None
    (fault,) = desk.gateway.faults.known
    assert fetched.value.today == repairs.under_repair(fault, desk.now).at("faults")
    (badge,) = fetched.value.badges
    assert (badge.tile, badge.number) == ("faults", 1)
    desk.clock.move(hours=48)
    fetched = home.fetch()
    assert fetched.value is not None
    assert fetched.value.today == repairs.under_repair(fault, desk.now).at("faults")
    desk.case(phase=FaultPhase.REPAIRED, ended_at=desk.now)
    fetched = home.fetch()
    assert fetched.value is not None
    assert fetched.value.badges == ()


def test_everything_stored_reads_back_as_it_was(desk: Desk) -> None:
    (window,) = windows_after(desk.now, 9)
    steps = (FaultStep(FaultPhase.RECEIVED, desk.now),)
    fault = a_fault("t1", "net", desk.now, symptom=Symptom.SLOW, rent_waived=Money.of("7.90"), steps=steps)
    report = FaultReport("id1", "net", LineKind.BROADBAND, Symptom.SLOW, desk.now, ("power", "cables"))
    stored: tuple[tuple[object, type], ...] = (
        ((fault, replace(fault, id=None, phase=FaultPhase.QUEUED, expected_at=None)), tuple[Fault, ...]),
        ((Visit("v1", "id1", "t1", window, VisitState.CONFIRMED),), tuple[Visit, ...]),
        (
            (Outage("o1", "春风里", is_planned=True, starts_at=desk.now, product_ids=("net",)),),
            tuple[Outage, ...],
        ),
        (Booking("id1", "t1", window), Booking),
        (desk.gateway.held, tuple[Product, ...]),
        (Entry("id1", "reportFault", report, desk.now), Entry),
    )
    for value, kind in stored:
        assert decode(encode(value), kind) == value


def test_a_limit_in_days_counts_whole_days(desk: Desk) -> None:
    assert repair_ends(desk.now, Limit(Duty.REPAIR_URBAN, Decimal(2), Measure.DAYS, "x")) == desk.now + timedelta(
        days=2
    )
    with pytest.raises(ValueError, match="hours or days"):
        repair_ends(desk.now, Limit(Duty.REPAIR_URBAN, Decimal(2), Measure.MONTHS, "x"))
