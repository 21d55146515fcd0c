"""Three people doing the same task: one who sees and types, one who hears and types, one who sees and has one switch.

Owns how each of them finds the way, and counts what it costs. Must not know any task, and presses real keys only.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from functools import partial
from typing import NamedTuple, Protocol

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from tests.a11y.main_tasks import THE_WORDS, Agent, Control, Learn, Press, Task, Theirs, Way, What
from tests.a11y.task_window import Said, TaskWindow

MOVES = ("Tab", "Shift+Tab", "Down", "Up", "Right", "Left", "End", "Home", "Page Down", "Page Up")


class DeadEndError(AssertionError):
    """There is no way on from here."""


class Cost(NamedTuple):
    """What a task took. ``acts`` are presses; ``best`` the fewest controls passed; ``heard`` all that was said."""

    acts: int
    best: int = 0
    heard: tuple[str, ...] = ()


class Person(Protocol):
    """Does one step after the other."""

    def take(self, step: Way | Learn) -> None:
        """Do the step; ``DeadEndError`` where it cannot be done."""

    def look_again(self) -> None:
        """Notice that the page changed by itself."""

    @property
    def cost(self) -> Cost:
        """What it took so far."""


def do(task: Task, person: Person, window: TaskWindow) -> Cost:
    """Have the person do the whole task from home."""
    for step in task.steps:
        if isinstance(step, Agent):
            before = window.seen()
            with window.operator.client(window.customer) as client:
                (ticket,) = client.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=callbackRequest").json()
            window.operator.agent(step.action, ticket["id"])
            window.wait(partial(_has_changed, window, before))
            window.settle()
            person.look_again()
        else:
            person.take(step)
            assert not isinstance(step, Learn) or window.screen == (step.screen or window.screen)
    return person.cost


def _has_changed(window: TaskWindow, before: tuple[object, ...]) -> bool:
    return window.seen() != before


def words_of(window: TaskWindow, what: Theirs | Callable[[], Sentence]) -> str:
    """The words by which it is known in the language of the window."""
    look = window.application.look
    if isinstance(what, Theirs):
        return what.en if look.language is Language.ENGLISH else what.zh
    return str(look.text(what())).rstrip("。.")


def means(window: TaskWindow, said: Said, what: What) -> bool:
    """Whether this control, or what is said of it, is what is meant; a caption may be the short form."""
    if isinstance(what, Control):
        return said.key == what.key
    short = "" if isinstance(what, Theirs) else str(window.application.look.short(what())).rstrip("。.")
    return words_of(window, what) in said.words or bool(short and short in said.words)


def _is_shown(window: TaskWindow, what: What) -> bool:
    return any(means(window, said, what) for said in window.visible())


def _is_pressable(window: TaskWindow, what: What) -> bool:
    return window.is_on_control() and means(window, window.here(), what)


class SightedTyping:
    """Sees the whole page and knows every key: always the fewest presses there are."""

    def __init__(self, window: TaskWindow) -> None:
        self._window = window
        self._acts = 0

    @property
    def cost(self) -> Cost:
        """Keys pressed."""
        return Cost(self._acts)

    def look_again(self) -> None:
        """Do nothing: what changed is seen."""

    def take(self, step: Way | Learn) -> None:
        """Look and turn pages, or take the shortest way to each control and press it."""
        window = self._window
        if isinstance(step, Learn):
            self._go(_shortest(window, lambda: _is_shown(window, step.what)), step)
            return
        first = self._way_to(step.presses[0])
        # Of every further page at least one move and Enter.
        if step.keys and len(step.keys) <= len(first or MOVES) + 2 * len(step.presses) - 1:
            self._press(*step.keys)
            return
        for press in step.presses:
            self._go(self._way_to(press), press)
            self._press("Enter")

    def _way_to(self, press: Press) -> tuple[str, ...] | None:
        return _shortest(self._window, lambda: _is_pressable(self._window, press.what))

    def _go(self, way: tuple[str, ...] | None, what: object) -> None:
        if way is None:
            raise DeadEndError(f"{what} is nowhere: {self._window.texts()}")
        for key in way:
            self._window.key(key)
        self._acts += len(way)

    def _press(self, *keys: str) -> None:
        for key in keys:
            self._window.settle()
            self._window.key(key)
        self._acts += len(keys)
        self._window.settle()


def _shortest(window: TaskWindow, is_there: Callable[[], bool]) -> tuple[str, ...] | None:
    """The fewest keys after which it is there, found by trying all of them; the window is as before afterwards."""
    begin = (window.page[0], window.focus_name)
    ways: dict[tuple[int, str], tuple[str, ...]] = {begin: ()}
    waiting = deque([begin])
    try:
        if is_there():
            return ()
        while waiting:
            spot = waiting.popleft()
            for key in MOVES:
                window.put(*spot)
                window.key(key)
                now = (window.page[0], window.focus_name)
                if now in ways:
                    continue
                ways[now] = (*ways[spot], key)
                if is_there():
                    return ways[now]
                waiting.append(now)
        return None
    finally:
        window.put(*begin)


class ListeningTyping:
    """Sees nothing: hears what each key comes to. Knows the guide's keys, and that a page's verbs are at its end.

    What the page says it has read aloud by one key; what can be pressed it goes through with Tab.
    """

    def __init__(self, window: TaskWindow) -> None:
        self._window = window
        self._acts = 0
        self._has_read = False
        self._heard = [window.here().words]
        self._heard_here = [window.here()]

    @property
    def cost(self) -> Cost:
        """Keys pressed, and all that was said."""
        return Cost(self._acts, heard=tuple(self._heard))

    def look_again(self) -> None:
        """Hear where the focus was brought to."""
        self._arrive()

    def take(self, step: Way | Learn) -> None:
        """Go on until it was heard, or until the control is heard, and press it."""
        if isinstance(step, Learn):
            while not self._knows(step.what):
                words = self._words_of(step.what)
                if words and (not self._has_read or self._window.is_voice_speaking):
                    self._read(words)
                else:
                    self._on(step)
        elif step.keys:
            self._press(*step.keys)
        else:
            for press in step.presses:
                self._find(press)
                self._press("Enter")

    def _read(self, words: str) -> None:
        """Have the page read aloud until it was said, or listen on."""
        goes_on = self._window.is_voice_speaking
        if not goes_on:
            self._window.key("F3")
            self._acts += 1
        self._has_read = True
        for shown, spoken in self._window.listen(lambda text: words in text, goes_on=goes_on):
            self._heard.append(spoken)
            self._heard_here.append(Said("", shown))

    def _knows(self, what: What) -> bool:
        words = self._words_of(what)
        return any(means(self._window, said, what) or bool(words and words in said.words) for said in self._heard_here)

    def _words_of(self, what: What) -> str:
        """What the voice has to say; empty for what it never says, the words of a caller."""
        if what == THE_WORDS:
            return ""
        if isinstance(what, Control):
            return next((said.words for said in self._window.visible() if said.key == what.key), "")
        return words_of(self._window, what)

    def _hush(self) -> None:
        """Stop the voice before going on, or two voices would speak at once."""
        if self._window.is_voice_speaking:
            self._window.key("F3")
            self._acts += 1

    def _find(self, press: Press) -> None:
        if press.is_verb and not _is_pressable(self._window, press.what):
            self._key("End")
            for _other in range(2):
                if not _is_pressable(self._window, press.what):
                    self._key("Shift+Tab")
        while not _is_pressable(self._window, press.what):
            self._on(press)

    def _on(self, wanted: object) -> None:
        """Go to the next thing of the page; behind the last one turn the page."""
        self._key("Tab")
        if not self._window.is_in_screen():
            number, pages = self._window.page
            if number + 1 == pages:
                raise DeadEndError(f"{wanted} was never heard, but {self._heard_here}")
            self._key("Page Down")

    def _key(self, key: str) -> None:
        self._hush()
        self._window.key(key)
        self._acts += 1
        self._hear()

    def _press(self, *keys: str) -> None:
        for key in keys:
            self._hush()
            self._window.settle()
            self._window.key(key)
            self._acts += 1
            self._window.settle()
            self._arrive()

    def _arrive(self) -> None:
        self._has_read = False
        self._heard_here.clear()
        self._hear()

    def _hear(self) -> None:
        here = self._window.here()
        self._heard.append(here.words)
        self._heard_here.append(here)


class OneSwitch:
    """Sees, and has one key that moves on; a pause presses. Cannot go back, nor turn a page but by its button."""

    def __init__(self, window: TaskWindow) -> None:
        self._window = window
        self._acts = self._best = 0

    @property
    def cost(self) -> Cost:
        """Presses of the switch, and the controls passed where one may go round either way."""
        return Cost(self._acts, self._best)

    def look_again(self) -> None:
        """Do nothing: what changed is seen."""

    def take(self, step: Way | Learn) -> None:
        """Turn pages until it is seen, or choose the control."""
        window = self._window
        if isinstance(step, Learn):
            while not _is_shown(window, step.what):
                self._choose(is_next_page)
            return
        for press in step.presses:

            def is_it(said: Said, what: What = press.what) -> bool:
                return means(window, said, what)

            while not any(map(is_it, self._ring())):
                self._choose(is_next_page)
            self._choose(is_it)

    def _ring(self) -> list[Said]:
        return [Said(one.objectName(), one.accessibleName()) for one in self._window.controls()]

    def _choose(self, is_meant: Callable[[Said], bool]) -> None:
        window, ring = self._window, self._ring()
        presses = next((at + 1 for at, one in enumerate(ring) if is_meant(one)), None)
        if presses is None:
            raise DeadEndError(f"nothing leads on from {ring}")
        # Going back, a control that has the focus is not passed.
        back = len(ring) + 1 - presses - window.is_on_control()
        before = window.seen()
        for _press in range(presses):
            window.key("Space")
        window.wait(lambda: window.seen() != before)
        window.settle()
        self._acts += presses
        self._best += max(1, min(presses, back))


def is_next_page(said: Said) -> bool:
    """Whether this control turns to the next page."""
    return said.key == "next"
