"""A document a screen gave to be saved or printed, and how far that is. Imports no Qt; UI thread only.

Lives longer than the page that shows it, so that the person may leave while it is made.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Protocol

from elderclient.domain.errors import ElderclientError
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import paper_screen
from elderclient.usecases.save_paper import PaperForm, PaperMade

if TYPE_CHECKING:
    from pathlib import Path

    from elderclient.domain.paper import Paper
    from elderclient.ui.flow.work import Runner
    from elderclient.ui.intents import Print


class Paperwork(Protocol):
    """Makes files or printed paper of documents."""

    def make(self, paper: Paper, name: Sentence, form: PaperForm) -> PaperMade:
        """Make the document; blocks, call it off the UI thread. Raises ``StoreError``."""

    def open(self, path: Path) -> bool:
        """Have the system show a file; False where it cannot. UI thread only."""


class PaperPhase(Enum):
    """How far the making of a document is."""

    CHOOSING = "choosing"
    MAKING = "making"
    MADE = "made"
    FAILED = "failed"


class PaperDesk:
    """The document that was given last. ``changed`` is called when making it began, ended or failed."""

    def __init__(self, runner: Runner, paperwork: Paperwork | None, changed: Callable[[], None]) -> None:
        self._runner = runner
        self._paperwork = paperwork
        self._changed = changed
        self._turn = 0
        self.order: Print | None = None
        self.phase = PaperPhase.CHOOSING
        self.form = PaperForm.PDF
        self.made: PaperMade | None = None
        self.problem: ElderclientError | None = None

    @property
    def news(self) -> Sentence | None:
        """The outcome in one sentence, for the strip; ``None`` while it is not known."""
        if self.problem is not None:
            return paper_screen.failed()
        return None if self.made is None else self.made.sentences[0]

    def take(self, order: Print) -> None:
        """Take another document; the outcome of an earlier one is not reported any more."""
        self._turn += 1
        self.order = order
        self.choose()

    def choose(self) -> None:
        """Go back to the choice between file and paper."""
        self.phase, self.made, self.problem = PaperPhase.CHOOSING, None, None

    def make(self, form: PaperForm) -> None:
        """Begin to make the document in this form; ignored while one is being made."""
        order, paperwork, turn = self.order, self._paperwork, self._turn
        if order is None or paperwork is None or self.phase is PaperPhase.MAKING:
            return
        self.choose()
        self.phase, self.form = PaperPhase.MAKING, form
        self._changed()
        self._runner.run(
            lambda: paperwork.make(order.paper, order.name, form),
            lambda made: self._on_made(turn, made),
            lambda problem: self._on_failed(turn, problem),
        )

    def open(self) -> bool:
        """Have the system show the file that was made; False where it cannot."""
        path = None if self.made is None else self.made.path
        return path is not None and self._paperwork is not None and self._paperwork.open(path)

    def _on_made(self, turn: int, made: PaperMade) -> None:
        if turn == self._turn:
            self.phase, self.made = PaperPhase.MADE, made
            self._changed()

    def _on_failed(self, turn: int, problem: ElderclientError) -> None:
        if turn == self._turn:
            self.phase, self.problem = PaperPhase.FAILED, problem
            self._changed()
