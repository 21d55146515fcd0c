"""What becomes of paper: a PDF, a page, print, or a sentence that says what to do."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.errors import DiskFull
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Name, say
from elderclient.domain.units import Month
from elderclient.phrases.shell import paper_screen
from elderclient.rendering import shown
from elderclient.usecases.save_paper import MakePaper, PaperForm, file_stem

PAPER = Paper(say("Your bill for {month}", month=Month(2026, 9)), ())
NAME = say("Phone bill {month}", month=Month(2026, 9))


@dataclass
class FakePrinter:
    name: str | None = "Printer in the kitchen"
    is_full: bool = False
    made: list[tuple[str, Path | None]] = field(default_factory=list)

    def save_pdf(self, paper: Paper, path: Path) -> None:
        assert paper is PAPER
        if self.is_full:
            raise DiskFull("full")
        self.made.append(("pdf", path))

    def save_page(self, paper: Paper, path: Path) -> None:
        assert paper is PAPER
        self.made.append(("page", path))

    def save_data(self, text: str, path: Path) -> None:
        assert text
        self.made.append(("data", path))

    def print_out(self, paper: Paper) -> str | None:
        assert paper is PAPER
        return self.name


def maker(printer: FakePrinter, language: Language = Language.CHINESE) -> MakePaper:
    return MakePaper(printer, Path("papers"), lambda sentence: shown(sentence, language))


def test_files_have_a_name_people_read_and_a_warning() -> None:
    printer = FakePrinter()
    made = maker(printer).make(PAPER, NAME, PaperForm.PDF)
    assert made.path == Path("papers/2026年9月话费账单.pdf")
    assert dict(made.sentences[0].arguments)["name"] == Name("2026年9月话费账单.pdf")
    assert made.sentences[1] == paper_screen.file_is_not_locked()
    page = maker(printer, Language.ENGLISH).make(PAPER, NAME, PaperForm.PAGE)
    assert page.path == Path("papers/Phone bill September 2026.html")
    assert printer.made == [("pdf", made.path), ("page", page.path)]


def test_printed_paper_says_where_it_lies_and_that_anybody_can_read_it() -> None:
    made = maker(FakePrinter()).make(PAPER, NAME, PaperForm.PRINTED)
    assert made.is_made
    assert made.path is None
    assert dict(made.sentences[0].arguments)["name"] == Name("Printer in the kitchen")
    assert made.sentences[1] == paper_screen.paper_is_not_locked()


def test_without_a_printer_one_sentence_says_what_to_do() -> None:
    made = maker(FakePrinter(name=None)).make(PAPER, NAME, PaperForm.PRINTED)
    assert not made.is_made
    assert made.sentences == (paper_screen.no_printer(),)


def test_a_full_disk_is_not_hidden() -> None:
    with pytest.raises(DiskFull):
        maker(FakePrinter(is_full=True)).make(PAPER, NAME, PaperForm.PDF)


@pytest.mark.parametrize(
    ("words", "stem"),
    [
        ("2026 年 9 月账单", "2026年9月账单"),
        ("../../etc/passwd", "etc passwd"),
        ('a<b>:"c"|?*\x00\n', "a b c"),
        ("...", "elderclient"),
        ("", "elderclient"),
    ],
)
def test_file_names_every_system_takes(words: str, stem: str) -> None:
    assert file_stem(words) == stem


def test_a_very_long_name_fits_a_file_system() -> None:
    assert len(f"{file_stem('账单' * 300)}.html".encode()) <= 255
