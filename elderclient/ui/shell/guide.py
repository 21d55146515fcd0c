"""The guide to this program: one HTML file per language in assets/guide. Must not know its contents.

Imports no Qt; UI thread only.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import window
from elderclient.resources import assets_folder

if TYPE_CHECKING:
    from elderclient.ui.flow.paper_desk import Paperwork


def guide_file(language: Language) -> Path:
    """Return the path of the guide in ``language``."""
    return assets_folder() / "guide" / f"{language.value}.html"


def open_guide(paperwork: Paperwork | None, language: Language) -> Sentence:
    """Have the system show the guide; return the news about that for the strip."""
    if paperwork is not None and paperwork.open(guide_file(language)):
        return window.guide_opened()
    return window.guide_not_opened()
