"""Performs the intents of screens: goes to places, shows news, configures, reads, calls.

Must not build adapters or use cases (``session`` has it done) and must not know what any screen shows.
"""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from elderclient.domain.configuration import Configuration, Theme
from elderclient.domain.errors import ElderclientError
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import window as window_phrases
from elderclient.rendering import spoken
from elderclient.ui.a11y.handling import Handling
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.call_news import CallNews
from elderclient.ui.flow.call_watch import CallWatch
from elderclient.ui.flow.presenting import Context, Presenter
from elderclient.ui.flow.reading import Reading
from elderclient.ui.place import Place
from elderclient.ui.shell.automatic_reading import AutomaticReading, ReadingConditions
from elderclient.ui.shell.bar import BarState
from elderclient.ui.shell.dependencies import ApplicationDependencies
from elderclient.ui.shell.navigation import History
from elderclient.ui.shell.news import News
from elderclient.ui.shell.open_screen import OpenScreen
from elderclient.ui.shell.tasks import Scope, Tasks
from elderclient.ui.shell.window import Window
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import palette_for
from elderclient.ui.theme.scale import Frame, frame_for, offered_sizes, size_for
from elderclient.ui.widgets.screen_view import Surroundings

if TYPE_CHECKING:
    from elderclient.domain.callbacks import Reason
    from elderclient.domain.setup_fault import SetupFault
    from elderclient.ui import intents
    from elderclient.ui.flow.paper_desk import PaperDesk
    from elderclient.ui.flow.services import Services
    from elderclient.ui.theme.palette import SystemColours

DAY_CHECK_SECONDS = 30
"""Longest time the strip shows yesterday's date after midnight."""


class Application:
    """The window with its one open screen, and everything that happens there. UI thread only."""

    def __init__(self, parts: ApplicationDependencies) -> None:
        self._parts = parts
        self.configuration = parts.configuration
        self.window = Window()
        self.tasks = Tasks()
        self.guard = ActionGuard(time.monotonic)
        self._papers: PaperDesk | None = None
        self._input = Handling(self.guard, parts.configuration)
        self.scope = Scope(self.tasks, self._on_failed)
        self.screen = OpenScreen(self.window, self.tasks, self._on_failed)
        self._services: Services | None = None
        self.history = History(parts.home)
        self.news = News(time.monotonic)
        self._points = 0
        self._built_for = (0, 0)
        self._day = parts.clock.now().date()
        self._midnight = QTimer(self.window)
        self._midnight.timeout.connect(self._on_day_check)
        self.has_screen_reader = False
        """A screen reader runs on this PC, so that nothing is read automatically."""
        self.reading = Reading(self._on_reading_changed)
        self._automatic_reading = AutomaticReading(self.reading, self._reading_conditions())
        self.calls = CallWatch(self.scope)
        self._call_news = CallNews(self.calls, self._say, self._on_ringing, lambda: self.configuration.is_demo)
        self.calls.listen(self._on_call_changed)
        self.window.bar_pressed.connect(self._on_bar_pressed)
        self.window.strip_pressed.connect(self._on_strip_pressed)
        self.window.key_pressed.connect(self._on_key_pressed)
        self.window.resized.connect(self._on_resized)
        # Nothing can be pressed before the first paint.
        self.window.painted.connect(lambda: QTimer.singleShot(0, self.window, self._watch_input))

    def open(self, width: int, height: int) -> None:
        """Show home in a window of that size (dp); needs nothing but ``ApplicationDependencies``."""
        QApplication.styleHints().colorSchemeChanged.connect(self._on_system_colours)
        self.window.resize(width, height)
        self._build_frame()
        self._show(self.history.here)
        self.window.show()
        self._midnight.start(1000 * DAY_CHECK_SECONDS)

    def connect(self, services: Services) -> None:
        """Give the screens their use cases (the voice is connected to ``reading`` separately)."""
        self._services = services
        self.calls.connect(services.request_callback)
        self.screen.refresh()

    def close(self) -> None:
        """End all threads and timers (close the gateway before)."""
        self._input.stop()
        QApplication.styleHints().colorSchemeChanged.disconnect(self._on_system_colours)
        self.reading.stop()
        self._midnight.stop()
        self.screen.close()
        self.scope.close()
        self.tasks.close()
        self.window.close()
        self.window.deleteLater()

    @property
    def presenter(self) -> Presenter | None:
        """The presenter of the open screen; ``None`` before ``open``."""
        return self.screen.presenter

    @property
    def problem(self) -> Sentence | None:
        """What the window says about an error, in the page or in the strip; ``None`` where it shows no error."""
        said = () if self.presenter is None else self.presenter.sentences()
        in_page = next((sentence for sentence in said if sentence.anchor == "problem"), None)
        return in_page or (_said_of(self.news.problem) if self.news.problem is not None else None)

    @property
    def look(self) -> Look:
        """How things look in this window, at its present size and configuration."""
        frame = self.frame
        palette = palette_for(self.configuration.theme, _system_colours)
        return Look(frame.scale, palette, self._parts.icons, self.configuration.language, self._parts.family)

    @property
    def frame(self) -> Frame:
        """Where things lie in this window, at its present size and configuration."""
        width, height = self.window.width(), self.window.height()
        return frame_for(size_for(self.configuration.text_size, width, height), width, height)

    def emit(self, intent: intents.Intent) -> None:
        """Perform what a screen asks for."""
        from elderclient.ui import intents

        match intent:
            case intents.GoTo() | intents.TurnInto() | intents.GoBack() | intents.GoHome():
                self._show(self.history.follow(intent))
            case intents.CallMe(reason):
                self._call(reason)
            case intents.ShowNews():
                self._show_news(intent)
            case intents.Configure(configuration):
                self._configure(configuration)
            case intents.ReadAloud(sentences):
                self._read(sentences)
            case intents.Print():
                self._print(intent)
            case intents.OpenGuide():
                from elderclient.ui.shell.guide import open_guide

                self._say(open_guide(self._parts.paperwork, self.configuration.language))
            case intents.SwitchTo(key):
                self._parts.switch(key)
            case intents.RequestEnded(problem):
                self._on_request_ended(problem)

    def changed(self, *, is_result: bool = False) -> None:
        """Show what the current presenter has now; ``is_result`` as in ``Changed``."""
        if self.window.view is not None:
            self.window.view.show_again(is_result=is_result)
            self._show_title()
            if self.presenter is not None:
                self._automatic_reading.read(self.presenter.sentences, is_result=is_result)

    @property
    def _reads_automatically(self) -> bool:
        has_reader = self.has_screen_reader or self.configuration.uses_screen_reader
        return self.configuration.reads_automatically and not has_reader

    def _reading_conditions(self) -> ReadingConditions:
        return ReadingConditions(
            is_wanted=lambda: self._reads_automatically,
            is_active=lambda: self.window.isActiveWindow(),
            configuration=lambda: self.configuration,
            input_guard=self.guard,
            now=time.monotonic,
        )

    def _show(self, place: Place) -> None:
        self.reading.stop()
        self._age_news(place)
        if self.screen.place is not None:
            self.history.leave(self.screen.place, self.window.spot_to_return_to())
        spot = self.history.spot()
        presenter = self.screen.replace(place, self._context)
        self.guard.arm()
        self._put_view()
        self.window.arrive(spot)
        presenter.refresh()
        self._automatic_reading.arrived()
        view = self.window.view
        self._automatic_reading.read(presenter.sentences if spot is None or view is None else view.said_from_here)
        if self._parts.arrived is not None:
            self._parts.arrived(place)

    def _context(self) -> Context:
        return Context(
            runner=self.screen.scope,
            emit=self.emit,
            clock=self._parts.clock,
            changed=self.changed,
            configuration=lambda: self.configuration,
            services=lambda: self._services,
            offered_sizes=lambda: offered_sizes(self.window.width(), self.window.height()),
            silence=lambda: self.reading.silence,
            voices=lambda: self.reading.voices,
            people=self._parts.people,
            must_register=lambda: self.screen.must_register,
            papers=lambda: self._papers,
            calls=self.calls,
            news=lambda: self.news.sentence,
            trouble=lambda: self.news.problem,
        )

    def _age_news(self, place: Place) -> None:
        """Keep news of a call to be answered or checked, of a missing connection, and what a page shows in full."""
        stays = self.calls.is_ringing or self.calls.is_comparing or self._services is None or place.screen == "message"
        if not stays and self.news.age():
            self._show_strip()

    def _on_request_ended(self, problem: ElderclientError | None) -> None:
        """Ask again later; without a problem drop the news about it."""
        if self.screen.request_ended(problem):
            self.changed()
        if problem is None and self.news.recover():
            self._show_strip()

    def _on_day_check(self) -> None:
        """After midnight, or after the clock was corrected by the operator's: the date and all terms in days changed."""
        today = self._parts.clock.now().date()
        if today != self._day:
            self._day = today
            self._show_strip()
            self.screen.refresh()

    def _put_view(self) -> None:
        view = self.screen.put_view(Surroundings(self.look, self.frame, self.guard, self.emit, self.window))
        if view is not None:
            view.highlight(self.reading.sentence)
            self._show_title()

    def _show_title(self) -> None:
        if self.presenter is None:
            return
        look = self.look
        title = look.text(self.presenter.title)
        demo = f" - {look.text(window_phrases.demo())}" if self.configuration.is_demo else ""
        self.window.setWindowTitle(title + demo)

    def _build_frame(self) -> None:
        frame = self.frame
        self._points = frame.scale.points
        self._built_for = (frame.width, frame.height)
        self.window.build_frame(self.look, frame, self._bar_state())
        self._show_strip()

    def _bar_state(self) -> BarState:
        return BarState(
            is_speaking=self.reading.is_speaking,
            answers_by_text=self.configuration.contact_by_text,
            has_voice=self.reading.has_voice,
        )

    def _show_strip(self) -> None:
        if self.window.strip is not None:
            self.window.strip.show_message(self.news.sentence or self._today, is_demo=self.configuration.is_demo)

    @property
    def _today(self) -> Sentence:
        return window_phrases.today(self._parts.clock.now().date())

    def _rebuild(self) -> None:
        spot = self.window.spot()
        self._build_frame()
        self._put_view()
        self.window.return_to(spot)
        self.window.hold_focus()

    def _call(self, reason: Reason | None) -> None:
        from elderclient.domain.callbacks import Reason

        if self.configuration.setup_fault is not None or not self._is_person_known:
            self._ask_for_person()
            return
        here = self.presenter.place if self.presenter is not None else self.history.here
        by_text = self.configuration.contact_by_text
        self.calls.ask(reason or Reason(here.screen, here.subject), by_text=by_text)
        place = Place("callback")
        if self.history.here == place:
            self.changed(is_result=True)
        else:
            self._show(self.history.go(place))

    @property
    def _is_person_known(self) -> bool:
        """It is known which person uses the program."""
        return self._parts.home.screen != "people"

    def _ask_for_person(self) -> None:
        self._show(self.history.home())
        own = self.configuration
        is_set_up = own.setup_fault is None
        first, shut = window_phrases.press_name_first, window_phrases.not_set_up
        self._say(first(own.number_to_dial) if is_set_up else shut(own.hotline))

    def show_not_set_up(self, fault: SetupFault) -> None:
        """Show from now on, instead of all that needs the operator, that this PC is not set up, and why."""
        self.configuration = replace(self.configuration, setup_fault=fault)
        self.history = History(Place("not_set_up"))
        self._show(self.history.here)
        self._show_strip()

    def _say(self, sentence: Sentence, place: Place | None = None, problem: ElderclientError | None = None) -> None:
        from elderclient.ui import intents

        self._show_news(intents.ShowNews(sentence, place, problem=problem))

    def _show_news(self, message: intents.ShowNews) -> None:
        if not self.news.take(message):
            return
        self._show_strip()
        # A sentence without a spoken form is secret.
        if spoken(message.sentence, self.configuration.language):
            self.window.announce(self.look.text(message.sentence))
            self._automatic_reading.announce(message.sentence)

    def _configure(self, configuration: Configuration) -> None:
        self.configuration = configuration
        self._input.apply(configuration)
        if self._parts.configured is not None:
            self._parts.configured(configuration)
        self.scope.run(lambda: self._parts.save(configuration), lambda _nothing: None)
        self._rebuild()
        self.changed()

    def _read(self, sentences: tuple[Sentence, ...]) -> None:
        own = self.configuration
        said = sentences or self.window.said_from_here(has_reader=self.has_screen_reader or own.uses_screen_reader)
        self.reading.read(said, own.language, with_amounts=own.speaks_amounts)

    def _print(self, order: intents.Print) -> None:
        if self._papers is None:
            from elderclient.ui.flow.paper_desk import PaperDesk

            self._papers = PaperDesk(self.scope, self._parts.paperwork, self._on_paper_changed)
        self._papers.take(order)
        self._show(self.history.go(Place("paper")))
        if order.form is not None:
            self._papers.make(order.form)

    def _on_paper_changed(self) -> None:
        news = None if self._papers is None else self._papers.news
        if self.history.here.screen == "paper":
            self.changed(is_result=True)
        elif news is not None:
            self._say(news, Place("paper"))

    def _on_bar_pressed(self, key: str) -> None:
        if key == "home":
            self._show(self.history.home())
        elif key == "size":
            self._show(self.history.go(Place("settings", "size")))
        elif key == "call":
            self._call(None)
        elif self.reading.is_speaking:
            self.reading.stop()
        elif self.reading.has_voice:
            self._read(())
        else:
            self._show(self.history.go(Place("settings", "voice")))

    def _on_strip_pressed(self) -> None:
        if self.news.sentence is not None:
            self._show(self.history.go(self.news.place or Place("message")))
        elif self.reading.has_voice:
            # There is no page behind the date: whoever presses it hears it.
            self._read((self._today,))
        else:
            self.window.announce(self.look.text(self._today))

    def _on_key_pressed(self, key: str) -> None:
        if key == "back":
            self._show(self.history.back())
        elif self.configuration.setup_fault is not None:
            self._ask_for_person()
        elif key == "help":
            here = self.history.here
            if here.screen != "help":
                self._show(self.history.go(Place("help", f"{here.screen}/{here.subject}")))
        elif self._is_person_known:
            self._show(self.history.go(Place(key)))
        else:
            self._ask_for_person()

    def _watch_input(self) -> None:
        self._input.start(self.window)

    def _on_system_colours(self) -> None:
        if self.configuration.theme is Theme.SYSTEM:
            self._rebuild()

    def _on_resized(self) -> None:
        if self._built_for == (self.window.width(), self.window.height()):
            return
        before = self._points
        self._rebuild()
        if self._points < before and self._points < self.configuration.text_size:
            self._say(window_phrases.small_window())

    def _on_reading_changed(self) -> None:
        if self.window.bar is not None:
            self.window.bar.show_state(self._bar_state())
        if self.window.view is not None:
            if self.history.here.screen == "settings":
                self.window.view.show_again()  # The settings say why nothing can be heard.
            self.window.view.highlight(self.reading.sentence)

    def _on_failed(self, error: ElderclientError) -> None:
        self._say(_said_of(error), problem=error)

    def _on_call_changed(self) -> None:
        is_open = self.history.here.screen == "callback"
        if is_open:
            self.changed()
        # Last: a screen reader that follows the focus into the new page must not interrupt the news.
        self._call_news.look(is_open=is_open)

    def _on_ringing(self, sentence: Sentence) -> None:
        QApplication.alert(self.window)
        self._automatic_reading.announce(sentence, is_urgent=True)


def _said_of(error: ElderclientError) -> Sentence:
    from elderclient.phrases.shell.trouble import reaction_to

    return reaction_to(error).sentence


def _system_colours() -> SystemColours:
    from elderclient.ui.theme.system import system_colours

    return system_colours()
