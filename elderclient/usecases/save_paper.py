"""Make large-print paper of a bill: a PDF, a page for the screen, or print. The ``Printer`` lays it out."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from elderclient.domain.frozen import frozen
from elderclient.domain.paper import Paper, Row, Section
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Name, Sentence
from elderclient.phrases.bills import charges, names, printed_bill
from elderclient.phrases.shell import paper_screen, unknowns
from elderclient.usecases.bills.see_bill import BillView
from elderclient.usecases.ports.printer import Printer

_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"/\\|?*]')
_BESIDE_CHINESE = re.compile(r"(?<=[\u2e80-\uffef])\s+|\s+(?=[\u2e80-\uffef])")
_LONGEST_STEM = 60
"""Characters; with Chinese letters of 3 bytes the name stays below the 255 bytes a file system allows."""


class PaperForm(Enum):
    """The forms in which a document can be made."""

    PDF = "pdf"
    PAGE = "html"
    PRINTED = "printed"


@frozen
class PaperMade:
    """What was made, in sentences, the first for the strip. ``path`` is a file that can be opened."""

    form: PaperForm
    sentences: tuple[Sentence, ...]
    path: Path | None = None
    is_made: bool = True


class MakePaper:
    """Makes files in ``folder`` (Documents), or printed paper. ``render`` turns a Sentence into a file name."""

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
        saved = paper_screen.saved_as(Name(path.name))
        return PaperMade(form, (saved, *beside, paper_screen.file_is_not_locked()), path)

    def _save_data(self, paper: Paper, path: Path) -> tuple[Sentence, ...]:
        if not paper.data:
            return ()
        beside = path.with_suffix(".json")
        self._printer.save_data(paper.data, beside)
        return (paper_screen.data_saved_as(Name(beside.name)),)

    def _print(self, paper: Paper) -> PaperMade:
        printer = self._printer.print_out(paper)
        if printer is None:
            return PaperMade(PaperForm.PRINTED, (paper_screen.no_printer(),), is_made=False)
        sent = paper_screen.sent_to_printer(Name(printer))
        return PaperMade(PaperForm.PRINTED, (sent, paper_screen.paper_is_not_locked()))


def file_stem(words: str) -> str:
    """Return ``words`` as the stem of a file name that is valid on every system."""
    stem = _BESIDE_CHINESE.sub("", _FORBIDDEN.sub(" ", words))
    return " ".join(stem.split())[:_LONGEST_STEM].strip(" .") or "elderclient"


def bill_paper(view: BillView, hotline: ShortCode) -> Paper:
    """Return the bill as a document: the sum, why it changed, groups, every line, where to ask."""
    bill, explanation = view.bill, view.explanation
    first = Section(printed_bill.first_of_all(), (view.summary, *view.notes, *view.now, *view.payment))
    causes = tuple(cause.sentence for cause in explanation.causes)
    why = Section(printed_bill.why_it_changed(), (*_optional(explanation.headline), *causes))
    flags = Section(printed_bill.please_look(), tuple(flag.sentence for flag in view.warnings))
    groups = tuple(Row(group.name, charges.group_amount(group.group, group.amount)) for group in view.groups)
    total = Row(printed_bill.altogether(), printed_bill.amount(bill.charged))
    grouped = Section(printed_bill.in_groups(), (), (*groups, total))
    rows = tuple(Row(line.name, charges.amount(line.line)) for line in view.lines)
    unread = (unknowns.unread_records(view.unread),) if view.unread else ()
    lines = Section(printed_bill.every_item(), (*_optional(view.items_differ), *unread), rows)
    ask = Section(printed_bill.questions(), (printed_bill.call_us(hotline),))
    sections = (first, why, flags, grouped, lines, ask)
    title = printed_bill.title(names.bill_with_year(bill))
    return Paper(title, tuple(section for section in sections if section.sentences or section.rows))


def _optional(sentence: Sentence | None) -> tuple[Sentence, ...]:
    return () if sentence is None else (sentence,)
