"""余额和交费: what is owed or left, how it is paid, and what to show to whoever pays. Takes no payment. Imports no Qt."""

from __future__ import annotations

from datetime import date
from functools import partial

from elderclient.domain.paper import Paper, Section
from elderclient.domain.sentence import Sentence
from elderclient.phrases.accounts import balance, paying_screen
from elderclient.phrases.bills import together
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import GoTo, Print
from elderclient.ui.place import Place
from elderclient.usecases.accounts.see_balance import BalanceView
from elderclient.usecases.bills.see_together import said_owed

SCREEN, FAMILY = "paying", "family"


class PayingPresenter(ScreenPresenter):
    """What is owed or left and the ways to pay; ``paying/family`` is what others need to pay, to show or to print."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._is_slip = place.subject == FAMILY
        self._balance = Lookup(
            context, SCREEN, BalanceView, lambda one: one.see_balance.cached(), lambda one: one.see_balance.fetch()
        )

    @property
    def title(self) -> Sentence:
        """余额和交费; of the page to show to others, 家里人替交."""
        return paying_screen.family_pays() if self._is_slip else paying_screen.title()

    def refresh(self) -> None:
        """Ask the operator for accounts and bills; what others need is shown from what was just seen."""
        if self._is_slip and self._balance.value is not None:
            self._balance.rest()
        else:
            self._balance.refresh()

    def page(self) -> Page:
        """Return what is owed and left, then the ways to pay; or what others need."""
        view = self._balance.value
        if view is None:
            return self._balance.empty(Page(()))
        if self._is_slip:
            return Page(
                (*map(Text, self._slip_owed(view)), *slip_blocks(view)),
                (Action(paying_screen.print_slip(), partial(self._print, view), icon="print"),),
            )
        is_late = view.owed is not None and view.owed.late_since(self._today) is not None
        answers = tuple(Text(answer, Weight.BOLD) for answer in answers_of(view))
        heading = Text(paying_screen.how_to_pay(), is_heading=True)
        ways = tuple(map(Text, balance.ways_to_pay(is_by_bank=view.is_by_bank, is_late=is_late)))
        actions = self._balance.actions()
        if not view.is_by_bank:
            halls = Action(paying_screen.nearest_hall(), partial(self._open, Place("halls")), icon="halls")
            family = Action(paying_screen.family_pays(), partial(self._open, Place(SCREEN, FAMILY)), icon="people")
            actions = (*actions, halls, family)
        return Page((*self._owed(view), *answers, *self._balance.notes(), heading, *ways), actions)

    def _owed(self, view: BalanceView) -> tuple[Block, ...]:
        """Say what is owed; nothing where it is left over from what was paid in advance, and nothing is."""
        owed, today = view.owed, self._today
        if owed is None or (not owed.amounts and owed.is_whole and any(each.is_prepaid for each in view.accounts)):
            return ()
        said = Text(said_owed(owed).at("owed"), Weight.BOLD)
        late = owed.late_since(today)
        return (
            said,
            *(() if late is None else (Text(balance.is_late(late, today)),)),
            *(() if view.stop is None else (Text(balance.stops(view.stop, today)),)),
            *map(Text, map(balance.disputed, view.disputed)),
        )

    def _slip_owed(self, view: BalanceView) -> tuple[Sentence, ...]:
        owed = view.owed
        return (together.owed_in_short(owed.amounts, is_whole=owed.is_whole),) if owed and owed.amounts else ()

    def _print(self, view: BalanceView) -> None:
        said = (block.sentence for block in slip_blocks(view))
        section = Section(paying_screen.family_pays(), (*self._slip_owed(view), *said))
        paper = Paper(paying_screen.slip(), (section,), self._context.configuration().text_size)
        self._context.emit(Print(paper, paying_screen.slip_file(), self.place))

    def _open(self, place: Place) -> None:
        self._context.emit(GoTo(place))

    @property
    def _today(self) -> date:
        return self._context.clock.now().date()


def slip_blocks(view: BalanceView) -> tuple[Text, ...]:
    """Return the numbers that others pay by, each with what to do with it, in large digits."""
    blocks: list[Text] = []
    for phone in (each for each in view.phones if each.number.is_mobile):
        said = paying_screen.top_up_of(phone) if phone.user else paying_screen.top_up()
        blocks += [Text(said, is_heading=True), Text(paying_screen.number(phone), Weight.LARGE)]
    for account in view.accounts if view.has_fixed_lines or not blocks else ():
        blocks += [
            Text(paying_screen.pay_by_account(), is_heading=True),
            Text(paying_screen.account_number(account.id), Weight.LARGE),
        ]
    if not blocks:
        return (Text(paying_screen.nothing_to_pay_by(), Weight.BOLD),)
    return (*blocks, *map(Text, paying_screen.how_family_pays()))


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
