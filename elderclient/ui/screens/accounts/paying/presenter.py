"""余额和交费: what is left, how the bills are paid, where one can pay. Takes no payment. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence
from elderclient.phrases.accounts import balance, paying_screen
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.usecases.accounts.see_balance import BalanceView

SCREEN = "paying"


class PayingPresenter(ScreenPresenter):
    """One page: what is left or how the bills are paid, then the ways to pay."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._balance = Lookup(
            context, SCREEN, BalanceView, lambda one: one.see_balance.cached(), lambda one: one.see_balance.fetch()
        )

    @property
    def title(self) -> Sentence:
        """余额和交费, the only title here."""
        return paying_screen.title()

    def refresh(self) -> None:
        """Ask the operator for the accounts."""
        self._balance.refresh()

    def page(self) -> Page:
        """Return what is left, then the ways to pay."""
        view = self._balance.value
        if view is None:
            return self._balance.empty(Page(()))
        heading = Text(paying_screen.how_to_pay(), is_heading=True)
        answers = tuple(Text(answer, Weight.BOLD) for answer in answers_of(view))
        ways = tuple(Text(way) for way in balance.ways_to_pay())
        halls = Action(paying_screen.nearest_hall(), self._open_halls, icon="halls")
        return Page((*answers, *self._balance.notes(), heading, *ways), (*self._balance.actions(), halls))

    def _open_halls(self) -> None:
        self._context.emit(GoTo(Place("halls")))


def answers_of(view: BalanceView) -> tuple[Sentence, ...]:
    """Return one or two sentences for each account: what is left and for how long, or how the bills are paid.

    Each of several is named where the operator names it; what would be said twice is said once.
    """
    found: list[Sentence] = []
    for one in view.accounts:
        first, *rest = balance.account(one, one.months_covered(view.a_month))
        is_named = len(view.accounts) > 1 and one.name
        found += [balance.of_account(one.name, first).at(first.anchor) if is_named else first, *rest]
    return tuple(dict.fromkeys(found)) or (balance.not_found(),)
