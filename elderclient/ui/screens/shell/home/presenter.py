"""Home: greeting, the sentence that matters most today, always the same six tiles. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import home_screen, page_parts
from elderclient.ui.flow import directory
from elderclient.ui.flow.presenting import Context
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.errors import ElderclientError
    from elderclient.usecases.fetched import Fetched
    from elderclient.usecases.see_home import Badge, Figures, Home


REMEMBERED = "home"
"""Key of home's data in ``Memory``."""


class Tile(NamedTuple):
    """A tile: the screen it opens, its caption (with a short form), icon and badge."""

    screen: str
    caption: Sentence
    icon: str
    badge: Badge | None = None
    value: Sentence | None = None


class HomePresenter:
    """Presenter of the home screen, with greeting and tiles."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._fetched: Fetched[Home] | None = self._remembered()
        self._shown_problem: type | None = None

    @property
    def title(self) -> Sentence:
        """Title of the screen, 首页."""
        return home_screen.title()

    @property
    def place(self) -> Place:
        """The home screen, without a subject."""
        return self._place

    @property
    def greeting(self) -> Sentence:
        """The greeting by name and time of day, once the customer is known; the date of old figures instead."""
        home = self._home
        if self.is_dated and self._fetched is not None and self._fetched.as_of is not None:
            return page_parts.figures_of(self._fetched.as_of.date()).at("greeting")
        return (home_screen.hello() if home is None else home.greeting).at("greeting")

    @property
    def is_dated(self) -> bool:
        """The figures could not be fetched just now, so that their date replaces the greeting."""
        fetched = self._fetched
        if fetched is None or fetched.value is None or fetched.problem is None or not fetched.is_stale:
            return False
        about = fetched.value.today.anchor
        # A call is watched by itself, and the sentence without a network names the day.
        return fetched.as_of is not None and about not in ("", "callback") and fetched.value.knows_bills

    @property
    def today(self) -> Sentence:
        """The one sentence that matters most today."""
        home, fetched = self._home, self._fetched
        if home is None or not self._has_content:
            # Without data it is not known whether there is a bill.
            problem = self._trouble if fetched is None else fetched.problem
            if problem is None:
                return page_parts.fetching().at("today")
            return _sentence_about(problem).at("today")
        return home.today.at("today")

    @property
    def today_place(self) -> Place | None:
        """Where today's sentence leads; ``None`` while it is about nothing that can be opened."""
        home = self._home
        anchor = home.today.anchor if home is not None and self._has_content else ""
        return Place(anchor) if anchor else None

    def press_today(self) -> None:
        """Open what today's sentence is about."""
        from elderclient.ui.intents import GoTo

        if self.today_place is not None:
            self._context.emit(GoTo(self.today_place))

    def tiles(self) -> tuple[Tile, ...]:
        """Return the six tiles, always the same in the same order."""
        home = self._home
        badges = {} if home is None else {badge.tile: badge for badge in home.badges}
        values = {} if home is None else {value.tile: value.words for value in home.values}
        return tuple(Tile(*one, badges.get(one.screen), values.get(one.screen)) for one in directory.on_home())

    def press(self, tile: Tile) -> None:
        """Open the screen of this tile."""
        from elderclient.ui.intents import GoTo

        self._context.emit(GoTo(Place(tile.screen)))

    def sentences(self) -> tuple[Sentence, ...]:
        """Return greeting, today's sentence, and the text of each badge, or the value of a tile without one."""
        waiting = tuple(
            said
            for tile in self.tiles()
            if (said := tile.value if tile.badge is None else tile.badge.words) is not None
        )
        return (self.greeting, self.today, *waiting)

    def refresh(self) -> None:
        """Show stored data first, then the bills of the operator, then the rest."""
        services = self._context.services()
        if services is None:
            return
        if self._fetched is None:
            self._fetched = self._remembered()
            if self._fetched is None:
                self._context.runner.run(services.see_home.cached, self._on_cached)
            else:
                self._context.changed()
        self._context.runner.run(services.see_home.fetch_figures, self._on_figures, self._on_failed)

    def _remembered(self) -> Fetched[Home] | None:
        services = self._context.services()
        if services is None:
            return None
        # Without use cases nothing is remembered, and nothing need be imported.
        from elderclient.usecases.see_home import Home

        return services.memory.recall(REMEMBERED, Home)

    def _keep(self, fetched: Fetched[Home]) -> None:
        from elderclient.usecases.see_home import Home

        services = self._context.services()
        if services is not None and fetched.as_of is not None:
            services.memory.keep(REMEMBERED, Home, fetched)

    @property
    def _has_content(self) -> bool:
        home = self._home
        return home is not None and (home.knows_bills or home.callback is not None)

    @property
    def _trouble(self) -> ElderclientError | None:
        """The error that kept the program from opening, so that no request is running."""
        return self._context.trouble() if self._context.services() is None else None

    @property
    def _home(self) -> Home | None:
        return None if self._fetched is None else self._fetched.value

    def _on_cached(self, fetched: Fetched[Home] | None) -> None:
        if fetched is not None and self._fetched is None:
            self._fetched = fetched
            self._context.changed()

    def _on_failed(self, error: ElderclientError) -> None:
        """An unexpected error: today's sentence must not be waited for forever."""
        from elderclient.usecases.fetched import unanswered

        self._on_fetched(
            unanswered(error) if self._fetched is None else replace(self._fetched, problem=error, is_stale=True)
        )

    def _on_figures(self, figures: Figures) -> None:
        """Show the bill before the rest, which takes several more requests."""
        services = self._context.services()
        if services is None or figures.home.problem is not None:
            self._on_fetched(figures.home)
            return
        see_home, self._fetched = services.see_home, figures.home
        self._context.changed()
        self._context.runner.run(lambda: see_home.fetch_rest(figures), self._on_fetched, self._on_failed)

    def _on_fetched(self, fetched: Fetched[Home]) -> None:
        from elderclient.ui.intents import RequestEnded, ShowNews

        self._fetched = fetched
        self._keep(fetched)
        self._context.changed()
        self._context.emit(RequestEnded(fetched.problem))
        if fetched.problem is not None and self._shown_problem is not type(fetched.problem):
            self._shown_problem = type(fetched.problem)
            # Without data the page itself shows the error: then the strip says what happens next.
            news = _sentence_about(fetched.problem) if self._has_content else _next_after(fetched.problem)
            self._context.emit(ShowNews(news, problem=fetched.problem))


def _next_after(problem: ElderclientError) -> Sentence:
    from elderclient.ui.flow.trouble import trouble_blocks

    _sentence, follow_up = trouble_blocks(problem, has_data=False)
    return follow_up.sentence.shortened(home_screen.press_for_advice())


def _sentence_about(problem: ElderclientError) -> Sentence:
    from elderclient.ui.flow.trouble import trouble_sentence

    return trouble_sentence(problem)
