"""What the pages on which a remembered draft is read or confirmed have in common. Imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from elderclient.domain.orders import OrderAction
from elderclient.phrases.orders import confirmation
from elderclient.ui.flow.drafting import declined, declining, recall_draft
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.orders import Order
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.flow.presenting import Action, Context


class DraftPresenter(ScreenPresenter):
    """Base of a page about the draft of ``key``; ``screen`` is its own name."""

    screen: ClassVar[str]

    def __init__(self, context: Context, place: Place, key: str) -> None:
        super().__init__(context, place)
        self._key = key
        self._draft = self._remembered()

    @property
    def title(self) -> Sentence:
        """Return what is being ordered or changed."""
        return confirmation.title(self._action)

    @property
    def place(self) -> Place:
        """The name of what is ordered, as a person who is called can use it."""
        return Place(self.screen, "" if self._draft is None else self._draft.items[0].name)

    @property
    def _action(self) -> OrderAction:
        return OrderAction.ADD if self._draft is None else self._draft.items[0].action

    def _remembered(self) -> Order | None:
        services = self._context.services()
        return None if services is None else recall_draft(services, self._key)

    def _declining(self) -> Action:
        return declining(self._action, self._decline)

    def _decline(self) -> None:
        declined(self._context, self._draft)
