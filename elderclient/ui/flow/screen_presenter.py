"""What presenters of paged screens have in common. Imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.callbacks import Reason
from elderclient.phrases.shell import actions
from elderclient.ui.flow.one_offer import with_one_offer
from elderclient.ui.flow.presenting import Action, Context, Page, PagePresenter, Text, texts
from elderclient.ui.intents import CallMe, GoBack, GoTo
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.sentence import Sentence


FEW = 3
"""Sentences that fill no page at their usual size."""


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
        return texts(self.shown_page())

    def shown_page(self) -> Page:
        """Return the page with one offer of a person, never empty, and large where it is a few words alone.

        There is no offer of a call where the operator does not know this PC.
        """
        page = with_one_offer(self.page())
        if not page.blocks:
            # Of a stored list nothing could be read, and the operator has not answered yet.
            from elderclient.ui.flow.trouble import fetching

            page = page._replace(blocks=(fetching(),))
        if not page.is_waiting and len(page.blocks) <= FEW and all(isinstance(block, Text) for block in page.blocks):
            # Most of the page would be blank.
            page = page._replace(fills=True)
        if not self._context.must_register():
            return page
        from elderclient.ui.flow.registration import without_calls

        return without_calls(page, self._context.configuration().number_to_dial)

    def _go(self, place: Place) -> None:
        self._context.emit(GoTo(place))

    def _back(self) -> None:
        self._context.emit(GoBack())

    def _i_see(self) -> Action:
        """The button that only goes back from what was read."""
        return Action(actions.i_see(), self._back)

    def _all_right(self) -> Action:
        """The button that only goes back from what was done."""
        return Action(actions.all_right(), self._back)

    def _ask_about_this(self) -> None:
        """Ask for a call about what is on the screen."""
        self._context.emit(CallMe(Reason(self.place.screen, self.place.subject)))
