"""What is said about a complaint: moves by the level that is reached, and what a rating leads to."""

from __future__ import annotations

import pytest

from elderclient.domain.complaints import Case, Complaint, ComplaintState, Level, Move, Satisfaction
from elderclient.phrases.complaints import complaint, complaints_screen


def case_at(level: Level) -> Case:
    return Case(Complaint("1", "e1", "", ComplaintState.IN_WORK, None, level=level))


@pytest.mark.parametrize(
    ("level", "wording"),
    [(Level.SERVICE, "Go to the next level"), (Level.SUPERVISOR, "Ask for mediation")],
)
def test_who_looks_at_it_next_depends_on_the_level(level: Level, wording: str) -> None:
    assert complaints_screen.move_caption(case_at(level), Move.ESCALATE).msgid == wording


@pytest.mark.parametrize(
    ("move", "wording"),
    [
        (Move.ADD, "Add something"),
        (Move.REOPEN, "Look at it again"),
        (Move.WITHDRAW, "Withdraw it"),
        (Move.RATE, "Rate it"),
    ],
)
def test_a_move_is_called_what_it_does(move: Move, wording: str) -> None:
    assert complaints_screen.move_caption(case_at(Level.SERVICE), move).msgid == wording


@pytest.mark.parametrize(
    ("satisfaction", "words"), [(Satisfaction.VERY_BAD, "next level"), (Satisfaction.GOOD, "Thank you")]
)
def test_a_rating_that_is_bad_leads_on(satisfaction: Satisfaction, words: str) -> None:
    assert words in complaint.moved(Move.RATE, satisfaction).msgid
