"""The letter to the regulator: large print, with every fact that is known filled in. Must not say what is not known."""

from __future__ import annotations

from datetime import date

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.complaints import Complaint
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import FullDate
from elderclient.phrases.complaints.complaint import level_name, subject_words
from elderclient.usecases.complaints.complain import CaseView

APPEAL = ShortCode("12381")
"""The ministry's line for telecommunications users (it took over 12300 and 12321)."""
CONSUMERS = ShortCode("12315")
_BLANK = Name("＿＿＿＿＿＿＿＿＿＿")


def appeal_letter(case: CaseView, customer: Customer | None, hotline: ShortCode, today: date) -> Paper:
    """The letter as of ``today``."""
    title = say("A letter of appeal")
    course, outcome = _course(case, hotline), _outcome(case)
    sections = (_addressed(), _person(customer), _matter(case), course, outcome, _wish(), _signed(today))
    return Paper(title, sections)


def _addressed() -> Section:
    heading = say("To")
    return Section(heading, (say("The appeal centre for telecom customers (telephone {appeal})", appeal=APPEAL),))


def _person(customer: Customer | None) -> Section:
    heading = say("From")
    rows = [Row(say("Name"), _blank())]
    if customer is not None and customer.numbers:
        rows.append(Row(say("Telephone"), say("{number}", number=customer.numbers[0])))
    return Section(heading, (), tuple(rows))


def _matter(case: CaseView) -> Section:
    first = case.earlier[0] if case.earlier else case.complaint
    heading = say("What is wrong")
    sentences = [say("{text}", text=OperatorText(first.text))]
    if first.subject is not None:
        sentences.append(say("About: {subject}.", subject=subject_words(first.subject)))
    sentences += [say("{text}", text=OperatorText(line.text)) for line in case.complaint.lines if line.is_own]
    return Section(heading, tuple(sentences))


def _course(case: CaseView, hotline: ShortCode) -> Section:
    heading = say("What happened")
    told = say("I complained to the company first (hotline {hotline}):", hotline=hotline)
    rows: list[Row] = []
    for complaint in (*case.earlier, case.complaint):
        rows += _level_rows(complaint)
    return Section(heading, (told,), tuple(rows))


def _outcome(case: CaseView) -> Section:
    heading = say("How it ended")
    sentences: list[Sentence] = []
    if case.is_overdue and case.due is not None:
        day = FullDate(case.due.day)
        sentences.append(say("An answer was due by {day}. There is none to this day.", day=day))
    answer = case.complaint.answer
    if answer is not None and not case.complaint.state.is_open:
        sentences.append(say("The company answered: “{answer}” I am not satisfied.", answer=OperatorText(answer.text)))
    return Section(heading, tuple(sentences))


def _level_rows(complaint: Complaint) -> list[Row]:
    level = level_name(complaint.level)
    filed = FullDate(complaint.filed_at.date())
    number = OperatorText(complaint.id or complaint.external_id)
    called = say("No. {number}", number=number)
    rows = [Row(say("{level}, complained on {day}", level=level, day=filed), called)]
    if complaint.answered_at is not None:
        answered = FullDate(complaint.answered_at.date())
        outcome = say("Refused") if complaint.was_refused else _answered()
        rows.append(Row(say("{level}, outcome on {day}", level=level, day=answered), outcome))
    return rows


def _answered() -> Sentence:
    return say("Answered")


def _wish() -> Section:
    heading = say("What I ask for")
    ask = say("Please have the company look into it and give me an answer.")
    return Section(heading, (ask, _blank()))


def _signed(today: date) -> Section:
    heading = say("Signature and date")
    signature = Row(say("Signature"), _blank())
    return Section(heading, (), (signature, Row(say("Date"), say("{day}", day=FullDate(today)))))


def _blank() -> Sentence:
    return say("{blank}", blank=_BLANK)
