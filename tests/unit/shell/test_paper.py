"""大字打印: choice, wait, result; what becomes of it is told wherever the person is by then."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from elderclient.domain.errors import DiskFull, ElderclientError, StoreError
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.ui.flow.paper_desk import PaperDesk, PaperPhase
from elderclient.ui.intents import GoBack, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.paper.presenter import PaperPresenter
from elderclient.usecases.save_paper import PaperForm, PaperMade
from tests.fakes.screen_context import Desk, FakeRunner, action_words, entry_words, press

ORDER = Print(Paper(say("Your bill"), ()), say("Bill"), Place("bill", "2026-09"))
ENTRIES = ["Save a large-print PDF", "Save a page to read on the screen", "Print it on paper"]


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
            return PaperMade(form, (say("Printed"),), is_made=self.has_printer)
        path = Path(f"Bill.{form.value}")
        return PaperMade(form, (say("Saved as {name}", name=Name(path.name)), say("Not locked")), path)

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.can_open


class Table:
    """The screen with a paper on the desk."""

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

    def words(self) -> list[str]:
        return [sentence.msgid for sentence in self.presenter.sentences()]


def test_three_choices_and_the_warning_first() -> None:
    table = Table(FakePaperwork())
    assert entry_words(table.presenter.page()) == ENTRIES
    assert table.words()[1] == "None of them is locked: whoever gets it can read it."
    # An agent sees what it is about.
    assert table.presenter.place == Place("bill", "2026-09")


def test_saving_ends_on_a_result_with_name_warning_and_a_way_to_open_it() -> None:
    paperwork = FakePaperwork()
    table = Table(paperwork, holds=True)
    press(table.presenter.page(), ENTRIES[1])
    assert table.words() == ["Being saved, one moment…"]
    press_again = table.papers.make
    press_again(PaperForm.PDF)
    assert len(table.runner.waiting) == 1
    table.runner.release()
    assert table.words() == ["Saved as {name}", "Not locked"]
    assert action_words(table.presenter.page()) == ["I see", "Open it"]
    press(table.presenter.page(), "Open it")
    assert paperwork.opened == [Path("Bill.html")]
    assert table.changes == 2
    press(table.presenter.page(), "I see")
    assert table.desk.emitted == [GoBack()]


def test_a_file_that_cannot_be_opened_is_said() -> None:
    table = Table(FakePaperwork(can_open=False))
    press(table.presenter.page(), ENTRIES[0])
    press(table.presenter.page(), "Open it")
    assert table.words()[-1] == "This PC cannot open it. Please ask your family."
    assert table.desk.results == 1


def test_without_a_printer_a_pdf_is_offered() -> None:
    table = Table(FakePaperwork(has_printer=False))
    press(table.presenter.page(), ENTRIES[2])
    assert action_words(table.presenter.page()) == ["I see", "Save a PDF"]
    press(table.presenter.page(), "Save a PDF")
    assert table.words()[0] == "Saved as {name}"


def test_each_failure_has_its_words_and_can_be_tried_again() -> None:
    paperwork = FakePaperwork(problem=DiskFull("full"))
    table = Table(paperwork)
    press(table.presenter.page(), ENTRIES[0])
    assert table.papers.phase is PaperPhase.FAILED
    assert table.words()[0] == "This PC's disk is full."
    paperwork.problem = StoreError("read only")
    press(table.presenter.page(), "Try again")
    assert table.words()[0] == "It was not saved."
    table.papers.choose()
    press(table.presenter.page(), ENTRIES[2])
    assert table.words()[0] == "It was not printed."
    assert table.papers.news is not None
    paperwork.problem = None
    press(table.presenter.page(), "Try again")
    assert table.words() == ["Printed"]


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
    assert "Please open a bill first." in presenter.sentences()[0].msgid
