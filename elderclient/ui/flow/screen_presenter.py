"""What presenters of paged screens have in common. Imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.ui.flow.presenting import Context, PagePresenter, texts
from elderclient.ui.intents import GoBack, GoTo
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.sentence import Sentence


class ScreenPresenter(PagePresenter):
    """Base of every presenter whose view is the general page: ``title``, ``refresh`` and ``page`` are its own.

    ``place`` is what the screen was opened with; a screen that knows more overrides it. ``sentences`` are those of the
    page; a screen that reads less or otherwise than it shows overrides it.
    """

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def place(self) -> Place:
        """Return where the person is."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the page says, in order."""
        return texts(self.page())

    def _go(self, place: Place) -> None:
        self._context.emit(GoTo(place))

    def _back(self) -> None:
        self._context.emit(GoBack())
