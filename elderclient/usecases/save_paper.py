"""Make large-print paper of a bill: a PDF, a page for the screen, or print. Setting it is the ``Printer``'s work."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from elderclient.domain.frozen import frozen
from elderclient.domain.money import Money
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.usecases.bills.see_bill import BillView
from elderclient.usecases.ports.printer import Printer

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_BESIDE_CHINESE = re.compile(r"(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])")
_LONGEST_STEM = 60
"""Characters; with Chinese letters of 3 bytes the name stays below the 255 bytes a file system takes."""


class PaperForm(Enum):
    """What paper can become."""

    PDF = "pdf"
    PAGE = "html"
    PRINTED = "printed"


@frozen
class PaperMade:
    """What was made: sentences that say so, the first for the strip. ``path`` is a file that can be opened."""

    form: PaperForm
    sentences: tuple[Sentence, ...]
    path: Path | None = None
    is_made: bool = True


class MakePaper:
    """Makes files in ``folder`` (Documents), or printed paper. ``render`` turns a Sentence into a file's name."""

    def __init__(self, printer: Printer, folder: Path, render: Callable[[Sentence], str]) -> None:
        self._printer = printer
        self._folder = folder
        self._render = render

    def make(self, paper: Paper, name: Sentence, form: PaperForm) -> PaperMade:
        """Make ``paper`` in that form, whole or not at all. Raises ``DiskFull`` or ``StoreError``."""
        if form is PaperForm.PRINTED:
            return self._print(paper)
        path = self._folder / f"{file_stem(self._render(name))}.{form.value}"
        if form is PaperForm.PDF:
            self._printer.save_pdf(paper, path)
        else:
            self._printer.save_page(paper, path)
        beside = self._save_data(paper, path) if form is PaperForm.PAGE else ()
        saved = say("Saved in Documents as {name}", name=Name(path.name))
        saved = saved.shortened(say("Saved in Documents"))
        warning = say("It is not locked: whoever opens it can read it.")
        return PaperMade(form, (saved, *beside, warning.shortened(say("It is not locked."))), path)

    def _save_data(self, paper: Paper, path: Path) -> tuple[Sentence, ...]:
        if not paper.data:
            return ()
        beside = path.with_suffix(".json")
        self._printer.save_data(paper.data, beside)
        said = say("Beside it lies one for computers to read: {name}", name=Name(beside.name))
        return (said.shortened(say("And one for computers")),)

    def _print(self, paper: Paper) -> PaperMade:
        printer = self._printer.print_out(paper)
        if printer is None:
            none = say("This PC has no printer. Save a PDF and take it to a print shop.")
            return PaperMade(PaperForm.PRINTED, (none.shortened(say("There is no printer")),), is_made=False)
        sent = say("Sent to the printer {name}", name=Name(printer))
        warning = say("Whoever sees the paper can read it: please fetch it now.")
        return PaperMade(PaperForm.PRINTED, (sent.shortened(say("Sent to the printer")), warning))


def file_stem(words: str) -> str:
    """``words`` as the stem of a file's name that every system takes."""
    stem = _BESIDE_CHINESE.sub("", _FORBIDDEN.sub(" ", words))
    return " ".join(stem.split())[:_LONGEST_STEM].strip(" .") or "elderclient"


def bill_paper(view: BillView, hotline: ShortCode) -> Paper:
    """The bill as a printable document: the answer, why it changed, groups, every line, what to do with a question."""
    bill = view.bill
    title = say("Your bill for {month}", month=bill.month)
    heading = say("First of all")
    first = Section(heading, (view.summary, *view.payment, *_optional(view.corrects)))
    heading = say("Why it changed")
    why = Section(heading, (view.explanation.headline, *(cause.sentence for cause in view.explanation.causes)))
    heading = say("Please look at this")
    heed = Section(heading, tuple(flag.sentence for flag in view.flags))
    heading = say("In groups")
    grouped = Section(heading, (), (*(Row(each.name, _amount(each.amount)) for each in view.groups), _sum(view)))
    rows = tuple(Row(each.name, _amount(each.line.amount)) for each in view.lines)
    lines = Section(say("Every item"), (), rows)
    call = say("Call {hotline}, or press the button for a call by a person on the computer.", hotline=hotline)
    ask = Section(say("If you have a question"), (call,))
    sections = (first, why, heed, grouped, lines, ask)
    return Paper(title, tuple(section for section in sections if section.sentences or section.rows))


def _optional(sentence: Sentence | None) -> tuple[Sentence, ...]:
    return () if sentence is None else (sentence,)


def _amount(amount: Money) -> Sentence:
    return say("{amount}", amount=amount)


def _sum(view: BillView) -> Row:
    return Row(say("Altogether"), _amount(view.bill.amount_due))
