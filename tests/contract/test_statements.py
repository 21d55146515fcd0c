"""Every statement on the screen follows from a value that was there, for thousands of spoilt answers of each API.

The answers are those of a foreign operator, spoilt by ``answer_mutations``; the statements come from the real readers, use
cases and presenters; ``evidence`` and ``claims`` judge them by their own reading of the same JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from elderclient.domain.bills.bill import BillState
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.domain.units import DataVolume, Month, Quantity, Unit
from elderclient.phrases.bills import bill_screen, payment
from elderclient.phrases.faults import visits
from elderclient.ui.place import Place
from tests.contract import claims
from tests.contract.claims import is_founded
from tests.contract.evidence import Evidence
from tests.fakes.answer_mutations import Mutations
from tests.fakes.in_memory_operator import USAGE
from tests.fakes.shown_statements import NOW, parts_of, statements
from tests.fakes.statement_answers import answers, money

CASES = 3_000
GROUPS = 20
"""Of each matter."""
MATTERS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "bills": (("customerBill", "appliedCustomerBillingRate"), ("home", "bill")),
    "plans": (("product", "productOffering", "productOfferingPrice", USAGE), ("plan", "change_plan")),
    "services": (
        ("product", "productOffering", "productOfferingPrice", "productOrder"),
        ("subscriptions", "lost_phone"),
    ),
    "accounts": (("billingAccount", "bucket", "individual"), ("paying", "home")),
    "tickets": (("troubleTicket", "appointment"), ("home", "complaints", "faults", "callback")),
    "outages": (("serviceProblem", "product"), ("faults",)),
    "orders": (("productOrder",), ("done", "subscriptions")),
    "notices": (("communicationMessage",), ("notices", "home")),
    "agreements": (("agreement",), ("agreements",)),
    "halls": (("geographicSite", "answers"), ("halls", "answers")),
    "privacy": (
        ("partyPrivacyProfileSpecification", "partyPrivacyProfile", "personalData", "accessLog", "exportJob"),
        ("privacy",),
    ),
    "calls": (("troubleTicket", "callCheck"), ("callback", "caller_check", "privacy", "home")),
}
"""What is spoilt, and the screens that show it."""


def unfounded(given: Mapping[str, Any], *screens: str) -> list[str]:
    """The statements of these screens that do not follow from the answers."""
    evidence, found = Evidence(given, NOW), []
    for place, shown in statements(given, *screens):
        for sentence in parts_of(shown):
            wrong = [
                name
                for name, value in sentence.arguments
                if not isinstance(value, Sentence) and not evidence.follows(value)
            ]
            if wrong or not is_founded(sentence, place, evidence):
                found.append(f"{place}: {sentence.msgid} {wrong} {sentence.arguments}")
    return found


@pytest.mark.parametrize("matter", MATTERS)
def test_every_statement_of_good_answers_is_founded(matter: str) -> None:
    assert unfounded(answers(), *MATTERS[matter][1]) == []


@pytest.mark.long(share=20)
@pytest.mark.parametrize("matter", MATTERS)
@pytest.mark.parametrize("group", range(GROUPS))
def test_every_statement_of_spoilt_answers_is_founded(group: int, matter: str) -> None:
    resources, screens = MATTERS[matter]
    good, size = answers(), CASES // GROUPS // len(MATTERS)
    for seed in range(group * size, (group + 1) * size):
        given = Mutations(seed, resources).spoilt(good)
        try:
            found = unfounded(given, *screens)
        except Exception as error:
            error.add_note(f"{matter}, seed {seed}")
            raise
        assert found == [], f"{matter}, seed {seed}"


def test_a_value_that_was_not_there_does_not_follow() -> None:
    bill = {"id": "1", "amountDue": money("5891", "fen"), "billDate": "2026-11-01", "name": "手机"}
    usage = {"used": {"amount": 3, "units": "GB"}}
    evidence = Evidence({"customerBill": [bill], USAGE: usage}, NOW)
    there = (
        Money.of("58.91"),
        date(2026, 11, 1),
        Month(2026, 10),
        OperatorText("手机"),
        DataVolume(Quantity(Money.of("3072").amount, Unit.MEGABYTE).value),
    )
    not_there = (
        Money.of("5891"),
        Money.of("58.91", "HKD"),
        Money.zero(),
        date(2026, 9, 1),
        Month(2026, 7),
        OperatorText("宽带"),
        DataVolume(Quantity(Money.of("3").amount, Unit.GIGABYTE).value * 0),
    )
    assert [value for value in there if not evidence.follows(value)] == []
    assert [value for value in not_there if evidence.follows(value)] == []


def test_a_definite_statement_needs_its_evidence() -> None:
    place, today = Place("bill"), NOW.date()
    paid = payment.state(claims.sample(BillState.SETTLED, "0.00"), today)
    for state, left, is_so in (("settled", "10.00", True), ("disputed", "10.00", False), ("sent", "0.00", True)):
        bill = {"id": "1", "state": state, "remainingAmount": money(left), "amountDue": money("10.00")}
        assert is_founded(paid, place, Evidence({"customerBill": [bill]}, NOW)) is is_so
    nothing = bill_screen.no_bill_yet()
    assert is_founded(nothing, place, Evidence({"customerBill": []}, NOW))
    assert not is_founded(nothing, place, Evidence({"customerBill": [None]}, NOW))
    visit = next(one for one in claims.said_by("faults.visits:technician_comes"))
    for status, is_so in (("Confirmed", True), ("perhaps", False), ("cancelled", False)):
        evidence = Evidence({"appointment": [{"id": "v", "status": status}]}, NOW)
        assert is_founded(Sentence(visit), Place("faults"), evidence) is is_so
    assert is_founded(visits.visit_name(), Place("faults"), Evidence({}, NOW)), "what states nothing needs nothing"


def test_every_kind_of_definite_statement_is_judged_somewhere() -> None:
    """A phrase that is renamed is still judged: each row of the table names sentences that there are."""
    assert all(msgids for msgids, _check in claims.table())
