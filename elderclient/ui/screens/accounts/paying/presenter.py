"""余额和交费: what is left, how the bills are paid, where one can pay. Takes no payment. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight, texts
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.usecases.accounts.see_balance import BalanceView

SCREEN = "paying"


class PayingPresenter:
    """One page, the answer first."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._balance = Lookup(
            context, SCREEN, BalanceView, lambda one: one.see_balance.cached(), lambda one: one.see_balance.fetch()
        )

    @property
    def title(self) -> Sentence:
        """余额和交费."""
        return say("Balance and paying").shortened(say("Paying"))

    @property
    def place(self) -> Place:
        """Here."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask for the accounts."""
        self._balance.refresh()

    def page(self) -> Page:
        """What is left, then the ways to pay."""
        view = self._balance.value
        if view is None:
            return self._balance.empty(Page(()))
        heading = Text(say("How to pay:"), is_heading=True)
        answers = tuple(Text(answer, Weight.BOLD) for answer in view.answers)
        ways = tuple(Text(way) for way in view.ways)
        halls = Action(say("Nearest hall").shortened(say("Hall")), self._open_halls, icon="halls")
        return Page((*answers, *self._balance.notes(), heading, *ways), (*self._balance.actions(), halls))

    def _open_halls(self) -> None:
        self._context.emit(GoTo(Place("halls")))
