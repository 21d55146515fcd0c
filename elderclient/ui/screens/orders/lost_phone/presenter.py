"""手机丢了: which phone, one confirmation, stopped. Where it cannot be stopped from here the hotline is huge. No Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.errors import ElderclientError
from elderclient.domain.orders import OrderRefused
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.orders.order import number_of
from elderclient.ui.flow.drafting import refusal_page
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.result import show_result
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.flow.trouble import fetching, page_problem, trouble_sentence
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.orders.report_lost_phone import Phones

SCREEN = "lost_phone"


class LostPhonePresenter(ScreenPresenter):
    """``place.subject``: the product of the phone; empty where there is one phone, or to choose among several."""

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
        self._problem: ElderclientError | None = None
        self._is_busy = False

    @property
    def title(self) -> Sentence:
        """手机丢了."""
        return say("My phone is lost").shortened(_short())

    def refresh(self) -> None:
        """Ask which phones there are."""
        self._phones.refresh()

    def page(self) -> Page:
        """The question, or the hotline."""
        if self._is_busy:
            return Page((Text(say("Stopping it, one moment…"), Weight.BOLD, is_waiting=True),), is_one_page=True)
        if isinstance(self._problem, OrderRefused):
            return refusal_page(self._problem, None, self._context.emit, self._back, self._back)
        if self._problem is not None:
            return self._hotline_page(self._problem)
        phones = self._phones.value
        if phones is None:
            return Page((fetching(),))
        phone = phones.find(self._place.subject)
        if phone is not None:
            return self._question(phone)
        return self._choice(phones)

    def _question(self, phone: Product) -> Page:
        question = say("Is {number} lost?", number=number_of(phone.number or ""))
        long = say("It is stopped at once. Nobody can call or go online with it.")
        stops = long.shortened(say("Stopped, nobody can use it."))
        resume = say("Only a person can start it again.")
        no = Action(say("Don't stop it"), self._back)
        yes = Action(say("Stop it now").shortened(_stop()), partial(self._stop, phone))
        blocks = (Text(question.at("question"), Weight.BOLD), Text(stops), Text(resume))
        return Page(blocks, (no, yes), is_one_page=True)

    def _choice(self, phones: Phones) -> Page:
        if not phones.working:
            none = say("There is no phone to stop. Only a person can start a stopped one again.")
            return Page((Text(none, Weight.BOLD),))
        blocks: list[Block] = [Text(say("Which phone is lost?"), Weight.BOLD)]
        for phone in phones.working:
            caption = say("{number}", number=number_of(phone.number or ""))
            go = partial(self._context.emit, GoTo(Place(SCREEN, phone.id)))
            blocks.append(Entry(caption, go, icon="phone"))
        return Page(tuple(blocks))

    def _hotline_page(self, problem: ElderclientError) -> Page:
        long = say("The phone is not stopped. Phone us now:")
        dial = long.shortened(say("Phone us now:"))
        hotline = say("{hotline}", hotline=self._context.configuration().hotline)
        blocks = (
            Text(trouble_sentence(problem).at("problem"), Weight.BOLD),
            Text(dial, is_heading=True),
            Text(hotline, Weight.LARGE),
        )
        return Page(blocks, (Action(say("Try again"), self._again),), is_one_page=True)

    def _stop(self, phone: Product) -> None:
        services = self._context.services()
        if services is None or self._is_busy:
            return
        self._is_busy = True
        lost = services.report_lost_phone
        self._context.runner.run(lambda: lost.stop(phone), self._on_stopped, self._on_failed)
        self._context.changed(is_result=True)

    def _on_stopped(self, done: ActionResult) -> None:
        show_result(self._context, done)

    def _on_failed(self, problem: ElderclientError) -> None:
        self._is_busy, self._problem = False, problem
        self._context.changed(is_result=True)

    def _on_known(self, fetched: Fetched[Phones]) -> None:
        """The hotline stands until the person presses: no question may come under a finger that dials."""
        self._problem = self._problem or page_problem(fetched)

    def _again(self) -> None:
        self._problem = None
        self._context.changed(is_result=True)
        self.refresh()


def _short() -> Sentence:
    return say("Lost phone")


def _stop() -> Sentence:
    return say("Stop it")
