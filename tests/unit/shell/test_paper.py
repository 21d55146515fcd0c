"""Large print (大字打印): choice, wait, result, and the news about it wherever the person is by then."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from elderclient.domain.errors import DiskFull, ElderclientError, StoreError
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.phrases.shell import actions, paper_screen
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.paper_desk import PaperDesk, PaperPhase
from elderclient.ui.intents import GoBack, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.paper.presenter import PaperPresenter
from elderclient.usecases.save_paper import PaperForm, PaperMade
from tests.fakes.screen_context import Desk, FakeRunner, captions, entries, heard, press

ORDER = Print(Paper(say("Your bill"), ()), say("Bill"), Place("bill", "2026-09"))
ENTRIES = [paper_screen.save_pdf(), paper_screen.save_page(), paper_screen.print_it()]
NOT_LOCKED = say("Not locked")
PRINTED = say("Printed")


def saved_as(name: str) -> Sentence:
    return say("Saved as {name}", name=Name(name))


@dataclass
class FakePaperwork:
    problem: ElderclientError | None = None
    has_printer: bool = True
    can_open: bool = True
    opened: list[Path] = field(default_factory=list)

    def make(self, paper: Paper, name: Sentence, form: PaperForm) -> PaperMade:
        assert (paper, name) == (ORDER.paper, ORDER.name)
        if self.problem is not None:
            raise self.problem
        if form is PaperForm.PRINTED:
            return PaperMade(form, (PRINTED,), is_made=self.has_printer)
        path = Path(f"Bill.{form.value}")
        return PaperMade(form, (saved_as(path.name), NOT_LOCKED), path)

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.can_open


class Table:
    """The screen with a document to print."""

    def __init__(self, paperwork: FakePaperwork, *, holds: bool = False) -> None:
        self.desk = Desk()
        self.changes = 0
        self.runner = FakeRunner(holds=holds)
        self.papers = PaperDesk(self.runner, paperwork, self._changed)
        self.papers.take(ORDER)
        self.desk.papers = self.papers
        self.presenter = PaperPresenter(self.desk.context(), Place("paper"))

    def _changed(self) -> None:
        self.changes += 1

    def said(self) -> tuple[Sentence, ...]:
        return tuple(heard(self.presenter))

    def actions(self) -> list[Sentence]:
        return captions(self.presenter.page())


def test_three_choices_and_the_warning_first() -> None:
    table = Table(FakePaperwork())
    assert entries(table.presenter.page()) == ENTRIES
    assert table.said()[1] == paper_screen.none_is_locked()
    # An agent sees what it is about.
    assert table.presenter.place == Place("bill", "2026-09")


def test_saving_ends_on_a_result_with_name_warning_and_a_way_to_open_it() -> None:
    paperwork = FakePaperwork()
    table = Table(paperwork, holds=True)
    press(table.presenter.page(), ENTRIES[1])
    assert table.said() == (paper_screen.saving(),)
    press_again = table.papers.make
    press_again(PaperForm.PDF)
    assert len(table.runner.waiting) == 1
    table.runner.release()
    assert table.said() == (saved_as("Bill.html"), NOT_LOCKED)
    assert table.actions() == [actions.i_see(), actions.open_it()]
    press(table.presenter.page(), actions.open_it())
    assert paperwork.opened == [Path("Bill.html")]
    assert table.changes == 2
    press(table.presenter.page(), actions.i_see())
    assert table.desk.emitted == [GoBack()]


def test_a_file_that_cannot_be_opened_is_said() -> None:
    table = Table(FakePaperwork(can_open=False))
    press(table.presenter.page(), ENTRIES[0])
    press(table.presenter.page(), actions.open_it())
    assert table.said()[-1] == paper_screen.file_not_opened()
    assert table.desk.results == 1


def test_without_a_printer_a_pdf_is_offered() -> None:
    table = Table(FakePaperwork(has_printer=False))
    press(table.presenter.page(), ENTRIES[2])
    assert table.actions() == [actions.i_see(), paper_screen.save_pdf_instead()]
    press(table.presenter.page(), paper_screen.save_pdf_instead())
    assert table.said()[0] == saved_as("Bill.pdf")


def test_each_failure_has_its_words_and_can_be_tried_again() -> None:
    paperwork = FakePaperwork(problem=DiskFull("full"))
    table = Table(paperwork)
    press(table.presenter.page(), ENTRIES[0])
    assert table.papers.phase is PaperPhase.FAILED
    assert table.said()[0] == reaction_to(DiskFull()).sentence
    paperwork.problem = StoreError("read only")
    press(table.presenter.page(), actions.try_again())
    assert table.said() == paper_screen.not_saved()
    table.papers.choose()
    press(table.presenter.page(), ENTRIES[2])
    assert table.said() == paper_screen.not_printed()
    assert table.papers.news is not None
    paperwork.problem = None
    press(table.presenter.page(), actions.try_again())
    assert table.said() == (PRINTED,)


def test_what_becomes_of_an_earlier_paper_is_not_taken_for_the_new_one() -> None:
    table = Table(FakePaperwork(), holds=True)
    table.papers.make(PaperForm.PDF)
    table.papers.take(ORDER)
    table.runner.release()
    assert table.papers.phase is PaperPhase.CHOOSING
    assert table.papers.made is None


def test_a_place_from_outside_without_paper_says_so() -> None:
    presenter = PaperPresenter(Desk().context(), Place("paper", "x"))
    presenter.refresh()
    assert presenter.place == Place("paper", "x")
    assert presenter.sentences() == (paper_screen.nothing_to_print(),)
