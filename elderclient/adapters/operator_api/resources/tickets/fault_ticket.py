"""TMF621 tickets that report faults: what is sent, and what a ticket that came back means. Must not ask anything."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any

from elderclient.adapters.operator_api.resources.identity import external_id_of
from elderclient.adapters.operator_api.resources.tickets.ticket_kind import AFFECTED_LINE, FAULT
from elderclient.adapters.operator_api.resources.tickets.ticket_status import (
    TicketStatus,
    changes_of,
    created_in,
    phase_of,
)
from elderclient.adapters.operator_api.resources.tickets.trouble_ticket import Tickets, values_of
from elderclient.adapters.operator_api.resources.validity import past_moment
from elderclient.adapters.operator_api.transport.records import Record, member
from elderclient.domain.faults.fault import Fault, FaultPhase, FaultReport, FaultStep, LineKind, Symptom
from elderclient.domain.money import Money

PRODUCT = "Product"

_PHASES: Mapping[TicketStatus, FaultPhase] = MappingProxyType(
    {
        TicketStatus.ACKNOWLEDGED: FaultPhase.RECEIVED,
        TicketStatus.PENDING: FaultPhase.RECEIVED,
        TicketStatus.HELD: FaultPhase.RECEIVED,
        TicketStatus.IN_PROGRESS: FaultPhase.ASSIGNED,
        TicketStatus.RESOLVED: FaultPhase.REPAIRED,
        TicketStatus.CLOSED: FaultPhase.CLOSED,
        TicketStatus.CANCELLED: FaultPhase.WITHDRAWN,
        TicketStatus.ABORTED: FaultPhase.WITHDRAWN,
        TicketStatus.REJECTED: FaultPhase.REFUSED,
    }
)
_ENDS = (FaultPhase.REPAIRED, FaultPhase.WITHDRAWN, FaultPhase.REFUSED)
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


def request(report: FaultReport, tickets: Tickets) -> dict[str, Any]:
    """A ticket that reports a fault of one line."""
    form = {"description": _DESCRIPTIONS[report.symptom] + _measured(report)} | tickets.external_id_form(
        report.external_id, FAULT
    )
    form |= {"relatedEntity": [_line(report.product_id, tickets.version)]}
    return form | tickets.values_form({"symptom": report.symptom.value, "tried": ",".join(report.tried)})


def _measured(report: FaultReport) -> str:
    """What the person measured before, for the operator's people."""
    speed = report.speed
    if speed is None:
        return ""
    signed = "合同速率不清楚" if speed.contract is None else f"合同 {speed.contract:f} 兆"
    return f"。客户在电脑上量到 {speed.megabits:f} 兆（{speed.at:%m-%d %H:%M}），{signed}"


def fault(record: Record, now: datetime, report: FaultReport | None = None) -> Fault:
    """The fault that a ticket reports at ``now`` (aware); its own ``report`` fills in what a server leaves out."""
    extra = values_of(record)
    reported = created_in(record) or (report.reported_at if report else None)
    owed = extra.number("rentWaived")
    phase = phase_of(record, _PHASES, FaultPhase.UNCLEAR, is_new=report is not None)
    steps = _steps(record, now)
    ended = past_moment(record, "resolutionDate", now)
    if phase is FaultPhase.CLOSED:
        ends = [step.phase for step in steps if step.phase in _ENDS]
        phase = ends[-1] if ends else FaultPhase.REPAIRED if ended else phase
    symptom = member(Symptom, extra.text("symptom")) or (report.symptom if report else None)
    return Fault(
        id=record.need_text("id"),
        external_id=external_id_of(record) or (report.external_id if report else ""),
        product_id=_product_id(record) or (report.product_id if report else ""),
        phase=phase,
        reported_at=reported,
        kind=member(LineKind, extra.text("lineKind")) or (report.kind if report else None),
        symptom=symptom,
        text="" if symptom is not None else record.prose("description") or record.prose("name"),
        expected_at=record.until("expectedResolutionDate"),
        ended_at=ended,
        technician=extra.text("technician"),
        technician_en=extra.text("technicianEn"),
        can_be_visited=extra.flag("canBeVisited") is True,
        rent_waived=None if owed is None else Money.rounded(owed, extra.currency),
        steps=steps,
    )


def _line(product_id: str, version: int) -> dict[str, Any]:
    if version < 5:
        return {"id": product_id, "role": AFFECTED_LINE, "@referredType": PRODUCT}
    entity = {"@type": "EntityRef", "id": product_id, "@referredType": PRODUCT}
    return {"@type": "RelatedEntity", "role": AFFECTED_LINE, "entity": entity}


def _product_id(record: Record) -> str:
    for related in record.records("relatedEntity"):
        entity = related.record("entity") or related  # v4 has no entity in between
        if related.text("role") == AFFECTED_LINE or entity.text("@referredType") == PRODUCT:
            return entity.text("id")
    return ""


def _steps(record: Record, now: datetime) -> tuple[FaultStep, ...]:
    return tuple(FaultStep(_PHASES[change.status], change.at) for change in changes_of(record, now))
