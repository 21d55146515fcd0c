"""手机丢了: which telephone is in hand, which is lost, one confirmation, stopped. Imports no Qt.

Where it cannot be stopped here it shows the hotline.
"""

from __future__ import annotations

from functools import partial

from elderclient.domain.errors import ElderclientError
from elderclient.domain.orders import OrderRefused
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import Sentence
from elderclient.phrases.accounts import telephones
from elderclient.phrases.orders import lost_phone_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.act import Act
from elderclient.ui.flow.drafting import refusal_page
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.result import show_result
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, page_problem, trouble_sentence
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.report_lost_phone import Phones

SCREEN = "lost_phone"
LOST = "lost"
"""Subject of the pages after the question which telephone is in hand."""


class LostPhonePresenter(ScreenPresenter):
    """``place.subject``: empty to ask what is in hand, ``lost`` for what is lost, or the product of the lost phone."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._phones = Lookup(
            context,
            "",
            Phones,
            lambda one: one.report_lost_phone.cached(),
            lambda one: one.report_lost_phone.fetch(),
            self._on_known,
        )
        self._act = Act(context, has_wait_page=True)
        self._holding = Act(context)
        self._is_tried = False

    @property
    def title(self) -> Sentence:
        """The stopping of a lost phone (手机丢了)."""
        return lost_phone_screen.title()

    @property
    def place(self) -> Place:
        """This screen; its subject is the phone that is lost, once that is known."""
        return Place(SCREEN) if self._place.subject == LOST else self._place

    def refresh(self) -> None:
        """Ask the operator which phones work."""
        self._phones.refresh()

    def page(self) -> Page:
        """Return the question, the choice of a phone, or the hotline."""
        problem = self._act.problem
        if self._act.is_busy:
            return Page((Text(lost_phone_screen.stopping(), Weight.BOLD, is_waiting=True),), is_one_page=True)
        if isinstance(problem, OrderRefused):
            return refusal_page(problem, None, self._context.emit, self._back, self._back)
        if problem is not None:
            return self._hotline_page(problem)
        phones = self._phones.value
        if phones is None:
            return Page((fetching(),))
        if not self._place.subject and phones.must_ask:
            return self._hand_page(phones)
        phone = phones.find(self._place.subject)
        if phone is None and len(phones.losable) == 1:
            phone = phones.losable[0]
        return self._choice(phones) if phone is None else self._question(phone, phones)

    def _hand_page(self, phones: Phones) -> Page:
        """Ask which telephone can be answered now: a call must not ring the one that is lost."""
        blocks: list[Block] = [
            Text(lost_phone_screen.which_is_in_hand().at("question"), Weight.BOLD, is_heading=True),
            Text(lost_phone_screen.calls_go_there(), is_spare=True),
        ]
        for one in phones.ringing:
            icon = "phone" if one.number.is_mobile else "landline"
            blocks.append(Entry(telephones.telephone(one), partial(self._hold, one.number), icon=icon))
        none = Action(lost_phone_screen.none_in_hand(), partial(self._hold, None), icon="hangup")
        return Page(tuple(blocks), (none,), is_one_page=True)

    def _question(self, phone: Product, phones: Phones) -> Page:
        own = phones.own(phone)
        user = () if own is None or not own.user else (Text(lost_phone_screen.used_by(own.user), is_spare=True),)
        blocks = (
            Text(lost_phone_screen.is_it_lost(phone.number or phone.name).at("question"), Weight.BOLD),
            *user,
            Text(lost_phone_screen.what_stopping_means()),
            Text(lost_phone_screen.only_a_person_resumes()),
        )
        no = Action(lost_phone_screen.do_not_stop(), self._back)
        yes = Action(lost_phone_screen.stop_now(), partial(self._stop, phone))
        return Page(blocks, (no, yes), is_one_page=True, fills=True)

    def _choice(self, phones: Phones) -> Page:
        if not phones.working and phones.is_complete:
            return Page((Text(lost_phone_screen.no_phone(), Weight.BOLD),), is_one_page=True, fills=True)
        if not phones.losable and phones.is_complete:
            only = Text(lost_phone_screen.only_this_one(), Weight.BOLD)
            return Page((only,), (self._i_see(),), is_one_page=True, fills=True)
        hotline = Text(lost_phone_screen.hotline(self._context.configuration().number_to_dial), Weight.LARGE)
        if not phones.losable:
            not_found = Text(lost_phone_screen.phone_not_found(), Weight.BOLD)
            return Page((not_found, Text(lost_phone_screen.not_from_here(), is_heading=True), hotline))
        blocks: list[Block] = [Text(lost_phone_screen.which_phone(), Weight.BOLD)]
        for phone in phones.losable:
            own = phones.own(phone)
            caption = lost_phone_screen.phone(phone.name) if own is None else telephones.telephone(own)
            go = partial(self._context.emit, GoTo(Place(SCREEN, phone.id)))
            blocks.append(Entry(caption, go, icon="phone"))
        if not phones.is_complete:
            blocks += [Text(lost_phone_screen.is_none_of_them(), is_heading=True), hotline]
        return Page(tuple(blocks))

    def _hotline_page(self, problem: ElderclientError) -> Page:
        hotline = lost_phone_screen.hotline(self._context.configuration().number_to_dial)
        dial = lost_phone_screen.phone_us_now() if self._is_tried else lost_phone_screen.not_from_here()
        blocks = (
            Text(trouble_sentence(problem).at("problem"), Weight.BOLD),
            Text(dial, is_heading=True),
            Text(hotline, Weight.LARGE),
        )
        return Page(blocks, (Action(actions.try_again(), self._again),), is_one_page=True)

    def _hold(self, number: Phone | None) -> None:
        self._holding.run(lambda services: services.report_lost_phone.hold(number), self._on_held)

    def _on_held(self, _nothing: None) -> None:
        self._go(Place(SCREEN, LOST))

    def _stop(self, phone: Product) -> None:
        self._is_tried = True
        self._act.run(lambda services: services.report_lost_phone.stop(phone), partial(show_result, self._context))

    def _on_known(self, fetched: Fetched[Phones]) -> None:
        """Show the hotline until a button is pressed: no question may appear under a finger that dials."""
        self._act.problem = self._act.problem or page_problem(fetched)

    def _again(self) -> None:
        self._act.forget()
        self._is_tried = False
        self.refresh()
