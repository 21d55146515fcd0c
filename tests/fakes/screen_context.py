"""What a presenter gets, without Qt, threads or an operator: work runs at once or when the test says so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import Any

from elderclient import resources
from elderclient.adapters.rules.files import RuleFiles
from elderclient.domain.configuration import TEXT_SIZES, Configuration
from elderclient.domain.errors import ElderclientError
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.domain.voice import Voice, VoiceState
from elderclient.ui.flow.paper_desk import PaperDesk
from elderclient.ui.flow.presenting import Context, Entry, Field, Page, Presenter, Text, Timeline
from elderclient.ui.flow.services import Services
from elderclient.ui.intents import Configure, GoTo, Intent, RequestEnded
from elderclient.ui.screens.subjects import is_known
from elderclient.usecases.dependencies import Dependencies
from tests.fakes.clock import FakeClock


class _Handle:
    def __init__(self) -> None:
        self.is_cancelled = False

    def cancel(self) -> None:
        self.is_cancelled = True


@dataclass
class FakeRunner:
    """Runs work at once; with ``holds`` only at ``release``."""

    holds: bool = False
    waiting: list[Callable[[], None]] = field(default_factory=list)
    unhandled: list[ElderclientError] = field(default_factory=list)

    def run(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[Any], None] | None = None
    ) -> _Handle:
        handle = _Handle()

        def job() -> None:
            try:
                result = work()
            except ElderclientError as problem:
                if not handle.is_cancelled:
                    (failed or self.unhandled.append)(problem)
                return
            if not handle.is_cancelled:
                done(result)

        if self.holds:
            self.waiting.append(job)
        else:
            job()
        return handle

    def follow(self, *_nothing: Any) -> _Handle:
        raise AssertionError("this screen follows nothing")

    def release(self) -> None:
        """Run everything that waits."""
        waiting, self.waiting = self.waiting, []
        for job in waiting:
            job()


@dataclass
class Desk:
    """Everything a test wants to see or set around a presenter."""

    configuration: Configuration = field(default_factory=Configuration)
    services: Any = None
    sizes: tuple[int, ...] = TEXT_SIZES
    silence: VoiceState | None = None
    voices: tuple[Voice, ...] = ()
    papers: PaperDesk | None = None
    runner: FakeRunner = field(default_factory=FakeRunner)
    clock: FakeClock = field(default_factory=FakeClock)
    emitted: list[Intent] = field(default_factory=list)
    asked: list[RequestEnded] = field(default_factory=list)
    """How questions to the operator ended, apart from what the person's presses led to."""
    changes: int = 0
    results: int = 0

    def context(self) -> Context:
        return Context(
            runner=self.runner,
            emit=self._emit,
            clock=self.clock,
            changed=self._changed,
            configuration=lambda: self.configuration,
            services=lambda: self.services,
            offered_sizes=lambda: self.sizes,
            silence=lambda: self.silence,
            news=lambda: None,
            voices=lambda: self.voices,
            papers=lambda: self.papers,
            calls=None,  # type: ignore[arg-type]  # these screens place calls by intents only
        )

    def _emit(self, intent: Intent) -> None:
        if isinstance(intent, RequestEnded):
            self.asked.append(intent)
            return
        if isinstance(intent, GoTo):
            assert is_known(intent.place), intent.place
        self.emitted.append(intent)
        if isinstance(intent, Configure):
            self.configuration = intent.configuration

    def _changed(self, *, is_result: bool = False) -> None:
        self.changes += 1
        self.results += is_result


def press(page: Page, caption: Sentence) -> None:
    """Press the one action, entry or choice with this caption."""
    found = [
        part.press
        for part in (*page.actions, *page.blocks)
        if not isinstance(part, Text | Field | Timeline) and part.caption == caption
    ]
    assert len(found) == 1, f"{caption!r} is there {len(found)} times"
    assert found[0] is not None
    found[0]()


def captions(page: Page) -> list[Sentence]:
    """Return the captions of the page's actions, left to right."""
    return [action.caption for action in page.actions]


def entries(page: Page) -> list[Sentence]:
    """Return the captions of the page's entries, top to bottom."""
    return [block.caption for block in page.blocks if isinstance(block, Entry)]


def heard(presenter: Presenter) -> list[Sentence]:
    """Return what the screen says, without the anchors."""
    return [sentence.at("") for sentence in presenter.sentences()]


def real_services(gateway: Any, store: Any, clock: FakeClock) -> Services:
    """A person's real use cases over an operator and a store in memory."""
    numbers = count(1)
    rules = RuleFiles(resources.asset("rules"))
    return Services(Dependencies(gateway, store, clock, rules, ShortCode("10000"), lambda: f"id{next(numbers)}"))
