"""One person's running window with all that belongs to it, built in stages so that none slows the one before.

Stage one reads policy, preferences, fonts, icons and the catalogue, and paints. Stage two shows what is stored on this
PC; stage three connects the operator and the voice. Both work off the UI thread. Must not hold rules of its own.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from elderclient import resources
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.platform.select import current
from elderclient.adapters.policy.file import PolicyFile
from elderclient.app import appearance
from elderclient.app.paperwork import SystemPaperwork
from elderclient.app.profiles import household_of, people_of, preferences_of, set_up
from elderclient.domain.accounts.household import Household
from elderclient.domain.configuration import NOTICE, ApiAddress, Configuration
from elderclient.domain.frozen import frozen
from elderclient.domain.own_settings import OwnSettings
from elderclient.ui.place import HOME, Place
from elderclient.ui.shell.application import Application
from elderclient.ui.shell.dependencies import ApplicationDependencies
from elderclient.ui.theme.icons import Icons

if TYPE_CHECKING:
    from PySide6.QtCore import QTranslator
    from PySide6.QtWidgets import QApplication

    from elderclient.adapters.platform.interface import Folders
    from elderclient.app.connection import Connection
    from elderclient.domain.accounts.household import Member
    from elderclient.domain.setup_fault import SetupFault
    from elderclient.ui.flow.services import Services
    from elderclient.ui.shell.single_instance import InstanceListener
    from elderclient.usecases.accounts.switch_person import SwitchPerson
    from elderclient.usecases.action_result import ActionResult
    from elderclient.usecases.ports.speaker import Speaker

DEFAULT_WINDOW = (1024, 720)
_NO_SCREEN = "offscreen"
"""Name of Qt's platform for pictures, whose windows are as large as they are wanted."""
FIRST_RUN = Place("first_run")
NOT_SET_UP = Place("not_set_up")
NOT_READY = 1
"""Exit code of a PC that is not set up."""
WRONG_OPTIONS = 2
"""Exit code where the command line asks for what does not exist."""
_PAINTING_MS = 30
"""Enough to paint stored data before other threads take the interpreter."""
_RECALL_MS = 1000
"""Longest time the operator is connected after the store: a keyring may hang."""


@frozen
class Options:
    """What the command line asks for. ``change`` applies the given settings over the person's, for this run only."""

    change: Callable[[Configuration], Configuration] = lambda configuration: configuration
    demo_customer: str = ""
    operator_url: str = ""
    token_file: Path | None = None
    window: tuple[int, int] | None = None
    data_dir: Path | None = None
    screenshot: Path | None = None
    place: str = ""
    has_notice: bool = True
    """Show the privacy notice at the first start, before anything is fetched or stored."""
    apis: tuple[ApiAddress, ...] = ()
    """Paths and versions at ``operator_url``."""
    policy: Path | None = None
    """The policy in place of the installed one."""
    demo_options: tuple[str, ...] = ()
    is_read_only: bool = False
    """Nothing is changed at a real operator, whatever is pressed; the demo operator belongs to this run."""

    @property
    def names_person(self) -> bool:
        """It is given whose data to show."""
        return bool(self.demo_customer or self.token_file)

    def of(self, member: Member) -> Options:
        """Return the same options for one of the people who use this PC."""
        token_file = Path(member.token_file) if member.token_file else self.token_file
        return replace(self, demo_customer=member.signs_in_as, token_file=token_file)


class NoticeWait:
    """Waits until the person has left the privacy notice of the first start, in any way."""

    def __init__(self) -> None:
        self._is_left = False
        self._left: Callable[[], None] | None = None

    def on_arrived(self, place: Place) -> None:
        """Note that the person came to ``place``."""
        if place != FIRST_RUN and not self._is_left:
            self._is_left = True
            if self._left is not None:
                self._left()

    def call_when_left(self, left: Callable[[], None]) -> None:
        """Call ``left`` once; at once if the notice was left already."""
        self._left = left
        if self._is_left:
            left()


class Session:
    """A running window with everything it needs. UI thread only."""

    kind: type[Application] = Application

    def __init__(self, options: Options, qt: QApplication, folders: Folders, member: Member | None = None) -> None:
        self.qt = qt
        household = household_of(folders) if member is None and not options.names_person else None
        self.is_choosing = isinstance(household, Household) and household.has_to_be_asked
        """No data are shown yet: the person has to be chosen first."""
        if isinstance(household, Household) and len(household.members) == 1 and not self.is_choosing:
            member = household.members[0]
        self._member = member
        self.next: Member | None = None
        """Who uses the program once this session is closed."""
        self.is_another = False
        """The customer is not the one whose data were opened: close this session, and open one for whom it is now."""
        self.may_begin_again = True
        """False where opening another session for that did not help."""
        self._options = options if member is None else options.of(member)
        self._folders = folders
        self._people: SwitchPerson | None = None
        self._preferences = preferences_of(folders, member)
        self._policy = PolicyFile(folders.policy)
        self._family = appearance.load_fonts()
        self._icons = Icons(resources.asset("icons"))
        self._icons.read_all()
        self._speaker: Speaker | None = None
        self._translator: QTranslator | None = None
        self._connection: Connection | None = None
        self._is_online = False
        self._has_voice = False
        self._online_timer = QTimer()
        self._online_timer.setSingleShot(True)
        self._online_timer.timeout.connect(self._go_online)
        self.is_connected = False
        self.refusal = 0
        """Exit code of a run that opened nothing; 0 for any other."""
        self.listener: InstanceListener | None = None
        own = self._policy.apply(self._preferences.load())
        configuration = set_up(self._given(own), household, options.token_file if member is None else None, folders)
        self._clock = ServerClock(configuration.zone)
        self._own = OwnSettings(own, configuration)
        self._to_save = own
        self._saving = threading.Lock()
        has_notice = options.screenshot is None and options.has_notice and configuration.notice_seen < NOTICE
        has_notice = has_notice and configuration.setup_fault is None
        self.notice = NoticeWait() if has_notice else None
        parts = ApplicationDependencies(
            configuration,
            self._clock,
            self._icons,
            self._family,
            self._save,
            self._paperwork(),
            self._on_configured,
            self._who,
            self._switch,
            self._first_place(configuration),
            None if self.notice is None else self.notice.on_arrived,
        )
        self.application = self.kind(parts)

    def open(self) -> None:
        """Stage one: paint. The window is maximised unless a size was given, and never larger than the screen."""
        fault = self.application.configuration.setup_fault
        if fault is not None:
            self._report(fault)
        width, height = self._options.window or DEFAULT_WINDOW
        if self.notice is not None:
            self.application.history.go(FIRST_RUN)
        window = self.application.window
        has_screen = self._options.screenshot is None and self.qt.platformName() != _NO_SCREEN
        if has_screen:
            window.resize(width, height)
            window.keep_on_screen()
            width, height = window.width(), window.height()
            # The window manager has framed it by then.
            window.painted.connect(window.keep_on_screen)
        self.application.open(width, height)
        if self._options.window is None and self._options.screenshot is None:
            window.showMaximized()

    def connect(self) -> None:
        """Stage two: open the store and show its data. Stage three follows automatically.

        Until a person is chosen nothing is opened: there are only names and a voice; nor on a PC that is not set up.
        """
        if self.is_closed_to_all:
            self.start_voice()
            return
        from elderclient.app.connection import Connection, ConnectionRequest
        from elderclient.ui.shell.not_opened import not_opened

        configuration = self.application.configuration
        wanted = ConnectionRequest(
            configuration,
            self._folders.data,
            self._options.demo_customer,
            self._options.token_file,
            self._options.demo_options,
            # A picture is taken of what there is; only the demo operator of this run may be asked for a call.
            self._options.is_read_only and not configuration.is_demo,
        )
        self._connection = Connection(wanted, self._clock, self._on_no_customer, self._on_another_customer)
        self._look_at_files()
        self.application.scope.run(self._connection.open, self._on_opened, lambda _: not_opened(self.application))
        self._translator = appearance.translate_qt(self.qt, wanted.configuration.language, None)
        appearance.put_icon(self.application.window, self._icons)
        self._online_timer.start(_RECALL_MS)

    def _go_online(self) -> None:
        """Stage three: connect the operator, and start the voice."""
        if self._is_online or self._connection is None:
            return
        self._is_online = True
        self._connection.connect_operator()
        self.start_voice()

    def start_voice(self) -> None:
        """Start the voice, and listen for a second start of the program; once. Neither needs a person's data."""
        from elderclient.app.connection import open_speaker

        if self._has_voice:
            return
        self._has_voice = True
        gc.enable()
        scope = self.application.scope
        scope.run(current().is_screen_reader_running, self._on_screen_reader)
        if self._options.screenshot is None:
            configuration, data = self.application.configuration, self._folders.data
            scope.run(lambda: open_speaker(configuration, data), self._on_speaker)
        if self.listener is not None:
            self.listener.listen()

    def close(self) -> None:
        """End all threads and child processes, and close all files."""
        self._is_online = self._has_voice = True
        self._online_timer.stop()
        if self.listener is not None:
            self.listener.close()
        if self._speaker is not None:
            self._speaker.close()
        if self._connection is not None:
            self._connection.close()
        self.application.close()
        if self._connection is not None:
            self._connection.close_store()

    @property
    def is_closed_to_all(self) -> bool:
        """Nothing of anybody is shown: a person has to be chosen first, or this PC is not set up."""
        return self.is_choosing or self.application.configuration.setup_fault is not None

    def is_settled(self) -> bool:
        """Return whether the operator answered all requests, or none is asked (for screenshots)."""
        if self.is_closed_to_all:
            return self.application.tasks.is_idle
        connection = self._connection
        is_ready = connection is not None and connection.is_operator_ready.is_set()
        is_quiet = self.application.tasks.is_idle and not self.application.calls.is_placing
        return self.is_connected and is_ready and is_quiet

    def go(self, name: str) -> None:
        """Go to a place by name, such as ``bill/2026-09``; ``call`` presses the call button. Not while nothing is open."""
        from elderclient.ui import intents

        if self.is_closed_to_all:
            return
        if name == "call":
            self.application.emit(intents.CallMe())
        elif name and name != "home":
            screen, _slash, subject = name.partition("/")
            self.application.emit(intents.GoTo(Place(screen, subject)))

    def _who(self) -> SwitchPerson:
        if self._people is None:
            from elderclient.usecases.accounts.switch_person import SwitchPerson

            self._people = SwitchPerson(people_of(self._folders, self._candidates), self._clock, self._own_member)
        return self._people

    def _own_member(self) -> Member | None:
        own = None if self._connection is None else self._connection.own()
        # Staff may call a person in the list what they like; it is the same person, with the same code.
        return own if own is None or self._member is None else replace(own, key=self._member.key)

    def _candidates(self) -> tuple[Member, ...]:
        return () if self._connection is None else self._connection.candidates()

    def _switch(self, key: str) -> None:
        self.application.scope.run(
            lambda: people_of(self._folders, self._candidates).load().member(key), self._on_chosen
        )

    def _on_chosen(self, member: Member | None) -> None:
        if member is not None:
            self.next = member
            # The press that led here has to end before its window closes.
            QTimer.singleShot(0, self.application.window, self.qt.quit)

    def _paperwork(self) -> SystemPaperwork:
        families, documents = (self._family,), self._folders.documents
        return SystemPaperwork(self._clock, families, documents, lambda: self.application.configuration.language)

    def _given(self, own: Configuration) -> Configuration:
        options = self._options
        configuration = options.change(own)
        if options.operator_url:
            configuration = replace(configuration, operator_url=options.operator_url, apis=options.apis)
        return configuration

    def _first_place(self, configuration: Configuration) -> Place:
        if configuration.setup_fault is not None:
            return NOT_SET_UP
        return Place("people") if self.is_choosing else HOME

    def _look_at_files(self) -> None:
        """Off the UI thread: read the token, which may be on a slow disk, and convert a policy of earlier versions."""
        scope, token_file = self.application.scope, self._options.token_file
        scope.run(self._policy.convert, lambda _nothing: None)
        if token_file is None or not self.application.configuration.operator_url:
            return
        from elderclient.app.token_file import read_token

        scope.run(lambda: read_token(token_file), self._on_token)

    def _on_token(self, found: str | SetupFault) -> None:
        from elderclient.domain.setup_fault import SetupFaultKind

        # Without a file the person signs in again, as after a token was revoked: no staff are needed at this PC.
        if not isinstance(found, str) and found.kind is not SetupFaultKind.MISSING_FILE:
            self.application.show_not_set_up(found)
            self._report(found)

    def _report(self, fault: SetupFault) -> None:
        from elderclient.app.setup_report import explained, report

        self.refusal = NOT_READY
        report(f"this PC is not set up: {explained(fault)}")

    def _on_no_customer(self) -> None:
        """From another thread. A person on the list sees that this PC has to be registered again."""
        if self._member is None:
            self.application.tasks.post(self._end_without_customer)

    def _on_another_customer(self) -> None:
        """From another thread."""
        self.application.tasks.post(self._end_for_another)

    def _end_for_another(self) -> None:
        if self.may_begin_again:
            self.is_another = True
            self.qt.quit()

    def _end_without_customer(self) -> None:
        from elderclient.app.setup_report import report

        self.refusal = WRONG_OPTIONS
        report(f"--demo-customer: there is no demo customer {self._options.demo_customer}")
        self.qt.exit(WRONG_OPTIONS)

    def _on_opened(self, services: Services) -> None:
        from elderclient.ui import intents

        self.is_connected = True
        self.application.connect(services)
        connection = self._connection
        if connection is not None and connection.feed is not None:
            self.application.scope.follow(connection.feed, lambda done: self._on_done(services, done))
            if connection.trouble is not None:
                from elderclient.ui.flow.trouble import trouble_sentence

                problem = connection.trouble
                self.application.emit(intents.ShowNews(trouble_sentence(problem), problem=problem))
        # Imports of stage three in other threads would slow this one: stored data are painted first.
        self._online_timer.start(_PAINTING_MS)

    def _on_done(self, services: Services, done: ActionResult) -> None:
        from elderclient.ui import intents
        from elderclient.ui.flow import result

        result.keep(services, done, self._clock.now())
        self.application.emit(intents.ShowNews(done.sentence, Place(result.SCREEN, done.key)))

    def _on_screen_reader(self, is_running: bool) -> None:  # noqa: FBT001 - the shape of every answer of the pool
        self.application.has_screen_reader = is_running

    def _on_speaker(self, speaker: Speaker) -> None:
        self._speaker = speaker
        application = self.application
        application.reading.connect(speaker)
        speaker.watch(
            lambda state: application.tasks.post(lambda: application.reading.on_state(state)),
            lambda saying: application.tasks.post(lambda: application.reading.on_ended(saying)),
        )

    def _on_configured(self, configuration: Configuration) -> None:
        from elderclient.app.connection import configure_speaker

        self._to_save = self._own.of(configuration)
        if self._translator is not None:
            self._translator = appearance.translate_qt(self.qt, configuration.language, self._translator)
        if self._speaker is not None:
            configure_speaker(self._speaker, configuration)

    def _save(self, _configuration: Configuration) -> None:
        # Two saves may run in any order; each writes the newest settings.
        with self._saving:
            self._preferences.save(self._to_save)
