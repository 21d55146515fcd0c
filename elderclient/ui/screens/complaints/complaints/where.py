"""Which page of complaints a place means, and the places that lead to the others. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import quote, unquote

from elderclient.domain.complaints import Subject, SubjectKind
from elderclient.domain.frozen import frozen
from elderclient.ui.place import Place

SCREEN = "complaints"
LIST, NEW, CASE, OTHER = "", "new", "case", "other"
CHARGES, SERVICES, CALLS = "charges", "services", "calls"
SAY, WRITE = "say", "write"
ADD, RATE, ESCALATE, REOPEN, WITHDRAW, APPEAL, FILED = (
    "add", "rate", "escalate", "reopen", "withdraw", "appeal", "filed",
)  # fmt: skip
KINDS = {"line": SubjectKind.LINE, "product": SubjectKind.PRODUCT, "call": SubjectKind.CALL}


@frozen
class Where:
    """A subject reads ``line/<bill>/<line>/say/2``, ``product/<id>``, ``other/write``, ``case/<name>/add``.

    ``identifier`` is the thing's or the case's, ``step`` what is done with it, ``number`` which sentence was chosen.
    """

    part: str = LIST
    identifier: str = ""
    bill: str = ""
    step: str = ""
    number: int = 0

    @classmethod
    def of(cls, subject: str) -> Where:
        """Read a subject; what cannot be read is the list."""
        part, *rest = [unquote(piece) for piece in subject.split("/")]
        if part in (NEW, CHARGES, SERVICES, CALLS):
            return cls(part)
        bill = rest.pop(0) if part == "line" and rest else ""
        has_identifier = part in KINDS or part == CASE
        identifier = rest.pop(0) if has_identifier and rest else ""
        if part != OTHER and (not identifier or (part == "line" and not bill)):
            return cls()
        step = rest[0] if rest else ""
        number = int(rest[1]) if len(rest) > 1 and rest[1].isdecimal() else 0
        return cls(part, identifier, bill, step, number)

    @property
    def kind(self) -> SubjectKind | None:
        """What kind of thing is complained about here; ``None`` for nothing in particular."""
        return KINDS.get(self.part)

    @property
    def place(self) -> Place:
        """The place that means this."""
        pieces = [self.part, *([self.bill] if self.part == "line" else []), self.identifier, self.step]
        if self.step == SAY:
            pieces.append(str(self.number))
        return Place(SCREEN, "/".join(quote(piece, safe="") for piece in pieces if piece))

    def at(self, step: str, number: int = 0) -> Place:
        """The place of a step with the same thing."""
        return replace(self, step=step, number=number).place


def place_of(part: str, identifier: str = "", step: str = "") -> Place:
    """The place of a page."""
    return Where(part, identifier, step=step).place


def place_of_subject(subject: Subject) -> Place:
    """The place where one complains about a charge, a service or a call."""
    part = next(part for part, kind in KINDS.items() if kind is subject.kind)
    return Where(part, subject.id, bill=subject.bill_id).place
