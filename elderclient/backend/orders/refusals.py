"""Why an order is not taken: a code for programs, a reason for people, and the facts that go with it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Facts:
    """What the customer needs to know to find the way out; ``until`` is a contract's last day, amounts are in fen."""

    existing_id: str | None = None
    fee_fen: int | None = None
    until: date | None = None
    owed_fen: int | None = None


class NotOrderedError(Exception):
    """Nothing was ordered, cancelled or changed. ``code`` never changes its meaning; clients choose their words by it."""

    def __init__(self, code: str, reason: str, facts: Facts | None = None) -> None:
        super().__init__(reason)
        self.code = code
        self.facts = facts or Facts()


class NoSuchError(Exception):
    """The request cannot be understood: it names what is not there, or not this customer's."""


def needs_person(what: str) -> NotOrderedError:
    """Only a human being does this."""
    return NotOrderedError("needsPerson", f"Only a person can do this: {what}.")


def under_way(order_id: str | None) -> NotOrderedError:
    """A confirmed order for the same thing is held."""
    return NotOrderedError("orderUnderWay", "An order for the same thing is under way.", Facts(existing_id=order_id))


def draft_ended(order_id: str) -> NotOrderedError:
    """The draft is gone; nothing was ordered."""
    return NotOrderedError("draftEnded", "This draft has ended; nothing was ordered.", Facts(existing_id=order_id))


def too_late(order_id: str) -> NotOrderedError:
    """The order has been carried out and cannot be undone."""
    return NotOrderedError("tooLate", "It is too late to undo this order.", Facts(existing_id=order_id))
