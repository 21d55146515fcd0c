"""Save a bill for printing, in large type. Owns what stands on the paper; setting it is the ``Printer``'s."""

from __future__ import annotations

from pathlib import Path

from elderclient.domain.money import Money
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say
from elderclient.usecases.done import Done
from elderclient.usecases.ports import Printer
from elderclient.usecases.see_bill import BillView


class SavePaper:
    """Writes papers. ``hotline`` stands on every one of them."""

    def __init__(self, printer: Printer, hotline: ShortCode) -> None:
        self._printer = printer
        self._hotline = hotline

    def bill(self, view: BillView, path: Path) -> Done:
        """Write the bill to ``path`` as a large-print PDF, whole or not at all; raises ``StoreError``."""
        self._printer.save_pdf(bill_paper(view, self._hotline), path)
        # zh: 账单存好了，可以打印。存好的文件没有上锁，谁都能打开。
        return Done(say("The bill is saved and can be printed. The file is not locked: anybody can open it."))


def bill_paper(view: BillView, hotline: ShortCode) -> Paper:
    """The bill as a printable document: the answer, why it changed, groups, every line, what to do with a question."""
    bill = view.bill
    # zh: {month}的话费账单
    title = say("Your bill for {month}", month=bill.month)
    # zh: 先看这里
    heading = say("First of all")
    first = Section(heading, (view.summary, *view.payment, *_optional(view.corrects)))
    # zh: 为什么变了
    heading = say("Why it changed")
    why = Section(heading, (view.explanation.headline, *(cause.sentence for cause in view.explanation.causes)))
    # zh: 请留意
    heading = say("Please look at this")
    heed = Section(heading, tuple(flag.sentence for flag in view.flags))
    # zh: 分几类
    heading = say("In groups")
    grouped = Section(heading, (), (*(Row(each.name, _amount(each.amount)) for each in view.groups), _sum(view)))
    rows = tuple(Row(each.name, _amount(each.line.amount)) for each in view.lines)
    # zh: 每一项
    lines = Section(say("Every item"), (), rows)
    # zh: 请打 {hotline}，或者在电脑上按“请人工打给我”。
    call = say("Call {hotline}, or press the button for a call by a person on the computer.", hotline=hotline)
    # zh: 有疑问
    ask = Section(say("If you have a question"), (call,))
    sections = (first, why, heed, grouped, lines, ask)
    return Paper(title, tuple(section for section in sections if section.sentences or section.rows))


def _optional(sentence: Sentence | None) -> tuple[Sentence, ...]:
    return () if sentence is None else (sentence,)


def _amount(amount: Money) -> Sentence:
    # zh: {amount}
    return say("{amount}", amount=amount)


def _sum(view: BillView) -> Row:
    # zh: 一共
    return Row(say("Altogether"), _amount(view.bill.amount_due))
