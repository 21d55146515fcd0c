"""What is said about a complaint: moves by the level that is reached, and what a rating leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from elderclient.domain.complaints import Case, Complaint, ComplaintNews, ComplaintState, Level, Move, Satisfaction
from elderclient.domain.deadlines.due import Due
from elderclient.phrases.complaints import complaint, complaints_screen
from tests.fakes.clock import SHANGHAI

NOW = datetime(2026, 10, 12, 10, tzinfo=SHANGHAI)


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
        (Move.REOPEN, "Please look again"),
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


def case_in(state: ComplaintState, left: int | None = None, *, is_overdue: bool = False) -> Case:
    """A case in this state, of which the answer is due in so many days."""
    due = None if left is None else Due(NOW + timedelta(days=left))
    return Case(Complaint("1", "e1", "", state, None), due=due, is_overdue=is_overdue)


@pytest.mark.parametrize(
    ("case", "headline", "state"),
    [
        (
            case_in(ComplaintState.QUEUED),
            "It is saved but not sent yet. The program will keep trying.",
            "Not sent yet",
        ),
        (case_in(ComplaintState.IN_WORK, 11), "They are looking into it, and will answer you by {day}.", "{days} left"),
        (case_in(ComplaintState.IN_WORK, 0), "They are looking into it, and will answer you by {day}.", "due today"),
        (
            case_in(ComplaintState.IN_WORK, -5, is_overdue=True),
            "They are {days} late and have not answered you.",
            "{days} late",
        ),
        (case_in(ComplaintState.RECEIVED, 9, is_overdue=True), "They are late: nobody has answered you yet.", "Late"),
        (case_in(ComplaintState.RECEIVED), "Your complaint has been received.", "Not finished yet"),
        (case_in(ComplaintState.ANSWERED), "They have answered you.", "Answered"),
        (case_in(ComplaintState.REFUSED), "They have refused.", "Refused"),
        (case_in(ComplaintState.WITHDRAWN), "This complaint was withdrawn.", "Withdrawn"),
        (case_in(ComplaintState.CLOSED), "This matter is closed.", "Closed"),
    ],
)
def test_how_far_a_case_is_depends_on_its_state_and_day(case: Case, headline: str, state: str) -> None:
    assert complaint.headline(case, NOW.date()).msgid == headline
    assert complaint.state_short(case, NOW.date()).msgid == state


@pytest.mark.parametrize(
    ("left", "is_about", "wording"),
    [
        (-5, False, "was due by {day}, {days} ago"),
        (0, False, "due today"),
        (6, False, "by {day}, {days} left"),
        (6, True, "about {day}, {days} left"),
    ],
)
def test_by_when_it_is_due_is_said_with_the_days_left(left: int, wording: str, *, is_about: bool) -> None:
    due = Due(NOW + timedelta(days=left), is_about=is_about)
    assert complaint.by_when(due, NOW.date()).msgid == wording


def test_what_is_uncertain_about_a_day_is_noted() -> None:
    case = replace(
        case_in(ComplaintState.IN_WORK), due=Due(NOW, is_by_law=True, is_about=True), has_unchecked_rule=True
    )
    assert [one.msgid for one in complaint.notes_on(case)] == [
        "This date is set by the rules. They gave no earlier one.",
        "The holidays for that year are not known yet, so the date is only approximate.",
        "Your province's own rule has not been checked, so we went by the national one.",
    ]


@pytest.mark.parametrize(
    ("move", "wording"),
    [
        (Move.ADD, "They have received what you wrote."),
        (Move.ESCALATE, "It is with the next level now. They will look into it again."),
        (Move.REOPEN, "All right, they will look into it again."),
        (Move.WITHDRAW, "Your complaint has been withdrawn."),
    ],
)
def test_a_move_that_was_received_says_what_happens(move: Move, wording: str) -> None:
    assert complaint.moved(move, None).msgid == wording


@pytest.mark.parametrize(
    ("news", "wording"),
    [
        (ComplaintNews(answered=1, late=2), "{late}, {answered}"),
        (ComplaintNews(answered=1), "{count} answered"),
        (ComplaintNews(late=2), "{count} not answered in time"),
    ],
)
def test_what_is_new_is_counted(news: ComplaintNews, wording: str) -> None:
    assert complaint.news_words(news).msgid == wording
