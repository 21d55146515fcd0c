"""The checker of statements can fail: a defect planted in a reader shows on a screen, and it is found there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

import pytest

from elderclient.adapters.operator_api import bills, faults, information
from elderclient.adapters.operator_api.resources import privacy_profile, product_order, usage_consumption
from elderclient.adapters.operator_api.resources.tickets import complaint_ticket, fault_ticket, ticket_status
from elderclient.adapters.operator_api.resources.tickets.ticket_status import TicketStatus
from elderclient.adapters.operator_api.transport import records, spellings
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.complaints import ComplaintState
from elderclient.domain.errors import BadAnswer
from elderclient.domain.faults.fault import FaultPhase
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderPhase
from elderclient.domain.privacy.consent import ConsentState
from elderclient.domain.units import Quantity, Unit
from tests.contract.test_statements import unfounded
from tests.fakes.in_memory_operator import USAGE
from tests.fakes.statement_answers import answers, money

Plant = Callable[[pytest.MonkeyPatch], None]
Json = dict[str, Any]


def missing_is_nothing(patch: pytest.MonkeyPatch) -> None:
    """An amount that is not there is 0."""
    read = Record.amount

    def amount(self: Record, *names: str) -> Money | Unknown:
        found = read(self, *names)
        return Money.zero() if found is Unknown.ABSENT else found

    patch.setattr(Record, "amount", amount)


def nothing_is_left(patch: pytest.MonkeyPatch) -> None:
    """A counter that cannot be read is 0."""
    read = spellings.quantity_in

    def quantity(number: Any, text: str, like: Unit | None = None) -> Quantity | None:
        return read(number, text, like) or Quantity(number * 0, like or Unit.MINUTE)

    patch.setattr(usage_consumption, "quantity_in", quantity)


def gigabytes_are_megabytes(patch: pytest.MonkeyPatch) -> None:
    """The unit of data is taken for a smaller one."""
    read = spellings.quantity_in

    def quantity(number: Any, text: str, like: Unit | None = None) -> Quantity | None:
        return read(number, "MB" if text == "GB" else text, like)

    patch.setattr(usage_consumption, "quantity_in", quantity)


def fen_are_yuan(patch: pytest.MonkeyPatch) -> None:
    """The unit of an amount is left out."""
    patch.setattr(records, "money_in", lambda number, _unit, currency: Money.rounded(number, currency))


def in_work_is_over(patch: pytest.MonkeyPatch) -> None:
    """What is in work is repaired, or answered."""
    phases = {**fault_ticket._PHASES, TicketStatus.IN_PROGRESS: FaultPhase.REPAIRED}
    patch.setattr(fault_ticket, "_PHASES", MappingProxyType(phases))
    states = {**complaint_ticket._STATES, TicketStatus.IN_PROGRESS: ComplaintState.ANSWERED}
    patch.setattr(complaint_ticket, "_STATES", states)


def no_state_is_received(patch: pytest.MonkeyPatch) -> None:
    """A ticket in no known state was received."""
    read = ticket_status.status_of

    def status(record: Record, *, is_new: bool = False) -> TicketStatus:
        found = read(record, is_new=is_new)
        return TicketStatus.ACKNOWLEDGED if isinstance(found, Unknown) else found

    patch.setattr(ticket_status, "status_of", status)


def failed_is_done(patch: pytest.MonkeyPatch) -> None:
    """An order that failed was made."""
    patch.setattr(product_order, "_PHASES", {**product_order._PHASES, "failed": OrderPhase.DONE})


def no_word_is_a_consent(patch: pytest.MonkeyPatch) -> None:
    """An answer that is not understood is an agreement."""
    patch.setattr(privacy_profile, "_STATES", {**privacy_profile._STATES, "maybe": ConsentState.GRANTED})


def one_record_takes_the_list(patch: pytest.MonkeyPatch) -> None:
    """A list with a record that cannot be read is empty."""
    for module in (bills, faults, information):
        read = module.listing

        def listing(*given: Any, read: Callable[..., Listing[Any]] = read, **more: Any) -> Listing[Any]:
            try:
                found = read(*given, **more)
            except BadAnswer:
                return Listing()
            return Listing() if found.unread else found

        patch.setattr(module, "listing", listing)


def with_bill(**more: Any) -> Json:
    """Good answers with another newest bill."""
    given = answers()
    newest = given["customerBill"][0]
    given["customerBill"][0] = {name: value for name, value in (newest | more).items() if value is not None}
    return given


def with_tickets(status: Any) -> Json:
    """Good answers with every ticket in this state."""
    given = answers()
    return given | {"troubleTicket": [ticket | {"status": status} for ticket in given["troubleTicket"]]}


def only_ticket(id_: str) -> Json:
    """Good answers with one ticket only."""
    given = answers()
    return given | {"troubleTicket": [ticket for ticket in given["troubleTicket"] if ticket["id"] == id_]}


def with_records(resource: str) -> Json:
    """Good answers with a record that cannot be read beside the others."""
    given = answers()
    return given | {resource: [*given[resource], {"code": "serviceHall"}]}


def with_counter(units: str) -> Json:
    """Good answers in which data are counted in ``units``."""
    given = answers()
    for bucket in given[USAGE]["usageConsumption"][0]["bucket"]:
        for counter in bucket["bucketCounter"] if bucket["usageType"] == "data" else ():
            counter["value"]["units"] = units
    return given


def with_consent(value: str) -> Json:
    """Good answers in which the first purpose has this answer."""
    given = answers()
    given["partyPrivacyProfile"][0]["partyPrivacyProfileCharacteristic"][0]["characterisitc"]["value"] = value
    return given


AMOUNTS = dict.fromkeys(("amountDue", "taxIncludedAmount", "remainingAmount"), money("9143", "fen"))
CASES: Mapping[str, tuple[Plant, Json, tuple[str, ...]]] = {
    "missing amount": (missing_is_nothing, with_bill(remainingAmount=None), ("home", "bill")),
    "unreadable counter": (nothing_is_left, with_counter("px"), ("plan",)),
    "unit of data": (gigabytes_are_megabytes, answers(), ("plan",)),
    "unit of money": (
        fen_are_yuan,
        with_bill(**AMOUNTS),
        ("home", "bill"),
    ),
    "other currency": (fen_are_yuan, with_bill(remainingAmount=money("3.21", "HKD")), ("home", "bill")),
    "state of a repair": (in_work_is_over, only_ticket("f1"), ("faults",)),
    "state of a complaint": (in_work_is_over, only_ticket("c1"), ("complaints",)),
    "no state": (no_state_is_received, with_tickets("perhaps"), ("faults", "complaints")),
    "state of an order": (failed_is_done, answers(), ("done",)),
    "consent": (no_word_is_a_consent, with_consent("maybe"), ("privacy",)),
    "list of bills": (one_record_takes_the_list, with_records("customerBill"), ("home", "bill")),
    "list of halls": (one_record_takes_the_list, with_records("geographicSite"), ("halls",)),
}


@pytest.mark.parametrize("name", CASES)
def test_a_planted_defect_is_found(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    plant, given, screens = CASES[name]
    assert unfounded(given, *screens) == [], "without the defect nothing is wrong"
    plant(monkeypatch)
    assert unfounded(given, *screens) != []
