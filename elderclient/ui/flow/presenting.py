"""The face of every presenter, and the plain values it hands to its view. Imports no Qt.

A presenter holds what its screen says and does. It never blocks: it gives work to ``Runner`` and calls ``changed`` when
there is something new to show. It never draws, and to go anywhere it emits intents.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from enum import Enum
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple, Protocol, TypeAlias

from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import ElderclientError
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import page_parts
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from decimal import Decimal

    from elderclient.domain.voice import Voice, VoiceState
    from elderclient.ui.flow.call_watch import CallWatch
    from elderclient.ui.flow.paper_desk import PaperDesk
    from elderclient.ui.flow.services import Services
    from elderclient.ui.flow.work import Runner
    from elderclient.ui.intents import Emit
    from elderclient.usecases.accounts.switch_person import SwitchPerson
    from elderclient.usecases.ports.clock import Clock


class Weight(Enum):
    """Emphasis of a text on the page."""

    PLAIN = "plain"
    BOLD = "bold"
    LARGE = "large"
    """One and a half times the text size, bold: the one answer of a screen."""


class Text(NamedTuple):
    """A sentence, broken into whole lines. Its short form is taken where a one-page screen would not fit otherwise."""

    sentence: Sentence
    weight: Weight = Weight.PLAIN
    is_heading: bool = False
    """It says what the next block is about, so it is never the last line of a page."""
    name: Sentence | None = None
    """What screen readers say instead, where the place on the screen adds a meaning; contains the sentence."""
    is_waiting: bool = False
    """It only says that one has to wait for what will be shown here."""
    is_spare: bool = False
    """Left out where a one-page screen would not hold it: the title, or a short form, says the same."""
    columns: tuple[Sentence, Sentence] | None = None
    """What the eye sees instead, where two columns hardly take more lines: what it is, and at the right edge how much.

    Readers hear the sentence, which has every word of both in it.
    """


class Bars(NamedTuple):
    """Upright bars for the eye, each from 0 to 1 of the highest; ``marked`` is the one that matters, from 0."""

    shares: tuple[Decimal, ...]
    marked: int


class Entry(NamedTuple):
    """A line that can be pressed: what it is at the left, its value (if any) at the right.

    ``name`` is the full accessible name where the caption alone does not say enough; it must contain the caption.
    """

    caption: Sentence
    press: Callable[[], None]
    value: Sentence | None = None
    name: Sentence | None = None
    icon: str = ""
    is_heading: bool = False
    """The next block says more about it, so it is never the last line of a page."""
    bars: Bars | None = None
    """A drawing below the caption. Readers find its amounts where the entry leads."""
    said: Sentence | None = None
    """What is read aloud instead of caption and value, where these are two columns of one sentence."""


class Choice(NamedTuple):
    """One of several possibilities, one of which is chosen (a radio button). ``text_size`` shows it at that size, pt."""

    caption: Sentence
    is_chosen: bool
    press: Callable[[], None]
    text_size: int | None = None


class Switch(NamedTuple):
    """Something that is on or off (a check box). A press asks for the other state; the presenter decides what is shown."""

    caption: Sentence
    is_on: bool
    press: Callable[[], None]

    @property
    def state(self) -> Sentence:
        """The state in words, so that it does not depend on a colour."""
        return page_parts.on() if self.is_on else page_parts.off()


class BarRow(NamedTuple):
    """A named amount with a horizontal bar. ``share`` is the bar's length, 0 to 1; readers say only name and amount."""

    caption: Sentence
    amount: Sentence
    share: Decimal
    press: Callable[[], None] | None = None
    is_heading: bool = False
    """The next block says more about it, so it is never the last line of a page."""


class Field(NamedTuple):
    """A line the person writes in. ``changed`` is called with the text after every character, ``entered`` at the Enter key.

    The view keeps its field while the page around it is rebuilt, so that writing is not interrupted.
    """

    caption: Sentence
    text: str
    changed: Callable[[str], None]
    entered: Callable[[], None]
    longest: int


class StepState(Enum):
    """How far a step of a timeline is; shown in words and by a shape, never by colour alone."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"
    OVERDUE = "overdue"


class Step(NamedTuple):
    """One step of a timeline: ``what`` (no full stop), and ``when`` it was, or by when it has to be."""

    what: Sentence
    state: StepState
    when: Sentence | None = None

    @property
    def how(self) -> Sentence:
        """The second line of the step: the state in words, and the time."""
        state = _STATES[self.state]()
        return state if self.when is None else page_parts.state_at(state, self.when)


class Timeline(NamedTuple):
    """What happens one after the other. Pages end between its steps; each step is one thing to a reader."""

    steps: tuple[Step, ...]

    def spoken_step(self, number: int) -> Sentence:
        """Return step ``number`` (from 0) as it is read aloud: its place among all, what it is, and its state."""
        # This module is loaded before the first paint, and few screens have a timeline.
        from elderclient.domain.units import Count, Noun, Ordinal

        step = self.steps[number]
        place, total = Ordinal(number + 1, Noun.STEP), Count(len(self.steps), Noun.STEP)
        return page_parts.step_of(place, total, step.what, step.how)


_STATES: Mapping[StepState, Callable[[], Sentence]] = MappingProxyType(
    {
        StepState.DONE: page_parts.done,
        StepState.NOW: page_parts.now,
        StepState.AHEAD: page_parts.to_come,
        StepState.OVERDUE: page_parts.late,
    }
)


Block: TypeAlias = "Text | Entry | Choice | Switch | BarRow | Field | Timeline"


class Action(NamedTuple):
    """A verb in the row above the strip. The refusing verb comes first (left), the acting one last (right).

    ``is_guarded`` is False only for help's 请人工打给我. ``is_call``: it asks for a call, which is not offered where the
    operator does not know this PC. It looks like any other: one button on the screen is yellow, that of the bar.
    """

    caption: Sentence
    press: Callable[[], None]
    icon: str = ""
    name: Sentence | None = None
    is_guarded: bool = True
    is_call: bool = False


class Page(NamedTuple):
    """What a screen shows: blocks that are paged by whole lines, and one row of at most three actions.

    ``is_one_page`` asks for short forms before a second page is made. ``is_read_through``: the last action is there on the
    last page only; until then its button leads to the next page, so that the person does not agree to what was not shown.
    ``fills``: it is looked at from afar, so its texts grow as far as one page holds them. ``opens_at_end``: its last page
    is shown first, and again whenever something is added while that one is open.
    """

    blocks: tuple[Block, ...]
    actions: tuple[Action, ...] = ()
    is_one_page: bool = False
    is_read_through: bool = False
    fills: bool = False
    opens_at_end: bool = False
    beside: int = 0
    """In a wide window the blocks from this one on are beside those before; 0 where no such place is meant."""

    @property
    def is_confirmation(self) -> bool:
        """It asks for one of two verbs, so both are together on its last page, where it does not fit one."""
        return self.is_one_page and len(self.actions) == 2

    @property
    def acts_at_end(self) -> bool:
        """Its last action is on its last page alone."""
        return bool(self.actions) and (self.is_read_through or self.is_confirmation)

    @property
    def is_waiting(self) -> bool:
        """The page says nothing yet but that one has to wait."""
        first = self.blocks[0] if self.blocks else None
        return isinstance(first, Text) and first.is_waiting


class Presenter(Protocol):
    """What every screen offers to the window around it."""

    @property
    def title(self) -> Sentence:
        """Title of this screen in header and window; its short form fits every header."""

    @property
    def place(self) -> Place:
        """Where the person is; its subject is something an agent understands (a month, a line's id)."""

    def sentences(self) -> tuple[Sentence, ...]:
        """Return what the screen says, in the order in which it is read aloud, secret sentences included."""

    def refresh(self) -> None:
        """Ask for fresh data: on arrival, once connected, and after a change of configuration. Must not block."""


class PagePresenter(Presenter, Protocol):
    """A presenter whose view is the general page."""

    def page(self) -> Page:
        """Return the page to show now, as it is on a PC that the operator knows."""

    def shown_page(self) -> Page:
        """Return ``page`` as the view shows it on this PC, which may have to be registered again."""


class Changed(Protocol):
    """Called by a presenter that has something new to show."""

    def __call__(self, *, is_result: bool = False) -> None:
        """Show it. ``is_result``: the person's own act led to it, so the focus goes to the first sentence."""


class Context(NamedTuple):
    """What a presenter is given. ``changed`` has the view rebuilt from the presenter; UI thread only.

    ``services()`` are the use cases, ``None`` until the program is connected (``refresh`` is called again then).
    ``configuration()`` is always the current one. ``offered_sizes()`` are the text sizes this window can hold.
    ``silence()`` is why nothing can be heard on this PC, else ``None``. ``calls`` knows the person's callback.
    """

    runner: Runner
    emit: Emit
    clock: Clock
    changed: Changed
    configuration: Callable[[], Configuration]
    services: Callable[[], Services | None]
    offered_sizes: Callable[[], tuple[int, ...]]
    silence: Callable[[], VoiceState | None]
    calls: CallWatch
    news: Callable[[], Sentence | None]
    """The strip's message; ``None`` while it has none."""
    trouble: Callable[[], ElderclientError | None] = lambda: None
    """The error the strip's message is about, if any."""
    voices: Callable[[], tuple[Voice, ...]] = tuple
    """The voices there are for the language; empty until the speech engine has listed them."""
    people: Callable[[], SwitchPerson | None] = lambda: None
    """The people who use this PC; available before one is chosen."""
    must_register: Callable[[], bool] = lambda: False
    """The operator's last answer was that it does not know this PC: no call can be asked for."""
    papers: Callable[[], PaperDesk | None] = lambda: None
    """The document given for saving or printing; ``None`` before the first."""


def texts(page: Page) -> tuple[Sentence, ...]:
    """Return the sentences of a page's blocks in reading order."""
    return tuple(sentence for block in page.blocks for part in parts_of(block) for sentence in part)


def parts_of(block: Block) -> tuple[tuple[Sentence, ...], ...]:
    """Return what is read of a block, part by part: a timeline has a part for each step, other blocks have one."""
    if isinstance(block, Timeline):
        return tuple((block.spoken_step(number),) for number in range(len(block.steps)))
    if isinstance(block, Field):
        return ((),)
    if isinstance(block, Text):
        return ((block.sentence,),)
    if isinstance(block, BarRow):
        return ((block.caption, block.amount),)
    if isinstance(block, Switch):
        return ((block.caption, block.state),)
    if isinstance(block, Entry) and block.said is not None:
        return ((block.said,),)
    if isinstance(block, Entry) and block.value is not None:
        return ((block.caption, block.value),)
    return ((block.caption,),)


def position(blocks: tuple[Block, ...], index: int) -> Sentence | None:
    """Return which of how many the block is, for screen readers; ``None`` for plain text and the only one of its kind.

    Blocks of one kind that can be pressed or compared are one list, whatever is between them.
    """
    kind = type(blocks[index])
    alike = [one for one, block in enumerate(blocks) if type(block) is kind]
    if kind in {Text, Field, Timeline} or len(alike) == 1:
        return None
    from elderclient.domain.units import Count, Noun, Ordinal

    place, total = Ordinal(alike.index(index) + 1, Noun.ITEM), Count(len(alike), Noun.ITEM)
    return page_parts.place_of(place, total)
