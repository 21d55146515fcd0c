"""The page and the voice: what is read is marked, the page follows it, and the hand goes before the voice."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
import pytest
from numpy.typing import NDArray
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from elderclient.domain.configuration import Language, Theme
from elderclient.domain.money import Money
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.presenting import Action, BarRow, Block, Choice, Entry, Field, Page, Switch, Text, texts
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import palette_for
from elderclient.ui.theme.scale import frame_for
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.screen_view import Surroundings
from tests.fakes.shows import Shows


def named(text: str) -> Sentence:
    return say("{text}", text=Name(text))


def nothing() -> None: ...


def amount(value: str) -> Sentence:
    return say("{amount}", amount=Money.of(value))


LINES = tuple(named(f"第{number}句话，不长也不短，刚好一行多一点。") for number in "一二三四五六七八九")
TEXTS = Page(tuple(Text(line) for line in LINES), (Action(named("不办"), nothing), Action(named("办"), nothing)))
FIELD = Field(named("写在这里"), "", lambda _text: None, nothing, 40)
MIXED: tuple[Block, ...] = (
    Text(named("问题").at("question")),
    Entry(named("一月"), nothing, amount("10")),
    Entry(named("二月"), nothing, amount("10")),
    Switch(named("开关"), is_on=True, press=nothing),
    Choice(named("选择"), is_chosen=False, press=nothing),
    BarRow(named("月租"), amount("10"), Money.of("1").amount),
    BarRow(named("流量"), amount("10"), Money.of("1").amount, press=nothing),
)


class Hands:
    """A clock, and the guard that knows when something was touched."""

    def __init__(self) -> None:
        self.seconds = 100.0
        self.guard = ActionGuard(lambda: self.seconds)


Make = Callable[..., PageView]


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def make(family: str, icons: Icons, hands: Hands) -> Iterator[Make]:
    window = QWidget()

    def view(page: Page, theme: Theme = Theme.LIGHT, size: tuple[int, int] = (800, 600)) -> PageView:
        frame = frame_for(36, *size)
        look = Look(frame.scale, palette_for(theme, lambda: None), icons, Language.CHINESE, family)  # type: ignore[arg-type, return-value]  # no system colours asked for
        window.resize(*size)
        made = PageView(Shows(page), Surroundings(look, frame, hands.guard, lambda _intent: None, window))
        window.show()
        made.show()
        return made

    yield view
    window.close()
    window.deleteLater()


def marked(view: PageView) -> list[str]:
    """The names of the blocks that are marked on the page shown."""
    return [part.objectName() for part in view._blocks if part._is_highlighted]  # type: ignore[attr-defined]  # every block can


def test_the_page_turns_to_the_sentence_that_is_read(make: Make, hands: Hands) -> None:
    view = make(TEXTS)
    assert view.page_count > 2
    seen = []
    for sentence in TEXTS.blocks:
        hands.seconds += 5
        view.highlight(sentence.sentence)  # type: ignore[union-attr]  # all are texts
        assert len(marked(view)) == 1
        seen.append(view._number)
    assert seen == sorted(seen)
    assert seen[-1] == view.page_count - 1
    view.highlight(None)
    assert marked(view) == []


def test_reading_begins_on_the_page_that_is_shown(make: Make, hands: Hands) -> None:
    view = make(TEXTS)
    assert view.said_from_here() == LINES
    view.turn(1)
    said = view.said_from_here()
    assert said == LINES[-len(said) :]
    first = next(placed for placed in view._placed[1] if placed.is_start)
    assert said[0] == first.block.sentence  # type: ignore[union-attr]  # all are texts
    hands.guard.pressed("朗读")
    hands.guard.released("朗读")
    view.highlight(said[0])
    assert (view._number, marked(view)) == (1, [first.name])


def test_what_is_said_alike_on_an_earlier_page_does_not_take_the_voice_there(make: Make, hands: Hands) -> None:
    view = make(Page((*(Text(line) for line in LINES), *(Text(line) for line in LINES))))
    view.turn(view.page_count - 1)
    said = view.said_from_here()
    hands.guard.pressed("朗读")
    hands.guard.released("朗读")
    view.highlight(said[0])
    assert view._number == view.page_count - 1


def test_a_screen_that_says_less_or_otherwise_than_it_shows_is_read_from_the_page_too(make: Make) -> None:
    whole = named("答案，一整句。").at("question")
    view = make(Page((MIXED[0], *MIXED[5:], *(Text(line) for line in LINES))))
    view.pages_presenter.sentences = lambda: (whole, *LINES)  # type: ignore[method-assign]  # as the bill and the plan do
    view.turn(view.page_count - 1)
    said = view.said_from_here()
    assert 0 < len(said) < len(LINES)
    assert said == LINES[-len(said) :]


def test_where_a_page_has_nothing_to_say_the_whole_screen_is_read(make: Make) -> None:
    # What belongs together fills the page above, so that the field comes to be alone.
    above = (Text(line, is_heading=line != LINES[3]) for line in LINES[:4])
    view = make(Page((*above, FIELD)), size=(911, 440))
    view.turn(view.page_count - 1)
    assert [placed.block for placed in view._placed[view._number]] == [FIELD]
    assert view.said_from_here() == LINES[:4]


def test_the_page_stays_while_somebody_presses_or_has_just_pressed(make: Make, hands: Hands) -> None:
    view = make(TEXTS)
    view.highlight(LINES[0])
    hands.guard.pressed("mouse")
    hands.seconds += 60
    view.highlight(LINES[7])
    assert view._number == 0
    hands.guard.released("mouse")
    hands.seconds += 1
    view.highlight(LINES[7])
    assert view._number == 0
    hands.seconds += 2
    view.highlight(LINES[8])
    assert view._number > 0


def test_a_page_turned_by_hand_stays_until_the_voice_comes_there(make: Make, hands: Hands) -> None:
    view = make(TEXTS)
    view.highlight(LINES[0])
    view.turn(1)
    first_here = view._placed[1][0].index
    hands.seconds += 60
    view.highlight(LINES[1])
    assert view._number == 1
    assert marked(view) == []
    view.highlight(LINES[first_here])
    assert marked(view) == [f"block-{first_here}"]
    hands.seconds += 60
    view.highlight(LINES[8])
    assert view._number > 1


def test_the_focus_stays_with_whoever_has_it_in_hand(make: Make, hands: Hands) -> None:
    entries = tuple(Entry(line, nothing) for line in LINES)
    view = make(Page(entries, TEXTS.actions))
    view.highlight(LINES[0])
    view._blocks[0].setFocus()
    hands.seconds += 600
    view.highlight(LINES[8])
    assert view.window().focusWidget() is view._blocks[0]
    assert view._number == 0
    action = view.findChild(QWidget, "action-0")
    assert action is not None
    action.setFocus()
    view.highlight(LINES[8])
    assert view._number > 0
    again = view.window().focusWidget()
    assert again is not None
    assert again.objectName() == "action-0"


def test_the_guard_is_neither_closed_nor_opened_by_the_voice(make: Make, hands: Hands) -> None:
    view = make(TEXTS)
    hands.seconds += 10
    view.highlight(LINES[8])
    assert view._number > 0
    assert hands.guard.is_open()
    hands.guard.arm()
    view.highlight(LINES[0])
    assert not hands.guard.is_open()


def test_every_kind_of_block_is_marked_once_although_amounts_are_alike(make: Make, hands: Hands) -> None:
    page = Page(MIXED)
    view = make(page, size=(1366, 768))
    names: list[str] = []
    for sentence in texts(page):
        hands.seconds += 10
        view.highlight(sentence)
        names += marked(view)
    assert names == [f"block-{index}" for index in (0, 1, 1, 2, 2, 3, 3, 4, 5, 5, 6, 6)]


def test_a_page_built_anew_keeps_its_mark_and_an_announcement_leaves_none(make: Make, hands: Hands) -> None:
    view = make(TEXTS, size=(1366, 768))
    view.highlight(LINES[1])
    presenter = view.pages_presenter
    assert isinstance(presenter, Shows)
    presenter.shown = Page((Text(named("新来的")), *TEXTS.blocks), TEXTS.actions)
    view.show_again()
    assert marked(view) == ["block-2"]
    hands.seconds += 10
    view.highlight(named("电话来了"))
    assert marked(view) == []
    assert view._number == 0


def test_a_sentence_is_found_by_its_anchor_where_its_words_are_others(make: Make) -> None:
    view = make(Page((MIXED[0], Text(named("又是问题").at("question")), *MIXED[1:])), size=(1366, 768))
    view.highlight(named("您问的是什么？").at("question"))
    assert marked(view) == ["block-0", "block-1"]


@pytest.mark.parametrize("theme", [Theme.LIGHT, Theme.DARK, Theme.BLACK_YELLOW])
def test_a_mark_can_be_seen_without_colours_and_leaves_nothing_behind(make: Make, theme: Theme) -> None:
    view = make(Page(MIXED), theme, (1366, 768))
    for part in view._blocks:
        part.clearFocus()
        before = grey(part)
        part.set_highlighted(is_highlighted=True)  # type: ignore[attr-defined]  # every block can
        after = grey(part)
        row = part.height() // 4
        bar, ground = after[row, 4], after[row, view.look.scale.padding - 2]
        assert abs(bar - ground) > 60, part.objectName()
        assert not np.array_equal(after, before)
        part.set_highlighted(is_highlighted=False)  # type: ignore[attr-defined]  # every block can
        assert np.array_equal(grey(part), before), part.objectName()


def grey(widget: QWidget) -> NDArray[np.int64]:
    image = widget.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)
    lines = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(image.height(), image.bytesPerLine())
    return lines[:, : image.width()].astype(np.int64)
