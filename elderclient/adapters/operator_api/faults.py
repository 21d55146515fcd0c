"""Faults among the tickets: what is sent, and what a ticket that came back means. Must not decide when to report one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import Any, TypeVar

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.trouble_ticket import TicketBox, external_id_of, values_of
from elderclient.domain.errors import Conflict
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport, FaultStep, LineKind, Symptom
from elderclient.domain.money import Money

FAULT = "fault"
AFFECTED_LINE = "affectedLine"
PRODUCT = "Product"
E = TypeVar("E", bound=Enum)

_PHASES: Mapping[str, FaultPhase] = MappingProxyType(
    {
        "acknowledged": FaultPhase.RECEIVED,
        "pending": FaultPhase.RECEIVED,
        "held": FaultPhase.RECEIVED,
        "inprogress": FaultPhase.ASSIGNED,
        "resolved": FaultPhase.REPAIRED,
        "closed": FaultPhase.REPAIRED,
        "cancelled": FaultPhase.WITHDRAWN,
        "aborted": FaultPhase.WITHDRAWN,
        "rejected": FaultPhase.REFUSED,
    }
)
_DESCRIPTIONS: Mapping[Symptom, str] = MappingProxyType(
    {
        Symptom.NO_SIGNAL: "没有信号",
        Symptom.CANNOT_CALL: "电话打不通",
        Symptom.NOISE: "通话有杂音",
        Symptom.NO_DIAL_TONE: "没有拨号音",
        Symptom.NO_INTERNET: "上不了网",
        Symptom.SLOW: "上网慢",
        Symptom.DROPS_OUT: "经常断线",
        Symptom.NO_PICTURE: "电视没有画面",
        Symptom.OTHER: "其他故障",
    }
)
"""For the operator's people, whatever the language of this program."""


class Faults:
    """Implements ``usecases.operator.Faults``."""

    def __init__(self, tickets: TicketBox) -> None:
        self._tickets = tickets

    def faults(self) -> tuple[Fault, ...]:
        """All of the newest hundred, newest first, also where the server does not sort."""
        found = [_fault(record) for record in self._tickets.newest(FAULT)]
        return tuple(sorted(found, key=lambda fault: fault.reported_at, reverse=True))

    def report_fault(self, report: FaultReport) -> Fault:
        """The ticket of this report, made now or found. A 409 names the one that is open for this line."""
        tickets = self._tickets
        form = {"description": _DESCRIPTIONS[report.symptom]} | tickets.identified(report.external_id, FAULT)
        form |= {"relatedEntity": [_line(report.product_id, tickets.version)]}
        form |= tickets.carrying({"symptom": report.symptom.value, "tried": ",".join(report.tried)})
        try:
            return _fault(tickets.create(report.external_id, FAULT, form).record, report)
        except Conflict as conflict:
            if conflict.existing_id is None:
                raise
            return _fault(tickets.get(conflict.existing_id).record, report)

    def withdraw_fault(self, fault_id: str) -> Fault:
        """Cancelled; ``Conflict`` when it is too late."""
        return _fault(self._tickets.change(fault_id, {"status": "cancelled"}).record)


def _line(product_id: str, version: int) -> dict[str, Any]:
    if version < 5:
        return {"id": product_id, "role": AFFECTED_LINE, "@referredType": PRODUCT}
    entity = {"@type": "EntityRef", "id": product_id, "@referredType": PRODUCT}
    return {"@type": "RelatedEntity", "role": AFFECTED_LINE, "entity": entity}


def _fault(record: Record, report: FaultReport | None = None) -> Fault:
    """The fault a ticket stands for; ``report`` fills in what a server keeps to itself."""
    extra = values_of(record)
    reported = record.moment("creationDate") or (report.reported_at if report else None)
    owed = extra.number("rentWaived")
    phase = _PHASES.get(record.text("status").lower(), FaultPhase.RECEIVED)
    return Fault(
        id=record.need_text("id"),
        external_id=external_id_of(record) or (report.external_id if report else ""),
        product_id=_product_id(record) or (report.product_id if report else ""),
        phase=phase,
        reported_at=record.need(reported, "creationDate"),
        kind=_one_of(LineKind, extra.text("lineKind")) or (report.kind if report else None),
        symptom=_one_of(Symptom, extra.text("symptom")) or (report.symptom if report else None),
        expected_at=record.moment("expectedResolutionDate"),
        ended_at=record.moment("resolutionDate"),
        technician=extra.text("technician"),
        technician_en=extra.text("technicianEn"),
        can_be_visited=extra.flag("canBeVisited") is True,
        rent_waived=None if owed is None else Money.rounded(owed),
        steps=_steps(record),
    )


def _product_id(record: Record) -> str:
    for related in record.records("relatedEntity"):
        entity = related.record("entity") or related  # v4 has no entity in between
        if related.text("role") == AFFECTED_LINE or entity.text("@referredType") == PRODUCT:
            return entity.text("id")
    return ""


def _steps(record: Record) -> tuple[FaultStep, ...]:
    found: list[FaultStep] = []
    for change in (*record.records("statusChangeHistory"), *record.records("statusChange")):
        at = change.moment("statusChangeDate") or change.moment("changeDate")
        phase = _PHASES.get(change.text("status").lower())
        if at is not None and phase is not None:
            found.append(FaultStep(phase, at))
    return tuple(sorted(found, key=lambda step: step.at))


def _one_of(kind: type[E], text: str) -> E | None:
    return next((one for one in kind if one.value == text), None)
