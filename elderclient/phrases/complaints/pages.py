"""What the pages of complaints say: sentences to choose from, states, days left. Words only; reckons no deadline."""

from __future__ import annotations

from datetime import date

from elderclient.domain.complaints import ComplaintState, Move, Satisfaction, SubjectKind, Topic
from elderclient.domain.due import Due
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.complaints.complaint import subject_words
from elderclient.usecases.complaints.complain import CaseView

_CHINESE = "\u2e80"
_ONE_LINE = 8.0
"""Em that a name may take beside a state."""


def sentences_about(kind: SubjectKind | None) -> tuple[tuple[Topic, Sentence], ...]:
    """What people most often have to say about such a thing."""
    never = (Topic.SUBSCRIPTION, say("I never ordered this."))
    otherwise = (Topic.SUBSCRIPTION, say("It is not what I was promised."))
    if kind is SubjectKind.LINE:
        return (
            never,
            (Topic.CHARGE, say("I do not understand this charge.")),
            (Topic.CHARGE, say("It costs more than agreed.")),
            (Topic.SUBSCRIPTION, say("I cancelled it long ago.")),
        )
    if kind is SubjectKind.PRODUCT:
        return (never, otherwise, (Topic.SUBSCRIPTION, say("I cannot get rid of it.")))
    if kind is SubjectKind.CALL:
        return (
            (Topic.CALL, say("They broke a promise.")),
            (Topic.STAFF, say("The person was impatient.")),
            (Topic.CALL, say("My question was not answered.")),
        )
    return (
        (Topic.QUALITY, say("The signal is bad.")),
        (Topic.QUALITY, say("The internet is too slow.")),
        (Topic.QUALITY, say("The repair takes too long.")),
        (Topic.STAFF, say("The staff were unkind.")),
    )


def topic_of(kind: SubjectKind | None) -> Topic:
    """The topic of somebody's own words about such a thing."""
    topics = {SubjectKind.LINE: Topic.CHARGE, SubjectKind.PRODUCT: Topic.SUBSCRIPTION, SubjectKind.CALL: Topic.CALL}
    return Topic.OTHER if kind is None else topics[kind]


def satisfaction_words(satisfaction: Satisfaction) -> Sentence:
    """How content somebody is."""
    words = {
        Satisfaction.VERY_BAD: say("Very dissatisfied"),
        Satisfaction.BAD: say("Dissatisfied"),
        Satisfaction.FAIR: say("So-so"),
        Satisfaction.GOOD: say("Satisfied"),
        Satisfaction.VERY_GOOD: say("Very satisfied"),
    }
    return words[satisfaction]


def matter(case: CaseView) -> Sentence:
    """What the case is called in the list: the thing it is about, or the person's own words."""
    first = case.earlier[0] if case.earlier else case.complaint
    if first.subject is None:
        return said(first.text)
    name = OperatorText(first.subject.name, first.subject.name_en)
    return say("{name}", name=name) if first.subject.name else subject_words(first.subject)


def is_short(case: CaseView, *, is_english: bool) -> bool:
    """What the case is called stands in one line with its state at every text size."""
    first = case.earlier[0] if case.earlier else case.complaint
    name = first.text if first.subject is None else first.subject.name
    if is_english and first.subject is not None:
        name = first.subject.name_en or name
    return 0 < sum(1.0 if sign >= _CHINESE else 0.6 for sign in name) <= _ONE_LINE


def said(text: str) -> Sentence:
    """The words of somebody, as they are."""
    return say("{text}", text=OperatorText(text))


def state_short(case: CaseView, today: date) -> Sentence:
    """How far the case is, in a few characters."""
    due = case.due
    if due is not None and case.is_overdue:
        late = -due.days_left(today)
        return say("{days} late", days=_days(late)) if late > 0 else _late()
    if due is not None:
        return say("{days} left", days=_days(due.days_left(today))) if due.days_left(today) > 0 else _today()
    state = case.complaint.state
    if state is ComplaintState.KEPT:
        return say("Not sent yet")
    if state is ComplaintState.REFUSED:
        return say("Refused")
    if state is ComplaintState.WITHDRAWN:
        return say("Withdrawn")
    if state is ComplaintState.ANSWERED:
        return say("Answered")
    return say("Settled")


def headline(case: CaseView, today: date) -> Sentence:
    """The one answer of a case's page."""
    due, state = case.due, case.complaint.state
    if due is not None and case.is_overdue:
        late = -due.days_left(today)
        if late > 0:
            return say("They are {days} late and have not answered you.", days=_days(late))
        return say("They are late: nobody has answered you yet.")
    if due is not None:
        return say("They look into it and answer you by {day}.", day=due.day)
    if state is ComplaintState.KEPT:
        return say("It is not sent yet, and goes by itself when there is a network.")
    if state is ComplaintState.REFUSED:
        return say("They have refused.")
    if state is ComplaintState.WITHDRAWN:
        return say("You withdrew this complaint.")
    if state is ComplaintState.ANSWERED:
        return say("They have answered you.")
    return say("This matter is settled.")


def filed_words(case: CaseView) -> Sentence:
    """Said once, when it was just filed."""
    if case.complaint.state is ComplaintState.KEPT:
        return say("It is kept on this PC and sent by itself as soon as there is a network.")
    return say("Your complaint has been received.")


def by_when(due: Due, today: date) -> Sentence:
    """By when, and how many days that leaves."""
    left = due.days_left(today)
    if left < 0:
        return say("due by {day}, {days} ago", day=due.day, days=_days(-left))
    if left == 0:
        return say("by today")
    if due.is_about:
        return say("about {day}, {days} left", day=due.day, days=_days(left))
    return say("by {day}, {days} left", day=due.day, days=_days(left))


def notes_on(case: CaseView) -> tuple[Sentence, ...]:
    """Whose date it is, and what is not certain about it."""
    due = case.due
    notes: list[Sentence] = []
    if due is not None and due.is_by_law:
        notes.append(say("This is the date the rules set. They named no earlier one."))
    if due is not None and due.is_about:
        notes.append(say("The holidays of that year are not known yet, so it is only about right."))
    if case.has_unchecked_rule:
        notes.append(say("Your province's own rule has not been checked; the national one is counted."))
    return tuple(notes)


def move_caption(case: CaseView, move: Move) -> Sentence:
    """What the button of a move says."""
    if move is Move.ESCALATE:
        level = case.complaint.level.next
        if level is not None and level.next is None:
            return say("Ask for mediation").shortened(_mediate())
        return say("Go to the next level").shortened(_next_level())
    captions = {
        Move.ADD: say("Add something").shortened(_add()),
        Move.REOPEN: say("Look at it again"),
        Move.WITHDRAW: say("Withdraw it"),
        Move.RATE: say("Rate it"),
    }
    return captions[move]


def _days(number: int) -> Count:
    return Count(number, Noun.DAY)


def _late() -> Sentence:
    return say("Late")


def _today() -> Sentence:
    return say("by today")


def _add() -> Sentence:
    return say("Add")


def _mediate() -> Sentence:
    return say("Mediation")


def _next_level() -> Sentence:
    return say("Next level")
