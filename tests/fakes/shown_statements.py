"""All that the screens say of an operator's answers: the real readers, use cases and presenters over a session in memory.

Looks at a matter from its first page on, and at every page that an entry there leads to. Presses nothing that acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_api import gateway as building
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import Profiles
from elderclient.domain.errors import ElderclientError
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_status
from elderclient.ui.flow.presenting import Entry, PagePresenter, Switch, Timeline
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens import make
from elderclient.usecases.ports.operator import OperatorGateway
from tests.fakes.clock import FakeClock
from tests.fakes.in_memory_operator import InMemory
from tests.fakes.screen_context import Desk, FakeRunner, real_services
from tests.fakes.store import FakeStore

NOW = datetime(2026, 11, 28, 10, tzinfo=ZoneInfo("Asia/Shanghai"))
MOST_PAGES = 30
"""Pages of one matter; more say nothing new."""


SWITCHED = {True: "{name}: switched on", False: "{name}: switched off"}
"""What the mark of a switch says, as message ids."""


class Statement(NamedTuple):
    """A sentence and the place where it is shown."""

    place: Place
    sentence: Sentence


class _FollowsNothing(FakeRunner):
    """Runs work at once, and leaves what would be followed as it is at the first look."""

    def follow(self, *_nothing: Any) -> Any:
        """Follow nothing."""


def opened(session: InMemory) -> OperatorGateway:
    """The gateway over a session in memory, at ``NOW``."""
    clock = ServerClock(local=NOW.timestamp)
    apis = building._Apis(session, clock, Profiles(), 1.0)  # type: ignore[arg-type]
    return building._gateway(apis, lambda: None)


def statements(given: Mapping[str, Any], *screens: str) -> Iterator[Statement]:
    """What ``screens`` say of these answers, page by page."""
    session = InMemory(given)
    gateway, store, clock = opened(session), FakeStore(), FakeClock(NOW)
    services = real_services(gateway, store, clock)
    for screen in screens:
        if screen == "callback":
            yield from _callback(gateway)
            continue
        places, seen = [Place(screen)], 0
        known = set(places)
        while places and seen < MOST_PAGES:
            place, seen = places.pop(0), seen + 1
            desk = Desk(services=services, clock=clock, runner=_FollowsNothing())
            presenter: Any = make(place, desk.context())[0]
            presenter.refresh()
            for sentence in _said_by(presenter):
                yield Statement(place, sentence)
            if place.subject.count("/") <= 1:
                fresh = [one for one in _leads_to(presenter, desk) if one.screen == screen and one not in known]
                known.update(fresh)
                places += fresh


def _callback(gateway: OperatorGateway) -> Iterator[Statement]:
    try:
        found = gateway.callbacks.find_callback()
    except ElderclientError:
        return
    for sentence in () if found is None else call_status.lines(found, NOW, ShortCode("10000")):
        yield Statement(Place("callback"), sentence)


def _said_by(presenter: Any) -> Iterator[Sentence]:
    yield presenter.title
    yield from presenter.sentences()
    for block in presenter.page().blocks if hasattr(presenter, "page") else ():
        if isinstance(block, Entry) and block.name is not None:
            yield block.name
        if isinstance(block, Switch):
            yield Sentence(SWITCHED[block.is_on], (("name", block.caption),))
        if isinstance(block, Timeline):
            yield from (step.what for step in block.steps)


def _leads_to(presenter: PagePresenter, desk: Desk) -> list[Place]:
    """Where the entries of a page lead; nothing else is pressed, as it may act."""
    if not hasattr(presenter, "page"):
        return []
    for block in presenter.page().blocks:
        if isinstance(block, Entry):
            block.press()
    return [intent.place for intent in desk.emitted if isinstance(intent, GoTo)]


def parts_of(sentence: Sentence) -> Iterator[Sentence]:
    """A sentence, its short form, and every sentence in them."""
    yield sentence
    inner: Iterable[Any] = [value for _name, value in sentence.arguments]
    for value in (*inner, sentence.short):
        if isinstance(value, Sentence):
            yield from parts_of(value)
