"""我的网好不好: what is measured against the contract, what is known of the area, and the report it goes with."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from elderclient.adapters.operator_api.resources.tickets import fault_ticket
from elderclient.domain.errors import NoNetwork, OperatorError
from elderclient.domain.faults.fault import FaultReport, LineKind, Symptom
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.speed import SpeedResult
from elderclient.domain.plans.plan import Category
from elderclient.phrases.faults import faults_screen, outages, speed
from elderclient.ui.flow.services import Services
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from tests.fakes.bills import offering
from tests.fakes.dependencies import dependencies_of
from tests.fakes.screen_context import captions, entries, heard, press
from tests.unit.faults.test_repair_screen import Home


class Meter:
    """Measures what it is told, or fails."""

    problem: OperatorError | None = None

    def measure(self) -> Decimal:
        if self.problem is not None:
            raise self.problem
        return Decimal(63)


def measured_home() -> tuple[Home, Meter]:
    """A home with 100 megabits by contract, and an address to measure by."""
    home, meter = Home(), Meter()
    net = home.gateway.held[1]
    sold = replace(offering(net.offering_id, "宽带", "50.00", "0", "0"), category=Category.BROADBAND)
    home.gateway.on_sale = (replace(sold, speed_megabits=Decimal(100)),)
    parts = dependencies_of(home.gateway, home.store, home.desk.clock)
    parts.speed_meter = meter
    home.desk.services = Services(parts)
    return home, meter


def test_without_an_address_it_is_not_offered() -> None:
    home = Home()
    assert speed.title() not in entries(home.open().page())


def test_it_is_measured_against_the_contract_and_goes_with_the_report() -> None:
    home, _meter = measured_home()
    press(home.open().page(), speed.title())
    assert home.desk.emitted[-1] == GoTo(Place("faults", "internet"))
    screen = home.open("internet")
    assert heard(screen) == [speed.about(), speed.nothing_known()]
    press(screen.page(), speed.measure_now())
    result = SpeedResult(Decimal(63), home.now, Decimal(100))
    assert heard(screen) == [speed.result(result), speed.nothing_known(), speed.wireless_is_slower()]
    press(screen.page(), speed.report_it())
    assert home.desk.emitted[-1] == GoTo(Place("faults", "report/net/slow"))
    report = home.open("report/net/slow")
    press(report.page(), faults_screen.skip_checks())
    assert speed.goes_with_the_report(result) in heard(report)
    press(report.page(), faults_screen.report_now())
    home.desk.clock.move(hours=2)
    assert captions(home.open("internet").page()) == [speed.measure_now()]


def test_an_unknown_contract_and_two_lines_stay_unknown() -> None:
    home, _meter = measured_home()
    home.gateway.held = (*home.gateway.held, replace(home.gateway.held[1], id="other"))
    screen = home.open("internet")
    press(screen.page(), speed.measure_now())
    assert speed.result(SpeedResult(Decimal(63), home.now)) in heard(screen)
    press(screen.page(), speed.report_it())
    assert home.desk.emitted[-1] == GoTo(Place("faults", "report"))


def test_works_of_the_area_are_said_and_a_failure_can_be_tried_again() -> None:
    home, meter = measured_home()
    works = Outage("w1", "", True, home.now + timedelta(days=1), product_ids=("net",))
    home.gateway.outages.known = (works,)
    meter.problem = NoNetwork()
    screen = home.open("internet")
    assert heard(screen) == [speed.about(), outages.outage_state(works, home.now)]
    press(screen.page(), speed.measure_now())
    assert heard(screen) == [speed.not_measured()]
    meter.problem = None
    press(screen.page(), speed.measure_again())
    assert speed.result(SpeedResult(Decimal(63), home.now, Decimal(100))) in heard(screen)


def test_the_operators_people_read_it_in_the_ticket() -> None:
    home = Home()
    result = SpeedResult(Decimal(63), home.now, Decimal(100))
    report = FaultReport("e1", "net", LineKind.BROADBAND, Symptom.SLOW, home.now, (), result)
    said = fault_ticket._measured(report)
    assert "63 兆" in said
    assert "100 兆" in said
    assert fault_ticket._measured(replace(report, speed=None)) == ""
