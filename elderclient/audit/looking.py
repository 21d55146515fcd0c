"""Takes a ``Snapshot`` of the live window: names by accessibility, pixels by grabbing, the focus order by Tab keys.

Must not judge. UI thread only; needs the window to be shown (offscreen will do).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QImage, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QRadioButton, QWidget

from elderclient.audit.passing import as_the_queue_goes_on, in_a_minute
from elderclient.audit.pixels import ground_of
from elderclient.audit.snapshot import Kind, Picture, Region, Snapshot, Thing, Variant
from elderclient.ui.flow.presenting import Page
from elderclient.ui.theme.scale import Rect
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.switch import SwitchButton
from elderclient.ui.widgets.words import Words, takes_focus

if TYPE_CHECKING:
    from elderclient.audit.audited import AuditedApplication

_PRESS = QEvent.Type.KeyPress
_ROUNDS = 3
"""Tabs beyond the number of things before a walk is given up as a trap."""
_IN_THE_HEADER = ("back", "next", "previous")


class Looker:
    """Looks at one application. What was seen with the focus is remembered by how it looks without it."""

    def __init__(self, application: AuditedApplication, *, remembers: bool = True) -> None:
        self._application = application
        self._window = application.window
        self._remembers = remembers
        self._focused: dict[bytes, Picture] = {}

    def look(self, place: str, page: int, variant: Variant) -> Snapshot:
        """The page that is shown now. The window is rebuilt by it: take other pages afterwards with ``turn``."""
        window, view = self._window, self._window.view
        if view is None:
            raise ValueError("nothing is shown")
        if page == 0:
            view.arrive()
        arrival = self._focus_key()
        widgets = self._widgets()
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()
        picture = self._grab(window.rect())
        things = {key: self._thing(key, widget, picture) for key, widget in widgets.items()}
        things = {key: thing._replace(pressed_picture=self._pressed(widgets[key])) for key, thing in things.items()}
        read = next((key for key, widget in widgets.items() if isinstance(widget, Words) and takes_focus(widget)), "")
        if read:
            things[read] = things[read]._replace(is_read=True, read_picture=self._read(widgets[read]))
        if focused is not None:
            focused.setFocus(Qt.FocusReason.TabFocusReason)
        way, is_round = self._walk(widgets, things)
        moved = self._moved()
        plan = self._page()
        after_result = self._after_result()
        rebuilt_from, after_rebuild = self._after_rebuild(widgets)
        deaf = self._deaf() if page == 0 else ()
        return Snapshot(
            place=place,
            page=page,
            pages=view.page_count if isinstance(view, PageView) else 1,
            is_one_page=plan is None or plan.is_one_page,
            variant=variant,
            ground=ground_of(picture[:4]),
            things=tuple(things.values()),
            arrival=arrival,
            may_arrive_on=_unguarded(plan),
            way=way,
            is_round=is_round,
            after_result=after_result,
            after_rebuild=after_rebuild,
            rebuilt_from=rebuilt_from,
            picture=picture,
            moved=moved,
            deaf=deaf,
        )

    def _page(self) -> Page | None:
        page: Any = getattr(self._application.presenter, "page", None)
        return None if page is None else page()

    def _widgets(self) -> dict[str, QWidget]:
        """Everything that is visible and says or does something, by a key of its own."""
        found: dict[str, QWidget] = {}
        for widget in self._window.findChildren(QWidget):
            is_thing = isinstance(widget, QAbstractButton | QLabel | QLineEdit) or _policy(widget)
            if is_thing and widget.isVisibleTo(self._window):
                key = widget.objectName() or type(widget).__name__
                while key in found:
                    key += "'"
                found[key] = widget
        return found

    def _thing(self, key: str, widget: QWidget, picture: Picture) -> Thing:
        rect = _rect_in(self._window, widget)
        interface = QAccessible.queryAccessibleInterface(widget)
        scale = self._application.look.scale
        kind = _kind(widget)
        painted: tuple[str, ...] | None = getattr(widget, "painted", None)
        if painted is None:
            painted = (getattr(widget, "text", str)(),)
        hint = widget.sizeHint()
        # A one-line control is as high as its row; more lines say what they need.
        high = hint.height() if kind is Kind.WORDS or hint.height() > scale.button else scale.line
        em = widget.font().pixelSize() if isinstance(widget, Words) else scale.em
        return Thing(
            key=key,
            kind=kind,
            region=self._region(widget),
            rect=rect,
            name=interface.text(QAccessible.Text.Name),
            role=interface.role().name,
            lines=painted,
            needs=(hint.width(), high),
            em=em,
            line=hint.height() // max(1, len(painted)) if isinstance(widget, Words) else scale.line,
            is_focusable=_policy(widget),
            is_main=key not in _IN_THE_HEADER,
            is_reported_checked=bool(interface.state().checked),
            description=interface.text(QAccessible.Text.Description),
            badge=getattr(getattr(widget, "caption", None), "badge", ""),
            picture=_cut(picture, rect),
        )

    def _moved(self) -> tuple[tuple[str, str], ...]:
        """Let time pass, then the queue go on; what is different then."""
        return (*in_a_minute(self._application), *as_the_queue_goes_on(self._application))

    def _region(self, widget: QWidget) -> Region:
        if widget is self._window.strip:
            return Region.STRIP
        bar = self._window.bar
        return Region.BAR if bar is not None and bar.isAncestorOf(widget) else Region.SCREEN

    def _walk(self, widgets: dict[str, QWidget], things: dict[str, Thing]) -> tuple[tuple[str, ...], bool]:
        """Press Tab until it comes round; note who got the focus and what it looked like."""
        names = {id(widget): key for key, widget in widgets.items()}
        way: list[str] = []
        for _step in range(len(widgets) + _ROUNDS):
            now = self._window.focusWidget()
            key = "" if now is None else names.get(id(now), "")
            if way and key == way[0]:
                return tuple(way), True
            way.append(key)
            if now is None or not key or way[-2:-1] == [key]:
                return tuple(way), False
            thing = things[key]
            things[key] = thing._replace(focused_picture=self._with_focus(thing))
            QApplication.sendEvent(now, _tab())
        return tuple(way), False

    def _with_focus(self, thing: Thing) -> Picture:
        print_of = thing.picture.tobytes() + bytes(str(thing.picture.shape), "ascii")
        if not self._remembers or print_of not in self._focused:
            self._focused[print_of] = self._grab(QRect(*thing.rect))
        return self._focused[print_of]

    def _pressed(self, widget: QWidget) -> Picture | None:
        if not isinstance(widget, QAbstractButton):
            return None
        was_down = widget.isDown()
        widget.setDown(True)
        picture = self._grab(QRect(*_rect_in(self._window, widget)))
        widget.setDown(was_down)
        return picture

    def _deaf(self) -> tuple[str, ...]:
        """Press Page Down on the bar, in the strip, on the first control and in the field, and turn back each time."""
        view = self._window.view
        if not isinstance(view, PageView) or view.page_count < 2:
            return ()
        deaf = []
        for name in ("bar-home", "strip", "block-0", "field"):
            control = self._window.findChild(QWidget, name)
            if control is None or not control.isVisible() or not _policy(control):
                continue
            turn_from = view.page_number
            control.setFocus()
            QApplication.sendEvent(control, QKeyEvent(_PRESS, Qt.Key.Key_PageDown, Qt.KeyboardModifier.NoModifier))
            if view.page_number == turn_from:
                deaf.append(name)
            view.turn(turn_from - view.page_number)
        return tuple(deaf)

    def _read(self, widget: QWidget) -> Picture | None:
        if not isinstance(widget, Words):
            return None
        widget.set_highlighted(is_highlighted=True)
        picture = self._grab(QRect(*_rect_in(self._window, widget)))
        widget.set_highlighted(is_highlighted=False)
        return picture

    def _after_result(self) -> str:
        """What a person who pressed something finds the focus on when the page says what came of it."""
        if self._window.bar is not None:
            self._window.bar.buttons["home"].setFocus()
        self._application.changed(is_result=True)
        return self._focus_key()

    def _after_rebuild(self, widgets: dict[str, QWidget]) -> tuple[str, str]:
        """Put the focus on the last control of the screen and rebuild the window, as every change of a setting does."""
        own = {
            widget.objectName()
            for widget in widgets.values()
            if _policy(widget) and self._region(widget) is Region.SCREEN
        }
        last = next((w for w in reversed(list(widgets.values())) if w.objectName() in own), None)
        if last is None or not last.isVisible():
            return "", self._focus_key()
        name = last.objectName()
        last.setFocus()
        self._application.build_anew()
        return name, self._focus_key()

    def _focus_key(self) -> str:
        focused = self._window.focusWidget()
        return "" if focused is None else focused.objectName() or type(focused).__name__

    def _grab(self, rect: QRect) -> Picture:
        return as_array(self._window.grab(rect).toImage())


def as_array(image: QImage) -> Picture:
    """The picture's pixels as an array of its own."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    height, row = plain.height(), plain.bytesPerLine() // 4
    pixels = np.frombuffer(plain.constBits(), np.uint8).reshape(height, row, 4)
    return np.ascontiguousarray(pixels[:, : plain.width(), 2::-1])


def _rect_in(window: QWidget, widget: QWidget) -> Rect:
    corner = widget.mapTo(window, QPoint(0, 0))
    return Rect(corner.x(), corner.y(), widget.width(), widget.height())


def _cut(picture: Picture, rect: Rect) -> Picture:
    left, top = max(0, rect.x), max(0, rect.y)
    return picture[top : max(top, rect.bottom), left : max(left, rect.x + rect.width)]


def _policy(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def _kind(widget: QWidget) -> Kind:
    if isinstance(widget, QRadioButton):
        return Kind.CHOICE
    if isinstance(widget, SwitchButton):
        return Kind.SWITCH
    if isinstance(widget, QAbstractButton):
        return Kind.PRESS
    return Kind.FIELD if isinstance(widget, QLineEdit) else Kind.WORDS


def _unguarded(page: Page | None) -> frozenset[str]:
    actions = () if page is None else page.actions
    return frozenset(f"action-{index}" for index, action in enumerate(actions) if not action.is_guarded)


def _tab() -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Tab, Qt.KeyboardModifier.NoModifier)
