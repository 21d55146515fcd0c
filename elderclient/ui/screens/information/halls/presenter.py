"""营业厅: the nearest first, each with today's hours; one of them with all there is to know. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.callbacks import Reason
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.usecases.information.find_hall import HallsView, HallView

SCREEN = "halls"


class HallsPresenter:
    """``place.subject``: empty for all halls, else one hall's id."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._halls = Lookup(
            context, SCREEN, HallsView, lambda one: one.find_hall.cached(), lambda one: one.find_hall.fetch()
        )

    @property
    def title(self) -> Sentence:
        """营业厅."""
        return say("Service halls").shortened(say("Halls"))

    @property
    def place(self) -> Place:
        """What an agent understands: the hall's name where one is looked at."""
        hall = self._hall
        return self._place if hall is None else Place(SCREEN, hall.hall.name)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask for the halls; one that was just seen in the list is not asked for again."""
        if self._place.subject and self._halls.value is not None:
            self._halls.rest()
        else:
            self._halls.refresh()

    def page(self) -> Page:
        """The list, or one hall."""
        view = self._halls.value
        if view is None:
            return self._halls.empty(Page((), (self._call(),)))
        hall = self._hall
        if hall is None:
            entries = tuple(self._entry(one) for one in view.halls)
            blocks = (Text(view.summary, Weight.BOLD), *self._halls.notes(), *entries)
            return Page(blocks, self._halls.actions() or (() if view.halls else (self._call(),)))
        told = (hall.address, hall.way, hall.phone, *hall.facilities)
        blocks_of_one: list[Block] = [Text(hall.name, Weight.BOLD), Text(hall.today), *self._halls.notes()]
        blocks_of_one += [Text(sentence) for sentence in told if sentence is not None]
        return Page(tuple(blocks_of_one), (self._call(),))

    @property
    def _hall(self) -> HallView | None:
        view = self._halls.value
        if view is None or not self._place.subject:
            return None
        return next((one for one in view.halls if one.hall.id == self._place.subject), None)

    def _entry(self, view: HallView) -> Entry:
        name = say("{name}, {today}", name=view.name, today=view.today)
        if view.way is not None:
            name = say("{name}, {way}, {today}", name=view.name, way=view.way, today=view.today)
        return Entry(view.name, partial(self._open, view.hall.id), value=view.way, name=name, icon="halls")

    def _call(self) -> Action:
        caption = say("Call me back, a person")
        return Action(caption.shortened(say("Call me")), self._ask, icon="call", is_call=True)

    def _open(self, hall_id: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, hall_id)))

    def _ask(self) -> None:
        self._context.emit(CallMe(Reason(SCREEN, self.place.subject)))
