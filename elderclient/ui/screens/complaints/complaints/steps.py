"""A case as a timeline: what was done at the levels below, and the steps of the level it has reached. Imports no Qt."""

from __future__ import annotations

from datetime import date, datetime

from elderclient.domain.complaints import Complaint, ComplaintState, Level
from elderclient.domain.due import Due
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.complaints import pages as words
from elderclient.ui.flow.presenting import Step, StepState, Timeline
from elderclient.usecases.complaints.complain import CaseView


def timeline(case: CaseView, now: datetime) -> Timeline:
    """The steps, oldest first."""
    complaint, today = case.complaint, now.date()
    if complaint.state is ComplaintState.KEPT:
        return Timeline((Step(say("Send it"), StepState.NOW), _answer_ahead()))
    begun = [_below(one) for one in case.earlier]
    received = Step(_received(complaint.level), StepState.DONE, _on(complaint.filed_at))
    steps = [*begun, received, _first(complaint, now)]
    if complaint.reopened_at is not None:
        steps.append(Step(say("Looked at again"), StepState.DONE, _on(complaint.reopened_at)))
    steps.append(_answer(case, today))
    if complaint.state in (ComplaintState.CLOSED, ComplaintState.WITHDRAWN):
        # What did not happen before its end will not happen any more.
        return Timeline(tuple(step for step in steps if step.state is StepState.DONE))
    return Timeline((*steps, _rating(complaint)))


def _below(complaint: Complaint) -> Step:
    if complaint.level is Level.SERVICE:
        return Step(say("Customer service did not settle it"), StepState.DONE, _on(complaint.filed_at))
    return Step(say("The next level did not settle it"), StepState.DONE, _on(complaint.filed_at))


def _received(level: Level) -> Sentence:
    if level is Level.SUPERVISOR:
        return say("Given to the next level")
    if level is Level.MEDIATION:
        return say("Given to mediation")
    return say("Your complaint received")


def _first(complaint: Complaint, now: datetime) -> Step:
    what = say("A first answer to you")
    by = complaint.first_answer_by
    if complaint.first_answered_at is not None:
        return Step(what, StepState.DONE, _on(complaint.first_answered_at))
    if not complaint.state.is_open:
        return Step(what, StepState.DONE)
    if by is None:
        return Step(what, StepState.NOW)
    state = StepState.OVERDUE if now > by else StepState.NOW
    return Step(what, state, words.by_when(Due(by), now.date()))


def _answer(case: CaseView, today: date) -> Step:
    complaint, due = case.complaint, case.due
    if complaint.state is ComplaintState.REFUSED:
        return Step(say("They refused"), StepState.DONE, _on(complaint.answered_at))
    if complaint.state is ComplaintState.WITHDRAWN:
        return Step(say("You withdrew it"), StepState.DONE)
    what = say("The full answer to you")
    if due is None:
        return Step(what, StepState.DONE, _on(complaint.answered_at))
    if due.days_left(today) < 0:
        return Step(what, StepState.OVERDUE, words.by_when(due, today))
    is_next = complaint.first_answered_at is not None
    return Step(what, StepState.NOW if is_next else StepState.AHEAD, words.by_when(due, today))


def _answer_ahead() -> Step:
    return Step(say("The full answer to you"), StepState.AHEAD)


def _rating(complaint: Complaint) -> Step:
    what = say("You say whether it helped")
    if complaint.satisfaction is not None:
        return Step(what, StepState.DONE, words.satisfaction_words(complaint.satisfaction))
    is_next = complaint.state in (ComplaintState.ANSWERED, ComplaintState.REFUSED)
    return Step(what, StepState.NOW if is_next else StepState.AHEAD)


def _on(moment: datetime | None) -> Sentence | None:
    return None if moment is None else say("{day}", day=moment.date())
