"""A line that does not work: what is wrong, how far the repair is, until when it must be done. Must not know any limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money


class LineKind(Enum):
    """What can break. Values are the operator's categories of products."""

    MOBILE = "plan"
    LANDLINE = "landline"
    BROADBAND = "broadband"


class Symptom(Enum):
    """What is wrong, as a person without any technical words notices it. Values travel to the operator."""

    NO_SIGNAL = "noSignal"
    CANNOT_CALL = "cannotCall"
    NOISE = "noise"
    NO_DIAL_TONE = "noDialTone"
    NO_INTERNET = "noInternet"
    SLOW = "slow"
    DROPS_OUT = "dropsOut"
    NO_PICTURE = "noPicture"
    OTHER = "other"


SYMPTOMS: Mapping[LineKind, tuple[Symptom, ...]] = MappingProxyType(
    {
        LineKind.MOBILE: (
            Symptom.CANNOT_CALL,
            Symptom.NO_SIGNAL,
            Symptom.NOISE,
            Symptom.NO_INTERNET,
            Symptom.SLOW,
            Symptom.OTHER,
        ),
        LineKind.LANDLINE: (Symptom.NO_DIAL_TONE, Symptom.CANNOT_CALL, Symptom.NOISE, Symptom.OTHER),
        LineKind.BROADBAND: (
            Symptom.NO_INTERNET,
            Symptom.SLOW,
            Symptom.DROPS_OUT,
            Symptom.NO_PICTURE,
            Symptom.OTHER,
        ),
    }
)
"""What can be wrong with each kind of line, most common first."""


class FaultPhase(Enum):
    """How far a repair is."""

    KEPT = "kept"
    """Only on this PC yet: durable in the outbox, not received by the operator."""
    RECEIVED = "received"
    ASSIGNED = "assigned"
    """A technician has it."""
    REPAIRED = "repaired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"

    @property
    def is_open(self) -> bool:
        """The line is still to be repaired."""
        return self in (FaultPhase.KEPT, FaultPhase.RECEIVED, FaultPhase.ASSIGNED)


@frozen
class FaultReport:
    """What the person reports. ``external_id`` is this report's own id: the same report is never filed twice."""

    external_id: str
    product_id: str
    kind: LineKind
    symptom: Symptom
    reported_at: datetime
    tried: tuple[str, ...] = ()
    """What the person has tried before, as short words for the technician."""


@frozen
class FaultStep:
    """A phase and when it began."""

    phase: FaultPhase
    at: datetime


@frozen
class Fault:
    """A fault as the operator knows it (or as kept in the outbox). Times are aware."""

    id: str | None
    external_id: str
    product_id: str
    phase: FaultPhase
    reported_at: datetime
    kind: LineKind | None = None
    symptom: Symptom | None = None
    expected_at: datetime | None = None
    """By when the operator says it is repaired."""
    ended_at: datetime | None = None
    technician: str = ""
    technician_en: str = ""
    can_be_visited: bool = False
    rent_waived: Money | None = None
    """What the operator says it owes for being late."""
    steps: tuple[FaultStep, ...] = ()
    """Phases in the order in which they began."""

    @classmethod
    def kept(cls, report: FaultReport) -> Fault:
        """A report that only this PC knows."""
        return cls(
            None,
            report.external_id,
            report.product_id,
            FaultPhase.KEPT,
            report.reported_at,
            report.kind,
            report.symptom,
        )

    def began(self, phase: FaultPhase) -> datetime | None:
        """When it first was in ``phase``; ``None`` where it never was or nobody knows."""
        return next((step.at for step in self.steps if step.phase is phase), None)
