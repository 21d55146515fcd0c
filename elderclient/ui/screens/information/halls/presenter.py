"""营业厅: the nearest first, each with today's hours; one of them with everything known. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.information.hall import Hall
from elderclient.domain.sentence import Sentence
from elderclient.phrases.information import halls, halls_screen
from elderclient.phrases.shell import actions
from elderclient.ui.flow.lookup import Lookup
from elderclient.ui.flow.presenting import Action, Block, Context, Entry, Page, Text, Weight
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.usecases.information.find_hall import HallsView

SCREEN = "halls"


class HallsPresenter(ScreenPresenter):
    """``place.subject``: empty for all halls, else one hall's id."""

    def __init__(self, context: Context, place: Place) -> None:
        super().__init__(context, place)
        self._halls = Lookup(
            context, SCREEN, HallsView, lambda one: one.find_hall.cached(), lambda one: one.find_hall.fetch()
        )

    @property
    def title(self) -> Sentence:
        """营业厅, the only title here."""
        return halls_screen.title()

    @property
    def place(self) -> Place:
        """What an agent understands: the name of the hall that is shown."""
        hall = self._hall
        return self._place if hall is None else Place(SCREEN, hall.name)

    def refresh(self) -> None:
        """Ask for the halls; one that was just seen in the list is not asked for again."""
        if self._place.subject and self._halls.value is not None:
            self._halls.rest()
        else:
            self._halls.refresh()

    def page(self) -> Page:
        """Return the list, or one hall."""
        view = self._halls.value
        if view is None:
            return self._halls.empty(Page((), (self._call(),)))
        hall = self._hall
        if hall is None:
            entries = tuple(self._entry(one, view) for one in view.halls)
            summary = summary_of(view, is_complete=not self._halls.is_incomplete)
            if self._place.subject and entries:
                summary = halls.this_not_found()
            blocks = (
                Text(summary.at("summary"), Weight.BOLD),
                *self._halls.notes(),
                *entries,
            )
            return Page(blocks, self._halls.actions() or (() if view.halls else (self._call(),)))
        name, today = Text(_name(hall), Weight.BOLD), Text(halls.opening(hall, view.now))
        blocks_of_one: list[Block] = [name, today, *self._halls.notes()]
        details = (halls.address(hall), halls.way(hall), halls.phone(hall), *map(halls.facility, hall.facilities))
        blocks_of_one += [Text(sentence) for sentence in details if sentence is not None]
        return Page(tuple(blocks_of_one), (self._call(),))

    @property
    def _hall(self) -> Hall | None:
        view = self._halls.value
        if view is None or not self._place.subject:
            return None
        return next((one for one in view.halls if one.id == self._place.subject), None)

    def _entry(self, hall: Hall, view: HallsView) -> Entry:
        name = halls_screen.hall_named(hall, view.now)
        return Entry(_name(hall), partial(self._open, hall.id), value=halls.way(hall), name=name, icon="halls")

    def _call(self) -> Action:
        return Action(actions.call_me_back(), self._ask_about_this, icon="call", is_call=True)

    def _open(self, hall_id: str) -> None:
        self._context.emit(GoTo(Place(SCREEN, hall_id)))


def summary_of(view: HallsView, *, is_complete: bool = True) -> Sentence:
    """Return which hall to go to, as far as it is known: the nearest open one, else the nearest.

    Not ``is_complete``: there are halls that could not be read.
    """
    if not view.halls:
        return halls.not_found()
    are_ways_known = is_complete and view.are_ways_known
    if view.nearest_open is not None:
        is_nearest = are_ways_known and view.are_hours_known
        return halls.nearest_open(view.nearest_open) if is_nearest else halls.one_open(view.nearest_open)
    if not is_complete or not view.are_hours_known:
        return halls.hours_unknown()
    return halls.none_open(view.halls[0] if are_ways_known else None)


def _name(hall: Hall) -> Sentence:
    return halls.caption(hall).at(f"hall/{hall.id}")
