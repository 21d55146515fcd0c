"""Saves paper where the person finds it again, and says where. Imports no Qt; blocks, so never on the UI thread."""

from __future__ import annotations

from pathlib import Path

from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.usecases.ports import Printer


class SavedPaper:
    """Writes papers into ``folder``, the person's documents; the same paper again replaces the one before."""

    def __init__(self, printer: Printer, folder: Path) -> None:
        self._printer = printer
        self._folder = folder

    def __call__(self, paper: Paper, name: str) -> Sentence:
        """Save ``paper`` as ``name``.pdf; the sentence says where it is and that it is not locked. Raises ``StoreError``."""
        path = self._folder / f"{name}.pdf"
        self._printer.save_pdf(paper, path)
        file, folder = Name(path.name), Name(self._folder.name or str(self._folder))
        # zh: 存好了，在“{folder}”里，叫 {file}。没有上锁，谁打开都能看。
        long = say(
            "Saved in “{folder}” as {file}. It is not locked: whoever opens it can read it.", folder=folder, file=file
        )
        # zh: 存好了，没有上锁
        return long.shortened(say("Saved, not locked"))
