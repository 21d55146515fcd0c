"""The view of every screen with header, paged blocks and one row of actions. Shows a presenter; decides nothing."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import pairwise

from PySide6 import QtCore
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import page_parts
from elderclient.ui.flow.presenting import (
    Action,
    BarRow,
    Choice,
    Entry,
    Field,
    Page,
    PagePresenter,
    Switch,
    Text,
    Timeline,
    position,
)
from elderclient.ui.intents import GoBack
from elderclient.ui.place import Spot
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.scale import Frame, Rect
from elderclient.ui.widgets.appearance import appearance, captions_that_fit
from elderclient.ui.widgets.bar_row import BarButton, BarWords
from elderclient.ui.widgets.button import Kind, PressButton
from elderclient.ui.widgets.choice import ChoiceButton
from elderclient.ui.widgets.entry import EntryButton, shape_of
from elderclient.ui.widgets.header import Header, Paging
from elderclient.ui.widgets.pages import Placed, name_of, paginate
from elderclient.ui.widgets.read_along import ReadAlong
from elderclient.ui.widgets.screen_view import ScreenView, Surroundings, retire
from elderclient.ui.widgets.spots import Returning, mark_of, name_in, page_of
from elderclient.ui.widgets.switch import SwitchButton
from elderclient.ui.widgets.text_field import TextField
from elderclient.ui.widgets.text_style import style_of
from elderclient.ui.widgets.timeline import StepWords
from elderclient.ui.widgets.words import Words, joined

WAITING_MS = 400
"""Screen readers are silent no longer than this before they say that something is being fetched."""


class PageView(ScreenView):
    """Shows ``presenter.shown_page()``. Subclasses override ``block_widget`` for blocks of their own.

    ``show_again`` rebuilds only where something visible changed, and keeps the page and the focus where it was.
    """

    def __init__(self, presenter: PagePresenter, around: Surroundings) -> None:
        super().__init__(presenter, around)
        self.pages_presenter = presenter
        self._number = 0
        self._along = ReadAlong()
        self._is_arriving = False
        self._arrival_timer = QTimer(self)
        self._arrival_timer.setSingleShot(True)
        self._arrival_timer.setInterval(WAITING_MS)
        self._arrival_timer.timeout.connect(self._arrive_now)
        self._has_other_actions = False
        self._has_waited = False
        self._returning = Returning()
        self._page = Page(())
        self._seen: object = None
        self._placed: tuple[tuple[Placed, ...], ...] = ()
        self._parts: list[QWidget] = []
        self._blocks: list[QWidget] = []
        self._field: TextField | None = None
        self.show_again()

    @property
    def page_number(self) -> int:
        """The number of the page that is shown, counted from 0."""
        return self._number

    @property
    def page_count(self) -> int:
        """The number of pages at present."""
        return len(self._placed)

    def show_again(self, *, is_result: bool = False) -> None:
        """Show what the presenter has now."""
        page = self.pages_presenter.shown_page()
        title = self.pages_presenter.title
        seen = (title, appearance(page))
        if seen == self._seen:
            self._page = page
            self._take_draft()
            if is_result:
                self.announce_result()
            return
        begins_at_end = page.opens_at_end and not self._page.opens_at_end
        spot, was_waiting = self.spot(), self._page.is_waiting
        self._page = page
        self._take_draft()
        if is_result or begins_at_end or self._is_at_top(spot):
            spot = Spot(spot.focus)  # what comes above, such as a problem, is to be seen
        if is_result or begins_at_end:
            self._number = len(self._placed) if page.opens_at_end else 0
            if not was_waiting:
                self._returning.end()
        old_actions = self._seen[1][1] if isinstance(self._seen, tuple) else None
        self._seen = seen
        self._has_other_actions = old_actions is not None and old_actions != seen[1][1]
        if self._has_other_actions:
            self.around.guard.arm()
        wanted = self._returning.awaited(spot.focus)
        has_focus = self._build(title, wanted or spot)
        if is_result or self._is_arriving or (has_focus and (page.is_waiting or wanted is not None)):
            self.arrive()

    def arrive(self) -> None:
        """Focus the first sentence; while it only says "fetching", wait a moment, because the answer mostly comes first.

        A screen reader that asks for text which is gone says nothing but "label".
        """
        was_arriving, self._is_arriving = self._is_arriving, True
        if not self._page.is_waiting:
            self._arrive_now()
        elif not was_arriving:
            self._arrival_timer.start()

    def _arrive_now(self) -> None:
        """Focus what is needed first, once there is more than "wait" or the wait has become long."""
        self._arrival_timer.stop()
        self._is_arriving = False
        if not self._arrive_at_spot():
            self._arrive_at_top()
        self._returning.arrived(super().spot().focus)

    def _arrive_at_spot(self) -> bool:
        """Focus what had the focus before; return whether it is there. What is not may come with the operator's answer."""
        spot = self._returning.spot
        return (
            spot is not None
            and not self._page.is_waiting
            and self._focus_on(name_in(self._page, self._actions_now(), spot))
        )

    def _arrive_at_top(self) -> None:
        """Focus the first sentence; in help, on coming there, its unguarded action: F1 and Enter bring a person."""
        actions = () if self._returning.spot is not None else self._page.actions
        free = next((index for index, action in enumerate(actions) if not action.is_guarded), None)
        button = None if free is None else self.findChild(PressButton, f"action-{free}")
        if button is None:
            self.focus_first()
        else:
            button.setFocus()

    def spot(self) -> Spot:
        """Return where the person is: the page, and the block or action that is pressed or has the focus."""
        typed = "" if self._field is None or self._field not in self._parts else self._field.text()
        shown = self._placed[self._number] if self._placed else ()
        if not shown:
            return Spot()
        at = partial(mark_of, self._page, self._placed, self._number)
        spot = Spot(super().spot().focus, top=at(shown[0]), typed=typed)
        block = next((placed for placed in shown if placed.name == spot.focus), None)
        actions = {f"action-{index}": action for index, action in enumerate(self._actions_now())}
        action = actions.get(spot.focus)
        caption = None if action is None else action.caption
        return replace(spot, focused=None if block is None else at(block), action=caption)

    def show_spot(self, spot: Spot) -> None:
        """Show the page that holds what had the focus, or what was at the top; once it has come, if it is awaited."""
        field = self._field_block()
        if field is not None and spot.typed and not field.text:
            field.changed(spot.typed)
            self._take_draft()
        if self._page.is_waiting:
            self._returning.begin(spot, super().spot().focus)
            return
        number = page_of(self._page, self._placed, spot)
        if number != self._number:
            self._number = number
            self._put_page(self.pages_presenter.title)

    def return_to(self, spot: Spot) -> None:
        """Show the page of ``spot`` and focus what had the focus there, else the first sentence of that page."""
        self.show_spot(spot)
        self._returning.begin(spot, super().spot().focus)
        self.arrive()

    def _is_at_top(self, spot: Spot) -> bool:
        """Return whether the first page is shown and the person has not gone to anything on it."""
        shown = () if self._number or not self._placed else self._placed[0]
        return bool(shown) and (spot.focused is None or spot.focused.index == shown[0].index)

    def focus_first(self) -> None:
        """Focus the first sentence; without one, the field to write in."""
        if self._field in self._blocks and not any(isinstance(block, Words) for block in self._blocks):
            self._field.setFocus()
        else:
            super().focus_first()

    def turn(self, step: int) -> None:
        """Turn ``step`` pages; the focus goes to the first sentence there."""
        number = self._number + step
        if 0 <= number < len(self._placed):
            self._number = number
            self._returning.end()
            self._along.part()
            self.around.guard.arm()
            self._put_page(self.pages_presenter.title)
            self.focus_first()

    def said_from_here(self) -> tuple[Sentence, ...]:
        """Return the sentences from the first that begins on this page; the pages before were turned over."""
        shown = self._placed[self._number]
        first = next((placed for placed in shown if placed.is_start), shown[0])
        return self._along.begin(self._page, super().said_from_here(), (first.index, first.part))

    def highlight(self, sentence: Sentence | None) -> None:
        """Mark the block that is being read, and turn to it unless the person is busy on this page.

        The guard is not armed: the actions stay the same, and the page does not turn under a press.
        """
        self._along.hear(self._page, sentence)
        focused = self.window().focusWidget()
        # With the focus on an entry or field the person is busy, however long nothing is pressed.
        is_busy = focused in self._blocks and not isinstance(focused, Words)
        number = self._along.turn(self._placed, self._number, 0 if is_busy else self.around.guard.idle_seconds())
        if number != self._number:
            self._number = number
            self._put_page(self.pages_presenter.title)
        self._mark()

    def block_widget(self, placed: Placed, look: Look) -> QWidget:
        """Build the control of one placed block."""
        block = placed.block
        if isinstance(block, Text):
            is_said_below = self._is_said_below(placed.index, block)
            return _words(placed, block, look, self, is_said_below=is_said_below, is_centred=self._page.fills)
        if isinstance(block, Timeline):
            return StepWords(look, block, placed.part, placed.lines, is_start=placed.is_start, parent=self)
        if isinstance(block, BarRow):
            if block.press is None:
                return BarWords(look, block, self)
            row = BarButton(look, block, self)
            row.activated.connect(lambda: self._press_block(placed.index))
            return row
        if isinstance(block, Field):
            return self._the_field(block, look)
        if isinstance(block, Choice):
            choice = ChoiceButton(look, block, self)
            choice.activated.connect(lambda: self._press_block(placed.index))
            return choice
        if isinstance(block, Switch):
            switch = SwitchButton(look, block, self)
            switch.activated.connect(lambda: self._press_block(placed.index))
            return switch
        return self._entry(placed, block, look)

    def _is_said_below(self, index: int, block: Text) -> bool:
        """Return whether the button under a heading has its text in the name: a screen reader would say it twice."""
        below = self._page.blocks[index + 1] if index + 1 < len(self._page.blocks) else None
        if not block.is_heading or not isinstance(below, Entry):
            return False
        return self.look.text(block.sentence) in self.look.text(below.name or below.caption)

    def _entry(self, placed: Placed, block: Entry, look: Look) -> PressButton:
        body = self._body()
        button = EntryButton(look, shape_of(block, look, placed.width or body.width, body.height), self)
        button.activated.connect(lambda: self._press_block(placed.index))
        return button

    def _the_field(self, block: Field, look: Look) -> TextField:
        """Return the one field of this view: a text being composed in it survives every rebuilding of the page."""
        if self._field is None:
            self._field = TextField(look, block, self._body().width, self)
            self._field.textEdited.connect(self._on_edited)
            self._field.returnPressed.connect(self._on_entered)
        return self._field

    def _field_block(self) -> Field | None:
        return next((block for block in self._page.blocks if isinstance(block, Field)), None)

    def _take_draft(self) -> None:
        """Take over the presenter's text, so that what was sent leaves the field."""
        block = self._field_block()
        if self._field is not None and block is not None and self._field.text() != block.text:
            self._field.setText(block.text)

    def _on_edited(self, text: str) -> None:
        if (block := self._field_block()) is not None:
            block.changed(text)

    def _on_entered(self) -> None:
        if (block := self._field_block()) is not None:
            block.entered()

    def _build(self, title: Sentence, spot: Spot) -> bool:
        """Break into pages and show the one of ``spot``; return whether the focus was on this screen."""
        body = self._body()
        is_at_end = self._number >= len(self._placed) - 1
        self._placed = paginate(self._page, self.look, body.width, body.height, self._placed)
        self._along.look(self._page)
        last = len(self._placed) - 1
        if self._page.opens_at_end and is_at_end:
            self._number = last
        else:
            self._number = page_of(self._page, self._placed, spot) if spot.top is not None else min(self._number, last)
        return self._put_page(title, name_in(self._page, self._actions_now(), spot))

    def _mark(self) -> None:
        for placed, part in zip(self._placed[self._number], self._blocks, strict=True):
            if isinstance(part, Words | PressButton | ChoiceButton | BarWords):
                part.set_highlighted(is_highlighted=self._along.reads(placed))

    def _body(self) -> Rect:
        return self.frame.body if self._page.actions else self.frame.body_without_actions

    def _put_page(self, title: Sentence, again: str = "") -> bool:
        """Show the open page; ``again`` is the name that the control with the focus has now, if it has another."""
        focus = self._leave_focus()
        for part in self._parts:
            if part is not self._field:
                retire(part, is_read=part.objectName() == focus and self._may_be_read(part))
        self._parts, self._blocks = [], []
        self._has_waited = self._page.is_waiting
        look, frame = self.look, self.frame
        body = self._body()
        paging = Paging(self._number, len(self._placed))
        header = Header(look, title, paging, (frame.header.width, frame.header.height), self)
        header.went_back.connect(lambda: self.around.emit(GoBack()))
        header.turned.connect(self.turn)
        self._put(header, frame.header)
        for placed in self._placed[self._number]:
            widget = self.block_widget(placed, look)
            widget.setObjectName(placed.name)
            self._blocks.append(widget)
            place = position(self._page.blocks, placed.index)
            if place is not None:
                widget.setAccessibleDescription(look.text(place))
            left, width = body.x + placed.left, placed.width or body.width
            self._put(widget, Rect(left, body.y + placed.top, width, placed.height))
        self._mark()
        self._actions(frame, look)
        self._put_field_in_order()
        if self._page.is_waiting:
            return bool(focus)
        if focus.startswith("action-") and self._has_other_actions:
            # The focus must not be on "wrong words" because "cancel" was there a moment ago.
            self.focus_first()
        else:
            self._restore_focus(focus and (again or focus))
        return bool(focus)

    def _may_be_read(self, part: QWidget) -> bool:
        """Return whether a screen reader may still ask for this text without harm: it is the same, or only "wait"."""
        if not isinstance(part, Words):
            return False
        again = (placed for placed in self._placed[self._number] if placed.name == part.objectName())
        return self._has_waited or any(joined(placed.lines) == part.text() for placed in again)

    def _put_field_in_order(self) -> None:
        """Put the field in its place in the Tab order: it is older than the controls around it and would come first."""
        if self._field is None:
            return
        if self._field not in self._parts:
            self._field.hide()
            return
        for part in self._parts[self._parts.index(self._field) :]:
            part.raise_()
        way = [one for one in self.findChildren(QWidget) if one.focusPolicy() & QtCore.Qt.FocusPolicy.TabFocus]
        for before, after in pairwise(way):
            QWidget.setTabOrder(before, after)

    def _actions(self, frame: Frame, look: Look) -> None:
        actions = self._actions_now()
        if not actions:
            return
        captions = captions_that_fit(actions, look, frame.actions.width)
        width = (frame.actions.width - look.scale.gap * (len(actions) - 1)) // len(actions)
        for index, (action, caption) in enumerate(zip(actions, captions, strict=True)):
            guard = self.around.guard if action.is_guarded else None
            button = PressButton(look, caption, kind=Kind.ACTION, guard=guard, rings=action.is_call, parent=self)
            button.setObjectName(f"action-{index}")
            button.activated.connect(lambda index=index: self._press_action(index))
            x = frame.actions.x + index * (width + look.scale.gap)
            self._put(button, Rect(x, frame.actions.y, width, frame.actions.height))

    def _actions_now(self) -> tuple[Action, ...]:
        actions = self._page.actions
        if not self._page.acts_at_end or self._number == len(self._placed) - 1:
            return actions
        return (*actions[:-1], Action(page_parts.read_on(), lambda: self.turn(1)))

    def _put(self, widget: QWidget, rect: Rect) -> None:
        widget.setGeometry(rect.x, rect.y, rect.width, rect.height)
        widget.show()
        self._parts.append(widget)

    def _press_action(self, index: int) -> None:
        actions = self._actions_now()
        if index < len(actions):
            self.press(f"action-{index}", actions[index].press)

    def _press_block(self, index: int) -> None:
        block = self._page.blocks[index] if index < len(self._page.blocks) else None
        press = getattr(block, "press", None)
        if press is not None:
            self.press(name_of(index), press)


def _words(placed: Placed, block: Text, look: Look, parent: QWidget, *, is_said_below: bool, is_centred: bool) -> Words:
    return Words(
        look,
        placed.lines,
        style=style_of(block.weight, look.scale, placed.growth),
        is_centred=is_centred,
        anchor=block.sentence.anchor,
        is_focusable=not is_said_below,
        name=_name_of(placed, block, look),
        beside=placed.beside,
        parent=parent,
    )


def _name_of(placed: Placed, block: Text, look: Look) -> str:
    """Return what readers say instead of what is shown: of two columns the whole sentence."""
    if block.name is not None:
        return look.text(block.name)
    return look.text(block.sentence) if placed.beside else ""
