"""A case as a timeline: what was done at the levels below, and the steps of the level it has reached. Imports no Qt."""

from __future__ import annotations

from datetime import date, datetime

from elderclient.domain.complaints import Case, Complaint, ComplaintState
from elderclient.domain.deadlines.due import Due
from elderclient.domain.sentence import Sentence
from elderclient.phrases.complaints import complaint as phrases
from elderclient.phrases.complaints import complaints_screen
from elderclient.ui.flow.presenting import Step, StepState, Timeline

_WITHOUT_ANSWER = (ComplaintState.CLOSED, ComplaintState.WITHDRAWN, ComplaintState.UNCLEAR)
"""States that do not say whether an answer was given, or will be."""


def timeline(case: Case, now: datetime) -> Timeline:
    """Return the steps of a complaint as of ``now``, oldest first."""
    complaint, today = case.complaint, now.date()
    if complaint.state.is_unanswered:
        return Timeline((Step(complaints_screen.step_send(), StepState.NOW), _answer_ahead()))
    begun = [_below(one) for one in case.earlier]
    received = Step(complaints_screen.step_received(complaint.level), StepState.DONE, _on(complaint.filed_at))
    if complaint.state in _WITHOUT_ANSWER:
        return Timeline((*begun, received, *_what_is_known(complaint)))
    steps = [*begun, received, _first(complaint, now)]
    if complaint.reopened_at is not None:
        steps.append(Step(complaints_screen.step_looked_at_again(), StepState.DONE, _on(complaint.reopened_at)))
    return Timeline((*steps, _answer(case, today), _rating(complaint)))


def _what_is_known(complaint: Complaint) -> list[Step]:
    """The steps that a complaint is known to have come to before its end; no other will follow."""
    steps = []
    if complaint.first_answered_at is not None:
        steps.append(Step(complaints_screen.step_first_answer(), StepState.DONE, _on(complaint.first_answered_at)))
    if complaint.state is ComplaintState.WITHDRAWN:
        steps.append(Step(complaints_screen.step_withdrawn(), StepState.DONE))
    elif complaint.answered_at is not None:
        steps.append(Step(complaints_screen.step_full_answer(), StepState.DONE, _on(complaint.answered_at)))
    elif complaint.state is ComplaintState.CLOSED:
        steps.append(Step(complaints_screen.step_closed(), StepState.DONE))
    return steps


def _below(complaint: Complaint) -> Step:
    return Step(complaints_screen.step_below(complaint.level), StepState.DONE, _on(complaint.filed_at))


def _first(complaint: Complaint, now: datetime) -> Step:
    what = complaints_screen.step_first_answer()
    by = complaint.first_answer_by
    if complaint.first_answered_at is not None:
        return Step(what, StepState.DONE, _on(complaint.first_answered_at))
    if not complaint.state.is_open:
        return Step(what, StepState.DONE)
    if by is None:
        return Step(what, StepState.NOW)
    state = StepState.OVERDUE if now > by else StepState.NOW
    return Step(what, state, phrases.by_when(Due(by), now.date()))


def _answer(case: Case, today: date) -> Step:
    complaint, due = case.complaint, case.due
    if complaint.state is ComplaintState.REFUSED:
        return Step(complaints_screen.step_refused(), StepState.DONE, _on(complaint.answered_at))
    what = complaints_screen.step_full_answer()
    if due is None and not complaint.state.is_open:
        return Step(what, StepState.DONE, _on(complaint.answered_at))
    if due is not None and due.days_left(today) < 0:
        return Step(what, StepState.OVERDUE, phrases.by_when(due, today))
    is_next = complaint.first_answered_at is not None
    when = None if due is None else phrases.by_when(due, today)
    return Step(what, StepState.NOW if is_next else StepState.AHEAD, when)


def _answer_ahead() -> Step:
    return Step(complaints_screen.step_full_answer(), StepState.AHEAD)


def _rating(complaint: Complaint) -> Step:
    what = complaints_screen.step_rating()
    if complaint.satisfaction is not None:
        return Step(what, StepState.DONE, phrases.satisfaction_words(complaint.satisfaction))
    is_next = complaint.state in (ComplaintState.ANSWERED, ComplaintState.REFUSED)
    return Step(what, StepState.NOW if is_next else StepState.AHEAD)


def _on(moment: datetime | None) -> Sentence | None:
    return None if moment is None else complaints_screen.on(moment.date())
