"""Sentences about a complaint: results of acts, its state and dates, levels, what it is about."""

from __future__ import annotations

from datetime import date

from elderclient.domain.complaints import (
    Case,
    ComplaintNews,
    ComplaintState,
    Level,
    Move,
    Satisfaction,
    Subject,
    SubjectKind,
    Topic,
)
from elderclient.domain.deadlines.due import Due
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.phrases.shell import acts
from elderclient.phrases.shell.unknowns import with_offer


def filed() -> Sentence:
    """Result of filing: the operator has the complaint."""
    return say("Your complaint has been received.")


def dropped() -> Sentence:
    """Result of dropping a complaint that was not sent yet."""
    return say("All right, it will not be sent.")


def not_taken() -> Sentence:
    """Result of an act that the operator refused for good."""
    return say("This cannot be done now. It was not sent.")


def waiting_for_network() -> Sentence:
    """Result of an act that is stored on this PC until it can be sent."""
    long = say("It is saved on this PC, and will be sent as soon as you are online.")
    return long.shortened(say("Saved, to be sent"))


def moved(move: Move, satisfaction: Satisfaction | None) -> Sentence:
    """Result of a move that the operator has received."""
    if move is Move.ADD:
        return say("They have received what you wrote.")
    if move is Move.ESCALATE:
        return say("It is with the next level now. They will look into it again.")
    if move is Move.REOPEN:
        return say("All right, they will look into it again.")
    if move is Move.WITHDRAW:
        return say("Your complaint has been withdrawn.")
    if satisfaction is not None and satisfaction.is_bad:
        return say("We have noted it. You can ask them to look again, or go to the next level.")
    return say("We have noted it. Thank you.")


def news_words(news: ComplaintNews) -> Sentence:
    """Accessible name of the badge on home's tile; ``news`` counts at least one."""
    answered_ = say("{count} answered", count=Count(news.answered, Noun.COMPLAINT))
    late = say("{count} not answered in time", count=Count(news.late, Noun.COMPLAINT))
    if news.answered and news.late:
        return say("{late}, {answered}", late=late, answered=answered_)
    return late if news.late else answered_


def level_name(level: Level) -> Sentence:
    """Who deals with the complaint at this level."""
    if level is Level.SUPERVISOR:
        return say("The next level")
    if level is Level.MEDIATION:
        return say("Mediation")
    return say("Customer service")


def subject_words(subject: Subject) -> Sentence:
    """What a complaint is about, as a short name of the thing."""
    name = OperatorText(subject.name, subject.name_en)
    if subject.at is not None:
        return say("The call of {at}", at=subject.at)
    if not subject.name:
        return kind_of_subject(subject.kind)
    if subject.amount is not None and subject.month is not None:
        return say("“{name}”, {amount}, on the bill for {month}", name=name, amount=subject.amount, month=subject.month)
    if subject.amount is not None:
        return say("“{name}”, {amount}", name=name, amount=subject.amount)
    return say("{name}", name=name)


def name_of(subject: Subject) -> Sentence:
    """Name the thing alone, as the caption of a choice."""
    if subject.at is not None or not subject.name:
        return subject_words(subject)
    return say("{name}", name=OperatorText(subject.name, subject.name_en))


def amount_of(amount: Money) -> Sentence:
    """Show what the thing costs, beside its name."""
    return say("{amount}", amount=amount)


def kind_of_subject(kind: SubjectKind) -> Sentence:
    """What kind of thing a complaint can be about; also where nothing more is known of it."""
    if kind is SubjectKind.LINE:
        return say("A charge on my bill")
    return say("A call I had") if kind is SubjectKind.CALL else say("A service I have")


def about(subject: Subject) -> Sentence:
    """What the complaint is about, as a whole sentence."""
    return say("About: {subject}.", subject=subject_words(subject))


def matter(case: Case) -> Sentence:
    """What the case is called in the list: the thing it is about, or the person's own words."""
    subject = case.first.subject
    if subject is None and not case.first.text:
        day = case.first.filed_at
        return say("A complaint") if day is None else say("A complaint from {day}", day=day.date())
    if subject is None:
        return quoted(case.first.text)
    name = OperatorText(subject.name, subject.name_en)
    return say("{name}", name=name) if subject.name else subject_words(subject)


def quoted(text: str) -> Sentence:
    """Words that somebody wrote, as they are."""
    return say("{text}", text=OperatorText(text))


def refused() -> Sentence:
    """State of a complaint, in the list and on paper."""
    return say("Refused")


def answered() -> Sentence:
    """State of a complaint, in the list and on paper."""
    return say("Answered")


def state_short(case: Case, today: date) -> Sentence:
    """How far the case is, in a few characters, for the list."""
    due = case.due
    if due is not None and case.is_overdue:
        late = -due.days_left(today)
        return say("{days} late", days=_days(late)) if late > 0 else say("Late")
    if due is not None:
        return say("{days} left", days=_days(due.days_left(today))) if due.days_left(today) > 0 else by_today()
    state = case.complaint.state
    if state is ComplaintState.QUEUED:
        return say("Not sent yet")
    if state is ComplaintState.SENT:
        return say("No answer yet")
    if state is ComplaintState.REFUSED:
        return refused()
    if state is ComplaintState.WITHDRAWN:
        return say("Withdrawn")
    if state is ComplaintState.UNCLEAR:
        return say("Not clear")
    if state.is_open:
        return say("Late") if case.is_overdue else say("Not finished yet")
    return answered() if state is ComplaintState.ANSWERED else say("Closed")


def headline(case: Case, today: date) -> Sentence:
    """How far the case is, as the one answer of its page."""
    state = case.complaint.state
    if case.due is not None or state.is_open:
        return _while_open(case, today)
    if state is ComplaintState.QUEUED:
        return acts.not_sent_yet()
    if state is ComplaintState.SENT:
        return acts.unanswered()
    if state is ComplaintState.REFUSED:
        return say("They have refused.")
    if state is ComplaintState.WITHDRAWN:
        return say("This complaint was withdrawn.")
    if state is ComplaintState.UNCLEAR:
        return with_offer(say("It is not clear from the operator's data how far they have got with it."))
    if state is ComplaintState.ANSWERED:
        return say("They have answered you.")
    return say("This matter is closed.")


def _while_open(case: Case, today: date) -> Sentence:
    due = case.due
    if case.is_overdue:
        late = 0 if due is None else -due.days_left(today)
        if late > 0:
            return say("They are {days} late and have not answered you.", days=_days(late))
        return say("They are late: nobody has answered you yet.")
    if due is not None:
        return say("They are looking into it, and will answer you by {day}.", day=due.day)
    return filed() if case.complaint.state is ComplaintState.RECEIVED else say("They are looking into it.")


def headline_when_filed(case: Case) -> Sentence:
    """The headline that is shown once, right after filing."""
    if case.complaint.state is ComplaintState.QUEUED:
        return acts.not_sent_yet()
    return acts.unanswered() if case.complaint.state is ComplaintState.SENT else filed()


def by_today() -> Sentence:
    """That the answer is due today."""
    return say("due today")


def by_when(due: Due, today: date) -> Sentence:
    """By when an answer is due, and how many days that leaves."""
    left = due.days_left(today)
    if left < 0:
        return say("was due by {day}, {days} ago", day=due.day, days=_days(-left))
    if left == 0:
        return by_today()
    if due.is_about:
        return say("about {day}, {days} left", day=due.day, days=_days(left))
    return say("by {day}, {days} left", day=due.day, days=_days(left))


def notes_on(case: Case) -> tuple[Sentence, ...]:
    """Whose date it is, and what is uncertain about it; shown below the timeline."""
    due = case.due
    notes: list[Sentence] = []
    if due is not None and due.is_by_law:
        notes.append(say("This date is set by the rules. They gave no earlier one."))
    if due is not None and due.is_about:
        notes.append(say("The holidays for that year are not known yet, so the date is only approximate."))
    if case.has_unchecked_rule:
        notes.append(say("Your province's own rule has not been checked, so we went by the national one."))
    return tuple(notes)


def satisfaction_words(satisfaction: Satisfaction) -> Sentence:
    """One of the five answers to whether the person is satisfied."""
    words = {
        Satisfaction.VERY_BAD: say("Very dissatisfied"),
        Satisfaction.BAD: say("Dissatisfied"),
        Satisfaction.FAIR: say("So-so"),
        Satisfaction.GOOD: say("Satisfied"),
        Satisfaction.VERY_GOOD: say("Very satisfied"),
    }
    return words[satisfaction]


def sentences_about(kind: SubjectKind | None) -> tuple[tuple[Topic, Sentence], ...]:
    """What people most often have to say about such a thing, to choose from."""
    never = (Topic.SUBSCRIPTION, say("I never ordered this."))
    if kind is SubjectKind.LINE:
        return (
            never,
            (Topic.CHARGE, say("I do not understand this charge.")),
            (Topic.CHARGE, say("It costs more than agreed.")),
            (Topic.SUBSCRIPTION, say("I cancelled it long ago.")),
        )
    if kind is SubjectKind.PRODUCT:
        return (
            never,
            (Topic.SUBSCRIPTION, say("It is not what I was promised.")),
            (Topic.SUBSCRIPTION, say("I cannot get rid of it.")),
        )
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


def _days(number: int) -> Count:
    return Count(number, Noun.DAY)
