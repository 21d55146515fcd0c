"""The application as an auditor has it: dressed in any variant at once, stretched, and unable to do anything for good.

Everything but what the audit changes is the real application: its screens, widgets, layout and focus.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, cast

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from elderclient.audit.passing import AuditClock
from elderclient.audit.snapshot import FILLING, Variant
from elderclient.domain.configuration import Language, Theme
from elderclient.domain.errors import ElderclientError
from elderclient.domain.orders import Order
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell.window import guide_not_opened
from elderclient.ui.flow.call_watch import CallWatch
from elderclient.ui.flow.drafting import CONFIRM, SIGN, keep_draft, recall_draft
from elderclient.ui.flow.presenting import Context, Entry, PagePresenter, Presenter
from elderclient.ui.flow.work import Failed, Feed, Handle
from elderclient.ui.intents import GoTo, Intent, RequestEnded, ShowNews
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from elderclient.ui.shell.application import Application
from elderclient.ui.shell.dependencies import ApplicationDependencies
from elderclient.ui.theme.look import Look

T = TypeVar("T")
_PATIENCE_SECONDS = 30.0
_LOOK_MS = 20


def stretched(text: str) -> str:
    """40 % longer: two filling characters for every five, one at least in a caption of two."""
    filled = [_round(0.4 * (place + 1)) > _round(0.4 * place) for place in range(len(text))]
    return "".join(one + FILLING if has_filling else one for one, has_filling in zip(text, filled, strict=True))


def _round(value: float) -> int:
    """Half and more is one."""
    return int(value + 0.5)


class StretchedLook(Look):
    """A look whose every text is 40 % longer than the Chinese: what a wordier translation would be."""

    def text(self, sentence: Sentence) -> str:
        """The sentence's text, made 40 % longer."""
        return stretched(super().text(sentence))

    def short(self, sentence: Sentence) -> str:
        """The sentence's short form, made 40 % longer."""
        return stretched(super().short(sentence))


class _Nothing:
    """Something that never began."""

    def cancel(self) -> None:
        """Nothing is under way."""


class Gate:
    """A ``Runner`` that can be shut: what a press sets going then never begins. Never follows anything."""

    def __init__(self, application: AuditedApplication) -> None:
        self._application = application
        self.is_open = True

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None = None) -> Handle:
        """Run it while the gate is open."""
        return self._application.run_on_screen(work, done, failed) if self.is_open else _Nothing()

    def follow(self, feed: Feed[T], arrived: Callable[[T], None], failed: Failed | None = None) -> Handle:
        """A feed's news would change the screen under the auditor."""
        del feed, arrived, failed
        return _Nothing()


class AuditedApplication(Application):
    """See the module. ``noted`` holds what screens asked for while the gate was shut."""

    def __init__(self, parts: ApplicationDependencies) -> None:
        self._is_stretched = False
        self.gate = Gate(self)
        self.noted: list[Intent] = []
        self.trouble: ElderclientError | None = None
        """The problem of the last request to the operator, where there was one."""
        self.drafted: tuple[Place, ...] = ()
        """The pages between the first confirmation of an order and its result; empty where none was drafted."""
        self._draft: Order | None = None
        self.clock = AuditClock(parts.clock)
        super().__init__(replace(parts, clock=self.clock))

    @property
    def look(self) -> Look:
        """The real look, or a stretched one."""
        look = super().look
        if not self._is_stretched:
            return look
        return StretchedLook(look.scale, look.palette, look.icons, look.language, look.family)

    def dress(self, variant: Variant) -> None:
        """Put on another variant; nothing is saved."""
        self._is_stretched = variant.language == "pseudo"
        self.configuration = replace(
            self.configuration,
            language=Language.ENGLISH if variant.language == "en" else Language.CHINESE,
            text_size=variant.points,
            theme=Theme(variant.theme),
        )
        is_other_size = (self.window.width(), self.window.height()) != (variant.width, variant.height)
        if is_other_size:
            self.window.resize(variant.width, variant.height)
        # In one theme of the three the strip is looked at with news in it.
        self.news.message = ShowNews(guide_not_opened()) if variant.theme == "dark" else None
        self.build_anew()
        is_behind = not self.window.isActiveWindow()
        if is_behind:
            # Focus is drawn in the active window alone; another window of this process may have taken its place.
            self.window.activateWindow()
        if is_other_size or is_behind:
            # The window's own answer to the new size finds everything done.
            QApplication.processEvents()

    def draft(self) -> None:
        """Draft an order of the first service on sale, so that there is one to confirm; it is not binding and expires."""
        self.emit(GoTo(Place("subscriptions", "offers")))
        self.settle()
        offers = (block for block in self._page_presenter().shown_page().blocks if isinstance(block, Entry))
        if (offer := next(offers, None)) is None:
            return
        offer.press()
        self.settle()
        self._page_presenter().shown_page().actions[-1].press()
        self.settle()
        key = self.history.here.subject
        if self._services is not None and (draft := recall_draft(self._services, key)) is not None:
            self._draft = draft
            self.drafted = (Place(SIGN, key), Place(CONFIRM, key))

    def freeze(self) -> None:
        """Follow no call and deliver nothing any more: what is shown changes only by the auditor's hand."""
        self.scope.close()

    def build_anew(self) -> None:
        """What every change of a setting does: the whole window from the beginning."""
        self._rebuild()

    def visit(self, place: Place) -> None:
        """Go there with an open gate and wait for what the operator answers."""
        self._remember_draft()
        self.gate.is_open = True
        super().emit(GoTo(place))
        self.settle()
        self.gate.is_open = False

    def settle(self) -> None:
        """Let events run until everything asked for was answered."""
        end = time.monotonic() + _PATIENCE_SECONDS
        QApplication.processEvents()
        while not (self.tasks.is_idle and not self.calls.is_placing) and time.monotonic() < end:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, _LOOK_MS)
            time.sleep(0.002)
        QApplication.processEvents()

    def run_on_screen(self, work: Callable[[], T], done: Callable[[T], None], failed: Failed | None) -> Handle:
        """As the real screen would."""
        return self.screen.scope.run(work, done, failed)

    def scouted(self, place: Place) -> Presenter:
        """A presenter of the place that is not shown, has its data, and cannot do anything any more."""
        self._remember_draft()
        calls = CallWatch(self.gate)
        if self._services is not None:
            self.gate.is_open = True
            calls.connect(self._services.request_callback)
        presenter, _view = make(place, self._context()._replace(calls=calls, changed=_ignored))
        self.gate.is_open = True
        presenter.refresh()
        self.settle()
        self.gate.is_open = False
        return presenter

    def _remember_draft(self) -> None:
        """An auditor sees more than a person, who would have forgotten it by then; and so has the program's memory."""
        if self._draft is not None and self._services is not None:
            keep_draft(self._services, self._draft, self._context())

    def _page_presenter(self) -> PagePresenter:
        return cast("PagePresenter", self.presenter)

    def emit(self, intent: Intent) -> None:
        """Do it while the gate is open; else note it."""
        if isinstance(intent, RequestEnded):
            self.trouble = intent.problem
        if self.gate.is_open:
            super().emit(intent)
        else:
            self.noted.append(intent)

    def _context(self) -> Context:
        return super()._context()._replace(runner=self.gate)


def _ignored(*, is_result: bool = False) -> None:
    del is_result
