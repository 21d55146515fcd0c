"""What one person has in hand, and what the rules of taking say to a press. Must not show anything."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from elderclient.backend.callbacks.lifecycle import WrongPhaseError
from elderclient.backend.callbacks.taking import NotHolderError
from elderclient.backend.desk.guard import DeskRefusal
from elderclient.backend.runtime import Operator
from elderclient.backend.staff.sessions import SignedIn


def renew_all(operator: Operator, worker: SignedIn) -> list[str]:
    """Hold everything this person has in hand for another lease; their ids, the longest held first.

    Every open page of the desk does so, or a conversation would lapse while the agent is in another one.
    """
    return [one for one in operator.taking.in_hand(worker.staff_id) if _is_renewed(operator, worker, one)]


def _is_renewed(operator: Operator, worker: SignedIn, ticket_id: str) -> bool:
    try:
        operator.taking.renew(worker.staff_id, ticket_id)
    except NotHolderError:
        # It ended or lapsed between the two looks.
        return False
    return True


@contextmanager
def call_refusals(ticket_id: str) -> Iterator[None]:
    """Turn what the rules of taking raise inside into pages that say so."""
    try:
        yield
    except NotHolderError as error:
        raise DeskRefusal(409, "notInHand") from error
    except WrongPhaseError as error:
        raise DeskRefusal(409, "wrongPhase", back=f"/desk/calls/{ticket_id}") from error
