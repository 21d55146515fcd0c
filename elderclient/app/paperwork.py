"""Builds the printer and the use case that make paper, when paper is asked for. Must not decide its contents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.rendering import shown

if TYPE_CHECKING:
    from elderclient.domain.paper import Paper
    from elderclient.usecases.ports.clock import Clock
    from elderclient.usecases.save_paper import PaperForm, PaperMade


class SystemPaperwork:
    """Implements ``Paperwork``. ``language`` and ``folder`` are called each time; ``folder`` may block."""

    def __init__(
        self, clock: Clock, families: tuple[str, ...], folder: Callable[[], Path], language: Callable[[], Language]
    ) -> None:
        self._clock = clock
        self._families = families
        self._folder = folder
        self._language = language

    def make(self, paper: Paper, name: Sentence, form: PaperForm) -> PaperMade:
        """See ``Paperwork.make`` for arguments and errors."""
        from elderclient.adapters.printing import PaperPrinter
        from elderclient.phrases.shell import paper_frame
        from elderclient.usecases.save_paper import MakePaper

        language = self._language()

        def render(sentence: Sentence) -> str:
            return shown(sentence, language)

        printer = PaperPrinter(render, self._clock, paper_frame.frame, self._families, language.value)
        return MakePaper(printer, self._folder(), render).make(paper, name, form)

    def open(self, path: Path) -> bool:
        """See ``Paperwork.open`` for the answer."""
        from elderclient.adapters.printing.opening import open_file

        return open_file(path)
