"""Which part of which bill a place means, and the places that lead to the others. Imports no Qt."""

from __future__ import annotations

import re
from dataclasses import replace
from urllib.parse import quote, unquote

from elderclient.domain.frozen import frozen
from elderclient.domain.units import Month
from elderclient.ui.place import Place

SCREEN = "bill"
SUMMARY, LINES, LINE, MONTHS, WHY, FLAGS, QUESTION = "", "lines", "line", "months", "why", "flags", "question"
PARTS = (SUMMARY, LINES, LINE, MONTHS, WHY, FLAGS, QUESTION)
_OF_A_LINE = (LINE, QUESTION)
"""Parts whose detail is a line's id; a question without one is about the whole bill."""
_MONTH = re.compile(r"([0-9]{4})-(0[1-9]|1[0-2])")


@frozen
class Where:
    """``month`` is ``None`` for the newest bill. ``detail`` is a line's id, a group's name, or how many come before.

    ``bill_id`` is empty for all bills of the month. A subject reads ``2026-09/lines/CALLS_OVER/40``: month (or ``newest``),
    part, group, how many come before; one bill of several is ``2026-09@its-id``.
    """

    month: Month | None = None
    part: str = SUMMARY
    detail: str = ""
    start: int = 0
    bill_id: str = ""

    @classmethod
    def of(cls, subject: str) -> Where:
        """Parse a place's subject; one that cannot be parsed means the newest bill."""
        bill, _slash, rest = subject.partition("/")
        month, _at, bill_id = bill.partition("@")
        part, _slash, detail = rest.partition("/")
        found = _MONTH.fullmatch(month)
        if part not in PARTS or not (found or month in ("", "newest")):
            return cls()
        where = cls(Month(int(found[1]), int(found[2])) if found else None, part, bill_id=unquote(bill_id))
        if part in _OF_A_LINE:
            return replace(where, detail=detail)
        group, _slash, start = detail.partition("/")
        return replace(where, detail=group, start=int(start) if start.isdecimal() else 0)

    @property
    def place(self) -> Place:
        """The place that means this part."""
        if self.part == SUMMARY:
            return Place(SCREEN, self.bill_subject)
        month = self.bill_subject or "newest"
        tail = self.detail if self.part in _OF_A_LINE else f"{self.detail}/{self.start}"
        return Place(SCREEN, f"{month}/{self.part}/{tail}")

    @property
    def bill_subject(self) -> str:
        """The month, and the bill where it is one of several; empty for the newest."""
        month = subject_of(self.month)
        return f"{month or 'newest'}@{quote(self.bill_id, safe='')}" if self.bill_id else month

    def at(self, part: str, detail: str = "", start: int = 0) -> Place:
        """Return the place of another part of the same bill."""
        return replace(self, part=part, detail=detail, start=start).place


def subject_of(month: Month | None) -> str:
    """Return a month as subjects and file names spell it (``2026-09``); empty for ``None``."""
    return "" if month is None else f"{month.year:04}-{month.month:02}"
