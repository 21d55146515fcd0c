"""Deletion of personal data: what it means, the last question, and how far it is."""

from __future__ import annotations

from datetime import datetime

from elderclient.domain.privacy.personal_data import Deletion, DeletionPhase
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime, Count, Noun
from elderclient.phrases.shell import acts


def title() -> Sentence:
    """Name the pages about deletion."""
    return say("Have data deleted").shortened(say("Delete"))


def erased_heading() -> Sentence:
    """Head the records that a deletion removes."""
    return say("This will be deleted:")


def retained_heading() -> Sentence:
    """Head the records that the law requires the operator to keep."""
    return say("This cannot be deleted:")


def go_on() -> Sentence:
    """Caption of the entry that leads to the last question."""
    return say("I want it deleted")


def last_question() -> tuple[Sentence, Sentence, Sentence]:
    """Ask once more, and say until when it can be undone and what it does not change."""
    return (
        say("Do you really want it deleted?"),
        say("You can undo it for ten minutes; after that it is gone.").shortened(
            say("You can undo it for ten minutes.")
        ),
        say("Bills, plans and calls go on as before.").shortened(say("Everything else goes on as before.")),
    )


def do_not_delete() -> Sentence:
    """Caption of the answer that deletes nothing."""
    return say("Do not delete")


def delete() -> Sentence:
    """Caption of the answer that asks for the deletion."""
    return say("Delete it")


def state(deletion: Deletion) -> Sentence:
    """Say how far a deletion is that was not performed, nor taken back."""
    if deletion.phase is DeletionPhase.QUEUED:
        return acts.not_sent_yet()
    if deletion.phase is DeletionPhase.SENT:
        return acts.unanswered()
    if deletion.phase in (DeletionPhase.REFUSED, DeletionPhase.UNCLEAR) and deletion.wished_at is None:
        return _undated(deletion.phase)
    if deletion.phase is DeletionPhase.REFUSED and deletion.wished_at is not None:
        return say("On {day} you asked to have it deleted, and the operator refused.", day=deletion.wished_at.date())
    if deletion.phase is DeletionPhase.UNCLEAR and deletion.wished_at is not None:
        return say(
            "On {day} you asked to have it deleted. It is not clear from the operator's data what happened."
            " Our staff can find out for you.",
            day=deletion.wished_at.date(),
        )
    return accepted(deletion.due_at)


def _undated(phase: DeletionPhase) -> Sentence:
    if phase is DeletionPhase.REFUSED:
        return say("You asked to have it deleted, and the operator refused.")
    return say(
        "You asked to have it deleted. It is not clear from the operator's data what happened. Our staff can"
        " find out for you."
    )


def accepted(due: datetime | None) -> Sentence:
    """Say that the operator has the request, and until when (aware) it can be undone where that is known."""
    if due is None:
        return say("We have your request and will carry it out.")
    long = say("We have your request. You can undo it until {time}; then it will be carried out.", time=ClockTime(due))
    return long.shortened(say("We will delete it"))


def queued() -> Sentence:
    """Say that the request waits on this PC for a network."""
    return say("We have noted it. It will be asked for as soon as you are online.").shortened(say("Noted, sent later"))


def taking_back_not_known() -> Sentence:
    """Say that the request was to be taken back, and that it is not known whether it is."""
    return acts.not_known_taken_back(acts.act("askForDeletion"))


def undone() -> Sentence:
    """Say that the request was taken back in time, as the result of that act."""
    return say("That is undone: nothing was deleted.").shortened(say("Nothing was deleted"))


def done_before(deletion: Deletion) -> Sentence:
    """Say that the last deletion was done, and how many records it removed where that is known."""
    if deletion.erased is None:
        return say("It was deleted last time.")
    return say("Deleted last time: {count}.", count=Count(deletion.erased, Noun.ITEM))
