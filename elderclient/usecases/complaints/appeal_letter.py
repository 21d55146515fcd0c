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
    # zh: 申诉信
    title = say("A letter of appeal")
    course, outcome = _course(case, hotline), _outcome(case)
    sections = (_addressed(), _person(customer), _matter(case), course, outcome, _wish(), _signed(today))
    return Paper(title, sections)


def _addressed() -> Section:
    # zh: 写给
    heading = say("To")
    # zh: 电信用户申诉受理中心（电话 {appeal}）
    return Section(heading, (say("The appeal centre for telecom customers (telephone {appeal})", appeal=APPEAL),))


def _person(customer: Customer | None) -> Section:
    # zh: 我是
    heading = say("From")
    # zh: 姓名
    rows = [Row(say("Name"), _blank())]
    if customer is not None and customer.numbers:
        # zh: 电话
        rows.append(Row(say("Telephone"), say("{number}", number=customer.numbers[0])))
    return Section(heading, (), tuple(rows))


def _matter(case: CaseView) -> Section:
    first = case.earlier[0] if case.earlier else case.complaint
    # zh: 我投诉的事
    heading = say("What is wrong")
    sentences = [say("{text}", text=OperatorText(first.text))]
    if first.subject is not None:
        # zh: 关于：{subject}。
        sentences.append(say("About: {subject}.", subject=subject_words(first.subject)))
    sentences += [say("{text}", text=OperatorText(line.text)) for line in case.complaint.lines if line.is_own]
    return Section(heading, tuple(sentences))


def _course(case: CaseView, hotline: ShortCode) -> Section:
    # zh: 经过
    heading = say("What happened")
    # zh: 我先向公司投诉了（客服电话 {hotline}）：
    told = say("I complained to the company first (hotline {hotline}):", hotline=hotline)
    rows: list[Row] = []
    for complaint in (*case.earlier, case.complaint):
        rows += _level_rows(complaint)
    return Section(heading, (told,), tuple(rows))


def _outcome(case: CaseView) -> Section:
    # zh: 结果
    heading = say("How it ended")
    sentences: list[Sentence] = []
    if case.is_overdue and case.due is not None:
        day = FullDate(case.due.day)
        # zh: 应该在{day}之前答复，到今天还没有答复。
        sentences.append(say("An answer was due by {day}. There is none to this day.", day=day))
    answer = case.complaint.answer
    if answer is not None and not case.complaint.state.is_open:
        # zh: 公司是这样答复的：“{answer}”我不满意。
        sentences.append(say("The company answered: “{answer}” I am not satisfied.", answer=OperatorText(answer.text)))
    return Section(heading, tuple(sentences))


def _level_rows(complaint: Complaint) -> list[Row]:
    level = level_name(complaint.level)
    filed = FullDate(complaint.filed_at.date())
    number = OperatorText(complaint.id or complaint.external_id)
    # zh: 编号 {number}
    called = say("No. {number}", number=number)
    # zh: {level}，{day}投诉
    rows = [Row(say("{level}, complained on {day}", level=level, day=filed), called)]
    if complaint.answered_at is not None:
        answered = FullDate(complaint.answered_at.date())
        # zh: 没有同意
        outcome = say("Refused") if complaint.was_refused else _answered()
        # zh: {level}的结果，{day}
        rows.append(Row(say("{level}, outcome on {day}", level=level, day=answered), outcome))
    return rows


def _answered() -> Sentence:
    # zh: 答复了
    return say("Answered")


def _wish() -> Section:
    # zh: 我的要求
    heading = say("What I ask for")
    # zh: 请让公司查清楚，给我一个答复。
    ask = say("Please have the company look into it and give me an answer.")
    return Section(heading, (ask, _blank()))


def _signed(today: date) -> Section:
    # zh: 签名和日期
    heading = say("Signature and date")
    # zh: 签名
    signature = Row(say("Signature"), _blank())
    # zh: 日期
    return Section(heading, (), (signature, Row(say("Date"), say("{day}", day=FullDate(today)))))


def _blank() -> Sentence:
    # zh: {blank}
    return say("{blank}", blank=_BLANK)
