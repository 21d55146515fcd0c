"""What a screen reader is told on every screen: names, roles, and where the focus is on arrival."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QWidget

from elderclient.domain.configuration import Configuration, Language
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.theme.scale import LEAST_TARGET
from elderclient.ui.widgets.words import Words
from tests.fakes.desk_application import Bench

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
PLACES = (
    "home", "more", "callback", "caller_check", "caller_check/report", "message", "settings/size", "help",
    "first_run", "not_set_up", "privacy", "privacy/uses", "privacy/delete/sure",
)  # fmt: skip
ROLE_WORDS = ("button", "label", "按钮", "标签")


def go(one: Bench, name: str) -> None:
    screen, _slash, subject = name.partition("/")
    one.application.emit(GoTo(Place(screen, subject)))


def is_idle(application: Application) -> bool:
    return application.tasks.is_idle


def controls(window: QWidget) -> list[QWidget]:
    return [
        widget
        for widget in window.findChildren(QWidget)
        if widget.isVisibleTo(window) and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]


@pytest.mark.parametrize("name", PLACES)
@pytest.mark.parametrize("language", list(Language))
def test_every_control_has_a_name_a_role_and_a_size(bench: Make, until: Until, language: Language, name: str) -> None:
    one = bench(configuration=Configuration(language=language))
    application = one.open()
    until(lambda: application.tasks.is_idle)
    go(one, name)
    until(lambda: application.tasks.is_idle)
    found = controls(application.window)
    assert len(found) >= 5
    for control in found:
        interface = QAccessible.queryAccessibleInterface(control)
        text = interface.text(QAccessible.Text.Name)
        assert text.strip(), control.objectName()
        assert "&" not in text
        assert not any(text.lower().endswith(f" {word}") for word in ROLE_WORDS)
        is_pressed = isinstance(control, QAbstractButton)
        roles = (
            (QAccessible.Role.Button, QAccessible.Role.RadioButton, QAccessible.Role.CheckBox)
            if is_pressed
            else (QAccessible.Role.StaticText,)
        )
        assert interface.role() in roles
        if is_pressed:
            assert control.height() >= LEAST_TARGET
            assert control.width() >= LEAST_TARGET


@pytest.mark.parametrize(
    "name", ["home", "callback", "caller_check", "caller_check/report", "message", "settings/size"]
)
def test_on_arrival_the_focus_is_on_the_first_sentence(bench: Make, until: Until, name: str) -> None:
    one = bench()
    application = one.open()
    until(lambda: application.tasks.is_idle)
    go(one, name)
    until(lambda: application.tasks.is_idle)
    focused = application.window.focusWidget()
    assert isinstance(focused, Words)
    first = min(
        (words for words in controls(application.window) if isinstance(words, Words)), key=lambda words: words.y()
    )
    assert focused is first


@pytest.mark.parametrize("name", PLACES)
def test_nothing_on_a_screen_overlaps_or_hangs_out(bench: Make, until: Until, name: str) -> None:
    for points, window in ((36, (800, 600)), (18, (1366, 768)), (26, (911, 440))):
        one = bench(configuration=Configuration(text_size=points), width=window[0], height=window[1])
        application = one.open()
        until(partial(is_idle, application))
        go(one, name)
        until(partial(is_idle, application))
        rects: list[QRect] = []
        for control in controls(application.window):
            rect = control.rect().translated(control.mapTo(application.window, control.rect().topLeft()))
            assert application.window.rect().contains(rect), control.objectName()
            assert not any(rect.intersects(other) for other in rects), control.objectName()
            rects.append(rect)
