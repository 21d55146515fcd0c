"""The letter of appeal to the regulator, in large print, with every known fact filled in. States nothing unknown."""

from __future__ import annotations

from datetime import date

from elderclient.domain.accounts.customer import Customer
from elderclient.domain.complaints import Case, Complaint
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.phone import ShortCode
from elderclient.phrases.complaints import complaint, letter


def appeal_letter(case: Case, customer: Customer | None, hotline: ShortCode, today: date) -> Paper:
    """Return the letter as of ``today``; what is not known is left blank to be filled in by hand."""
    sections = (
        Section(letter.to(), (letter.appeal_centre(),)),
        _sender(customer),
        _matter(case),
        _course(case, hotline),
        _outcome(case),
        Section(letter.request_heading(), (letter.request(), letter.blank())),
        Section(
            letter.signature_heading(),
            (),
            (Row(letter.signature(), letter.blank()), Row(letter.date_(), letter.on(today))),
        ),
    )
    return Paper(letter.title(), sections)


def _sender(customer: Customer | None) -> Section:
    rows = [Row(letter.name(), letter.blank())]
    if customer is not None and customer.numbers:
        rows.append(Row(letter.telephone(), letter.number(customer.numbers[0])))
    return Section(letter.sender(), (), tuple(rows))


def _matter(case: Case) -> Section:
    sentences = [complaint.quoted(case.first.text)]
    if case.first.subject is not None:
        sentences.append(complaint.about(case.first.subject))
    sentences += [complaint.quoted(line.text) for line in case.complaint.lines if line.is_own]
    return Section(letter.what_is_wrong(), tuple(sentences))


def _course(case: Case, hotline: ShortCode) -> Section:
    levels = (*case.earlier, case.complaint)
    rows = tuple(row for one in levels for row in _level_rows(one))
    return Section(letter.what_happened(), (letter.complained_first(hotline),), rows)


def _level_rows(one: Complaint) -> list[Row]:
    rows = [
        Row(
            letter.complained(one.level, None if one.filed_at is None else one.filed_at.date()),
            letter.ticket(one.id or one.external_id),
        )
    ]
    if one.answered_at is not None:
        outcome = letter.outcome(one.level, one.answered_at.date())
        rows.append(Row(outcome, complaint.refused() if one.was_refused else complaint.answered()))
    return rows


def _outcome(case: Case) -> Section:
    sentences = []
    if case.is_overdue and case.due is not None:
        sentences.append(letter.still_no_answer(case.due.day))
    answer = case.complaint.answer
    if answer is not None and not case.complaint.state.is_open:
        sentences.append(letter.not_satisfied_with(answer.text))
    return Section(letter.how_it_ended(), tuple(sentences))
