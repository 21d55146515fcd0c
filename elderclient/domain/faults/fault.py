"""A line that does not work: what is wrong, and how far its repair is. Must not know any legal limit."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import Enum
from types import MappingProxyType

from elderclient.domain.faults.speed import SpeedResult
from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money


class LineKind(Enum):
    """A kind of line that can break. Values are the operator's categories of products."""

    MOBILE = "plan"
    LANDLINE = "landline"
    BROADBAND = "broadband"


class Symptom(Enum):
    """What is wrong, as a person without technical knowledge notices it. Values are sent to the operator."""

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

    QUEUED = "queued"
    """Only on this PC, in the ledger, not received by the operator yet."""
    SENT = "sent"
    """Sent without an answer: it may have arrived, and is looked up."""
    RECEIVED = "received"
    ASSIGNED = "assigned"
    """A technician has it."""
    REPAIRED = "repaired"
    WITHDRAWN = "withdrawn"
    REFUSED = "refused"
    CLOSED = "closed"
    """Over; the operator does not say how."""
    UNCLEAR = "unclear"
    """The operator has it, and its state is absent or not understood."""

    @property
    def is_unanswered(self) -> bool:
        """Whether the report was not sent yet, or it is not known whether it arrived."""
        return self in (FaultPhase.QUEUED, FaultPhase.SENT)

    @property
    def is_open(self) -> bool:
        """Whether the line is still to be repaired."""
        return self in (FaultPhase.QUEUED, FaultPhase.SENT, FaultPhase.RECEIVED, FaultPhase.ASSIGNED)

    @property
    def may_be_open(self) -> bool:
        """Whether it is, or it is not clear whether it is."""
        return self.is_open or self is FaultPhase.UNCLEAR


@frozen
class FaultReport:
    """A report by the person. ``external_id`` is its own id, so that it is never filed twice."""

    external_id: str
    product_id: str
    kind: LineKind
    symptom: Symptom
    reported_at: datetime
    tried: tuple[str, ...] = ()
    """What the person has tried before, as values of ``check.Check``."""
    speed: SpeedResult | None = None
    """How fast the internet was shortly before, where the person measured it."""


@frozen
class FaultWithdrawal:
    """The person needs no repair any more."""

    fault_id: str


@frozen
class FaultStep:
    """A phase of a repair and when it began."""

    phase: FaultPhase
    at: datetime


@frozen
class Fault:
    """A fault as the operator describes it, or as in the ledger. Times are aware."""

    id: str | None
    external_id: str
    product_id: str
    phase: FaultPhase
    reported_at: datetime | None
    """``None``: the operator does not say."""
    kind: LineKind | None = None
    symptom: Symptom | None = None
    expected_at: datetime | None = None
    """By when the operator promises the repair."""
    ended_at: datetime | None = None
    technician: str = ""
    technician_en: str = ""
    can_be_visited: bool = False
    text: str = ""
    """What is wrong, in the words of the operator's people; empty where the symptom is known."""
    rent_waived: Money | None = None
    """The rent that the operator waives for being late."""
    steps: tuple[FaultStep, ...] = ()
    """Phases in the order in which they began."""

    @classmethod
    def queued(cls, report: FaultReport, *, is_sent: bool = False) -> Fault:
        """Return the fault of a report without an answer; ``is_sent``: it may have arrived."""
        return cls(
            None,
            report.external_id,
            report.product_id,
            FaultPhase.SENT if is_sent else FaultPhase.QUEUED,
            report.reported_at,
            report.kind,
            report.symptom,
        )

    @property
    def age_key(self) -> float:
        """What faults are sorted by, the oldest first; one without a day comes before all."""
        return 0.0 if self.reported_at is None else self.reported_at.timestamp()

    def began(self, phase: FaultPhase) -> datetime | None:
        """Return when it first was in ``phase``; ``None`` where it never was or the time is unknown."""
        return next((step.at for step in self.steps if step.phase is phase), None)
