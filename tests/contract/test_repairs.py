"""The client's real gateway against the real backend: faults, technicians' visits, outages, and a repair's whole life."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest

from elderclient.adapters.operator_api.transport.profiles import REFERENCE, Profiles
from elderclient.domain.errors import Conflict, NotFound, Refused, Unreachable
from elderclient.domain.faults.fault import FaultPhase, FaultReport, LineKind, Symptom
from elderclient.domain.faults.visit import VisitState, VisitWindow
from elderclient.usecases.faults.see_faults import FaultsView, SeeFaults
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import check_requests
from tests.contract.test_gateway_live import opened
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.faulty_operator import FaultyProxy, Front
from tests.fakes.store import FakeStore

LI, SUN, ZHOU = 1, 6, 7
"""Under repair with works announced; late; in an outage."""


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


@pytest.fixture(scope="module")
def _proxy(backend: RunningOperator) -> Iterator[Front]:
    with FaultyProxy(backend.url) as front:
        yield front


@pytest.fixture
def proxy(_proxy: Front) -> Iterator[Front]:
    """The backend behind a proxy that records requests and can lose answers."""
    _proxy.asked.clear()
    yield _proxy
    _proxy.set_fault(None)
    check_requests(_proxy)


@pytest.fixture
def li(backend: RunningOperator, proxy: Front) -> Iterator[OperatorGateway]:
    with opened(proxy.url, backend.token(LI)) as gateway:
        yield gateway


def a_report(product: str = "li-broadband", symptom: Symptom = Symptom.SLOW) -> FaultReport:
    return FaultReport(str(uuid.uuid4()), product, LineKind.BROADBAND, symptom, datetime.now(UTC), ("fewer", "power"))


def seen_by(gateway: OperatorGateway) -> FaultsView:
    """Return what the repair screen gets, with the rules that ship."""
    seen = SeeFaults(dependencies_of(gateway, FakeStore(), FakeClock(datetime.now(UTC)))).fetch()
    assert seen.problem is None
    assert seen.value is not None
    return seen.value


def test_a_fault_is_reported_visited_and_withdrawn(li: OperatorGateway) -> None:
    report = a_report()
    fault = li.faults.report_fault(report)
    assert fault.id is not None
    assert (fault.phase, fault.symptom, fault.kind) == (FaultPhase.RECEIVED, Symptom.SLOW, LineKind.BROADBAND)
    assert (fault.external_id, fault.product_id, fault.can_be_visited) == (report.external_id, "li-broadband", True)
    assert li.faults.report_fault(report).id == fault.id
    assert li.faults.report_fault(a_report()).id == fault.id
    first, second, *_rest = li.visits.free_windows(fault.id)
    assert first.starts_at < second.starts_at
    visit = li.visits.book("visit-1", fault.id, first)
    assert li.visits.book("visit-1", fault.id, first) == visit
    assert (visit.fault_id, visit.window, visit.state) == (fault.id, first, VisitState.CONFIRMED)
    assert seen_by(li).case(fault.id).visit == visit  # type: ignore[union-attr]  # it was reported just now
    moved = li.visits.move(visit.id, second)
    assert moved.window == second
    with pytest.raises(Conflict):
        li.visits.book("visit-2", fault.id, first)
    assert li.visits.cancel(moved).state is VisitState.CANCELLED
    withdrawn = li.faults.withdraw_fault(fault.id)
    assert (withdrawn.phase, withdrawn.ended_at is None) == (FaultPhase.WITHDRAWN, False)
    assert li.faults.withdraw_fault(fault.id).phase is FaultPhase.WITHDRAWN


@pytest.mark.parametrize("profiles", [REFERENCE, Profiles()], ids=["reference", "foreign"])
def test_a_lost_reply_makes_no_second_visit(backend: RunningOperator, proxy: Front, profiles: Profiles) -> None:
    with opened(proxy.url, backend.token(LI), profiles) as gateway:
        fault = gateway.faults.report_fault(a_report())
        assert fault.id is not None
        window, name = gateway.visits.free_windows(fault.id)[0], str(uuid.uuid4())
        proxy.set_fault("lost_post")
        with pytest.raises(Unreachable):
            gateway.visits.book(name, fault.id, window)
        proxy.set_fault(None)
        again = gateway.visits.book(name, fault.id, window)
        assert [one.id for one in gateway.visits.visits() if one.external_id == name] == [again.id]
        gateway.faults.withdraw_fault(fault.id)


def test_what_cannot_be_is_refused_with_its_reason(li: OperatorGateway) -> None:
    with pytest.raises(Refused) as refused:
        li.faults.report_fault(a_report(symptom=Symptom.NO_DIAL_TONE))
    assert refused.value.reason
    fault = li.faults.report_fault(a_report())
    assert fault.id is not None
    night = datetime(2027, 1, 1, 18, tzinfo=UTC)
    with pytest.raises(Refused):
        li.visits.book("visit-night", fault.id, VisitWindow(night, night.replace(hour=20)))
    li.faults.withdraw_fault(fault.id)


def test_what_is_anothers_is_not_there(backend: RunningOperator, li: OperatorGateway) -> None:
    with opened(backend.url, backend.token(SUN)) as sun:
        (late,) = sun.faults.faults()
        assert late.id is not None
        with pytest.raises(NotFound):
            li.faults.withdraw_fault(late.id)
        with pytest.raises(Refused):
            li.visits.free_windows(late.id)
        assert all(visit.fault_id != late.id for visit in li.visits.visits())


def test_the_made_up_people_show_every_state(backend: RunningOperator) -> None:
    now = datetime.now(UTC)
    with opened(backend.url, backend.token(SUN)) as sun:
        (late,) = seen_by(sun).cases
        assert late.is_overdue(now)
        assert late.is_beyond_limit(now)
        assert late.fault.rent_waived is not None
        assert late.limit_ends == min(late.due or now, late.limit_ends or now)
    with opened(backend.url, backend.token(ZHOU)) as zhou:
        (outage,) = seen_by(zhou).outages
        assert outage.is_begun(now)
        assert (outage.area, outage.product_ids) == ("和平街", ("zhou-broadband",))
        assert outage.area_en
        assert outage.cause_en
    with opened(backend.url, backend.token(LI)) as gateway:
        view = seen_by(gateway)
        (works,) = view.outages
        assert works.is_planned
        assert not works.is_begun(now)
        repair = next(case for case in view.cases if case.fault.id == "fault-li-landline")
        assert repair.fault.began(FaultPhase.ASSIGNED) is not None
        assert repair.visit is not None
        assert repair.fault.technician


def test_the_client_and_the_operator_compute_the_same_limit(backend: RunningOperator) -> None:
    """Both compute 48 hours in town and 72 in the country from their own figures."""
    with opened(backend.url, backend.token(4)) as liu:
        mobile = FaultReport(str(uuid.uuid4()), "liu-plan", LineKind.MOBILE, Symptom.NO_SIGNAL, datetime.now(UTC))
        fault = liu.faults.report_fault(mobile)
        (case,) = seen_by(liu).cases
        assert case.limit is not None
        assert case.limit.figure == 72
        assert fault.id is not None
        assert fault.expected_at is not None
        assert case.limit_ends is not None
        assert abs(case.limit_ends - fault.expected_at) <= timedelta(minutes=1)  # the operator answers whole minutes
        assert liu.visits.free_windows(fault.id) == ()
        liu.faults.withdraw_fault(fault.id)
