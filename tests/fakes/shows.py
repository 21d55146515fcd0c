"""A presenter of one page, for tests of what shows pages."""

from __future__ import annotations

from dataclasses import dataclass, field

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.presenting import Page, texts
from elderclient.ui.place import Place


@dataclass
class Shows:
    """A presenter of one page, which a test may change."""

    shown: Page
    place: Place = field(default_factory=lambda: Place("bill"))
    title: Sentence = field(default_factory=lambda: say("Back"))

    def page(self) -> Page:
        return self.shown

    def shown_page(self) -> Page:
        return self.shown

    def sentences(self) -> tuple[Sentence, ...]:
        return texts(self.shown)

    def refresh(self) -> None: ...
