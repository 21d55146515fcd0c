"""Plants one defect in the live window, as a careless change of the program would bring it in.

Every mutation names the check that has to find it and can say whether it fits what is shown. Must not judge.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QMenu, QWidget

from elderclient.audit.audited import AuditedApplication
from elderclient.domain.configuration import Language
from elderclient.ui.place import Place, Spot
from elderclient.ui.widgets.bar_row import BarButton
from elderclient.ui.widgets.button import Kind, PressButton
from elderclient.ui.widgets.choice import ChoiceButton
from elderclient.ui.widgets.entry import EntryButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.switch import SwitchButton
from elderclient.ui.widgets.words import Words, takes_focus

FAINT = {"light": "#a8a8a8", "dark": "#4f5254", "black-yellow": "#4a4a30"}
"""About 2.3:1 on each theme's grounds."""


OTHER_INK = {"light": "#8b0000", "dark": "#ffd0d0", "black-yellow": "#b8ff60"}
"""Legible as well, and told from the theme's own ink by colour only."""


class _TabEater(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt calls it so
        if event.type() != QEvent.Type.KeyPress:
            return False
        return event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)  # type: ignore[attr-defined]  # a key event


@dataclass
class Planted:
    """Where a defect was put. ``undo`` ends what would outlive the screen."""

    target: str
    undo: Callable[[], None] = lambda: None


@dataclass(frozen=True)
class Mutation:
    name: str
    found_as: tuple[str, ...]
    plant: Callable[[AuditedApplication, random.Random], Planted | None]


def _pick(application: AuditedApplication, chance: random.Random, *kinds: type[QWidget]) -> Any:
    """A random visible thing of one of these kinds in the screen; None where there is none."""
    view = application.window.view
    assert view is not None
    found = [w for kind in kinds for w in view.findChildren(kind) if w.isVisibleTo(view) and w.objectName() != "title"]
    return chance.choice(found) if found else None


def _on(
    *kinds: type[QWidget], change: Callable[[Any, AuditedApplication], object]
) -> Callable[[AuditedApplication, random.Random], Planted | None]:
    def plant(application: AuditedApplication, chance: random.Random) -> Planted | None:
        widget = _pick(application, chance, *kinds)
        if widget is None:
            return None
        return None if change(widget, application) is False else Planted(widget.objectName())

    return plant


def _on_choices(
    change: Callable[[Any, AuditedApplication], bool],
) -> Callable[[AuditedApplication, random.Random], Any]:
    """A defect of a whole group of choices: it may be told of any of them."""

    def plant(application: AuditedApplication, chance: random.Random) -> Planted | None:
        widget = _pick(application, chance, ChoiceButton)
        return Planted("") if widget is not None and change(widget, application) else None

    return plant


def _renamed(change: Callable[[str], str]) -> Callable[[Any, AuditedApplication], None]:
    return lambda widget, _application: widget.setAccessibleName(change(widget.accessibleName()))


def _faint(widget: Any, application: AuditedApplication) -> bool:
    if isinstance(widget, BarButton):
        return False  # It takes its ink from the theme, not from its palette.
    palette = QPalette(widget.palette())
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        palette.setColor(role, QColor(FAINT[application.configuration.theme.value]))
    widget.setPalette(palette)
    return True


def _faint_while_pressed(widget: Any, application: AuditedApplication) -> bool:
    if not isinstance(widget, PressButton) or widget._kind is Kind.CALL:
        return False  # What calls has one ground whether it is pressed or not.
    palette = widget._look.palette
    look = type(widget._look)
    widget._look = look(
        widget._look.scale,
        palette._replace(pressed_text=FAINT[application.configuration.theme.value]),
        widget._look.icons,
        widget._look.language,
        widget._look.family,
    )
    return True


def _in_other_language(widget: Any, application: AuditedApplication) -> None:
    is_english = application.look.language is Language.ENGLISH
    widget.setAccessibleDescription("第 1 个，共 9 个" if is_english else "1st of 9 items")


def _says_state(widget: Any, _application: AuditedApplication) -> None:
    widget.setAccessibleName(" ".join(widget.painted))


def _strip_called_news(application: AuditedApplication, _chance: random.Random) -> Planted | None:
    strip = application.window.strip
    if strip is None:
        return None
    strip.setAccessibleName("~")
    return Planted("strip")


class _PageDownEater(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002, N802 - Qt calls it so
        is_press = event.type() == QEvent.Type.KeyPress
        return is_press and event.key() == Qt.Key.Key_PageDown  # type: ignore[attr-defined]  # a key event


def _deaf(application: AuditedApplication, _chance: random.Random) -> Planted | None:
    """The whole window: the parts of it are built anew before the key is tried."""
    view = application.window.view
    if not isinstance(view, PageView) or view.page_count < 2:
        return None
    eater = _PageDownEater(application.window)
    application.window.installEventFilter(eater)
    return Planted("", lambda: application.window.removeEventFilter(eater))


def _eats_tab(widget: Any, _application: AuditedApplication) -> None:
    eater = _TabEater(widget)
    widget.installEventFilter(eater)


def _no_ring(widget: Any, _application: AuditedApplication) -> None:
    widget.hasFocus = lambda: False


def _onto_neighbour(widget: Any, application: AuditedApplication) -> None:
    bar = application.window.bar
    assert bar is not None
    widget.move(widget.x(), bar.y() - widget.height() + bar.height() // 2)
    widget.raise_()


def _dotted(widget: Any, _application: AuditedApplication) -> None:
    name = widget.caption.name or widget.accessibleName()
    widget.set_caption(widget.caption._replace(text=widget.caption.text[:1] + "…", name=name))
    if hasattr(widget, "_shape"):
        widget._shape = widget._shape._replace(lines=())


def _wrong_order(application: AuditedApplication, _chance: random.Random) -> Planted | None:
    view = application.window.view
    assert view is not None
    order = [w for w in view.findChildren(QWidget) if w.isVisibleTo(view) and w.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if len(order) < 3:
        return None
    QWidget.setTabOrder(order[-1], order[0])
    QWidget.setTabOrder(order[-2], order[-1])
    QWidget.setTabOrder(order[-1], order[1])
    return Planted("")


def _silent(application: AuditedApplication, _chance: random.Random) -> Planted:
    view: Any = application.window.view
    view.show_again = lambda **_more: None
    return Planted("")


def _nowhere(application: AuditedApplication, _chance: random.Random) -> Planted:
    view: Any = application.window.view

    def clear() -> None:
        focused = application.window.focusWidget()
        if focused is not None:
            focused.clearFocus()

    view.arrive = clear
    return Planted("")


def _loses_focus(application: AuditedApplication, _chance: random.Random) -> Planted:
    window: Any = application.window

    def lose(_spot: Spot) -> None:
        focused = window.focusWidget()
        if focused is not None:
            focused.clearFocus()

    window.return_to = lose

    def undo() -> None:
        del window.return_to

    return Planted("", undo)


def _arrives_on_action(application: AuditedApplication, chance: random.Random) -> Planted | None:
    button = _pick(application, chance, PressButton)
    view: Any = application.window.view
    if button is None or not button.objectName().startswith(("action", "tile", "block")):
        return None
    unguarded = button.objectName().startswith("action") and button._guard is None
    if unguarded:
        return None
    view.arrive = button.setFocus
    return Planted(button.objectName())


def _choices(widget: Any) -> list[ChoiceButton]:
    """Those on the page; none where there is not one chosen and one not chosen."""
    found = [one for one in widget.parentWidget().findChildren(ChoiceButton) if one.isVisible()]
    return found if len({one.isChecked() for one in found}) == 2 else []


def _unreported(widget: Any, _application: AuditedApplication) -> bool:
    choices = _choices(widget)
    for choice in choices:
        choice.setAutoExclusive(False)
        # Unheard: a choice that hears of it says what stands again.
        choice.blockSignals(True)
        choice.setChecked(False)
        choice.blockSignals(False)
        choice.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        choice.setAutoExclusive(True)
    return bool(choices)


class _OnlyColour:
    """Chosen and not chosen as red and green of one lightness, and no mark."""

    def __init__(self, widget: Any) -> None:
        self._widget = widget

    def __call__(self, _event: QPaintEvent) -> None:
        painter = QPainter(self._widget)
        painter.fillRect(self._widget.rect(), QColor("#7a1f1f" if self._widget.isChecked() else "#1f4a1f"))
        painter.setPen(QColor("#ffffff"))
        painter.setFont(self._widget._look.font(bold=True, em=self._widget._em()))
        painter.drawText(self._widget.rect(), int(Qt.AlignmentFlag.AlignCenter), self._widget._text)
        painter.end()


def _only_colour(widget: Any, _application: AuditedApplication) -> bool:
    choices: list[Any] = [*_choices(widget)]
    for choice in choices:
        choice.paintEvent = _OnlyColour(choice)
    return bool(choices)


def _on_first_words(application: AuditedApplication, _chance: random.Random) -> Planted | None:
    view = application.window.view
    assert view is not None
    words: Any = next((one for one in view.findChildren(Words) if takes_focus(one)), None)
    if words is None:
        return None

    theme, ink = application.configuration.theme.value, words._look.colour("text")

    def colour(*, is_highlighted: bool) -> None:
        palette = QPalette(words.palette())
        palette.setColor(QPalette.ColorRole.WindowText, QColor(OTHER_INK[theme]) if is_highlighted else ink)
        words.setPalette(palette)

    words.set_highlighted = colour
    return Planted(words.objectName())


def _by_itself(change: Callable[[Any], object]) -> Callable[[Any, AuditedApplication], None]:
    """Change it again and again without a press, each time a timer runs out."""

    def plant(widget: Any, _application: AuditedApplication) -> None:
        timer = QTimer(widget)
        timer.timeout.connect(lambda: change(widget))
        timer.start(60_000)

    return plant


def _count(widget: Any) -> None:
    widget.setAccessibleName(f"{widget.accessibleName()} 9")


def _unsaid_badge(widget: Any, _application: AuditedApplication) -> bool:
    """A badge of its own: those of home go when the audit has looked at what they count."""
    number = "97"
    if number in widget.accessibleName():
        return False
    widget.caption = widget.caption._replace(badge=number)
    return True


def _queue_that_pushes(application: AuditedApplication, _chance: random.Random) -> Planted | None:
    """Every change of the page moves what is below."""
    calls, view = application.calls, application.window.view
    is_shown = application.history.here == Place("callback") and calls.callback is not None
    if not is_shown or calls.callback is None or calls.callback.queue_position is None or view is None:
        return None
    again: Any = view.show_again

    def lower(**more: bool) -> None:
        again(**more)
        for words in view.findChildren(Words):
            words.move(words.x(), words.y() + 4)

    pushed: Any = view
    pushed.show_again = lower
    return Planted("")


def _small(widget: Any, _application: AuditedApplication) -> None:
    font = widget.font()
    font.setPixelSize(16)
    widget.setFont(font)


def _long(widget: Any, _application: AuditedApplication) -> None:
    widget._lines = ("字" * 60,)


def _edgeless(widget: Any, _application: AuditedApplication) -> bool:
    if not isinstance(widget, PressButton) or widget._kind is Kind.CALL or widget.objectName() == "strip":
        return False
    look = widget._look
    ground = look.palette.window
    bare = look.palette._replace(border=ground, button=ground, bar_button=ground)
    widget._look = type(look)(look.scale, bare, look.icons, look.language, look.family)
    return True


def _covered(widget: Any, application: AuditedApplication) -> None:
    """The ring is painted last, and as thick as a letter."""
    painted, theme = widget.paintEvent, application.configuration.theme.value

    def paint(event: QPaintEvent) -> None:
        painted(event)
        if widget.hasFocus():
            painter = QPainter(widget)
            painter.fillRect(0, 0, widget.width(), widget.height() // 2, QColor(FAINT[theme]))
            painter.end()

    widget.paintEvent = paint


def _promised_one_page(application: AuditedApplication, _chance: random.Random) -> Planted | None:
    view, presenter = application.window.view, application.presenter
    page: Any = getattr(presenter, "page", None)
    if not isinstance(view, PageView) or view.page_count < 2 or page is None or application._is_stretched:
        return None
    promising: Any = presenter
    promising.page = lambda: page()._replace(is_one_page=True)

    def undo() -> None:
        del promising.page

    return Planted("", undo)


ANY = (PressButton, ChoiceButton, Words)
PRESSED = (PressButton, ChoiceButton)
MUTATIONS = (
    Mutation("unnamed control", ("unnamed",), _on(PressButton, change=_renamed(lambda _name: ""))),
    Mutation("only a role for a name", ("bare-role",), _on(*PRESSED, change=_renamed(lambda _name: "按钮"))),
    Mutation("class for a name", ("bare-role",), _on(*PRESSED, change=_renamed(lambda _name: "QPushButton"))),
    Mutation("mnemonic debris", ("mnemonic",), _on(*PRESSED, change=_renamed(lambda name: f"{name}(&Q)"))),
    Mutation("name repeats its role", ("role-twice",), _on(*PRESSED, change=_renamed(lambda name: f"{name} 按钮"))),
    Mutation("lying name", ("lying-name",), _on(*ANY, change=_renamed(lambda _name: "祝您愉快"))),
    Mutation("text of 2.3:1", ("faint-text",), _on(Words, PressButton, change=_faint)),
    Mutation("text that fades while pressed", ("faint-pressed",), _on(PressButton, change=_faint_while_pressed)),
    Mutation(
        "place in another language", ("other-language",), _on(ChoiceButton, EntryButton, change=_in_other_language)
    ),
    Mutation("state said twice", ("state-twice",), _on(SwitchButton, change=_says_state)),
    Mutation("strip that hides its news", ("lying-name",), _strip_called_news),
    Mutation("Page Down dead", ("dead-keys",), _deaf),
    Mutation("target of 20 px", ("small-target",), _on(*PRESSED, change=lambda w, _a: w.resize(w.width(), 20))),
    Mutation(
        "clipped label",
        ("clipped",),
        _on(*ANY, change=lambda w, _a: w.resize(w.sizeHint().width() * 3 // 5, w.height())),
    ),
    Mutation(
        "half a line", ("half-line", "clipped"), _on(Words, change=lambda w, _a: w.resize(w.width(), w.height() // 2))
    ),
    Mutation("caption ends in dots", ("elided",), _on(PressButton, change=_dotted)),
    Mutation("control over another", ("overlapping",), _on(*ANY, change=_onto_neighbour)),
    Mutation("control out of the window", ("outside",), _on(*ANY, change=lambda w, _a: w.move(-30, w.y()))),
    Mutation("wrong order", ("out-of-order",), _wrong_order),
    Mutation("focus trap", ("trapped",), _on(*PRESSED, change=_eats_tab)),
    Mutation(
        "out of reach of Tab",
        ("unreachable",),
        _on(*PRESSED, change=lambda w, _a: w.setFocusPolicy(Qt.FocusPolicy.ClickFocus)),
    ),
    Mutation("focus not shown", ("unseen-focus",), _on(*ANY, change=_no_ring)),
    Mutation("focus lost on arrival", ("lost-focus",), _nowhere),
    Mutation("focus arrives on an action", ("lost-focus",), _arrives_on_action),
    Mutation("focus lost in rebuilding", ("lost-focus",), _loses_focus),
    Mutation("wrong role", ("wrong-role",), _on(PressButton, change=lambda w, _a: w.setMenu(QMenu(w)))),
    Mutation("chosen, not reported", ("unreported-state",), _on_choices(_unreported)),
    Mutation("silent result", ("silent-result",), _silent),
    Mutation(
        "creeping control", ("moves-by-itself",), _on(*ANY, change=_by_itself(lambda w: w.move(w.x() + 2, w.y())))
    ),
    Mutation("blinking control", ("moves-by-itself",), _on(*ANY, change=_by_itself(lambda w: w.setVisible(False)))),
    Mutation("countdown", ("moves-by-itself",), _on(*ANY, change=_by_itself(_count))),
    Mutation("queue that pushes the page", ("moves-by-itself",), _queue_that_pushes),
    Mutation("badge for eyes only", ("badge-unsaid",), _on(PressButton, change=_unsaid_badge)),
    Mutation(
        "name for a description",
        ("description-astray",),
        _on(EntryButton, change=lambda w, _a: w.setAccessibleDescription(w.accessibleName())),
    ),
    Mutation("letters of 16 dp", ("small-text",), _on(Words, change=_small)),
    Mutation("line of 60 characters", ("long-line",), _on(Words, change=_long)),
    Mutation("control without an edge", ("faint-edge",), _on(PressButton, change=_edgeless)),
    Mutation("letters under the ring", ("ring-on-letters",), _on(Words, change=_covered)),
    Mutation("more pages than promised", ("pages-apart",), _promised_one_page),
    Mutation("chosen by colour only", ("colour-alone",), _on_choices(_only_colour)),
    Mutation("being read by colour only", ("colour-alone",), _on_first_words),
)
