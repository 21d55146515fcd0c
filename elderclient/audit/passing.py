"""Lets time pass on a page, by a clock of the audit's own, while nobody presses anything. Must not judge what changes.

Every timer of the window runs out at once, and every animation goes to its end; a minute later the page is what it was.
While a call is waited for the operator has one thing to say by itself: the place in the queue.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractAnimation, QPoint, QTimer
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QWidget

from elderclient.phrases.callbacks import call_status
from elderclient.ui.theme.scale import Rect

if TYPE_CHECKING:
    from elderclient.audit.audited import AuditedApplication
    from elderclient.usecases.ports.clock import Clock

_LATER = timedelta(minutes=1)


class AuditClock:
    """The program's clock, which the audit can put forward."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self.ahead = timedelta()

    def now(self) -> datetime:
        """Aware, as the program's own clock has it, and so much later."""
        return self._clock.now() + self.ahead


class Moment(NamedTuple):
    """What the window shows: for each thing its place and its words, what has the focus, and all pixels."""

    things: dict[str, tuple[Rect, str]]
    focus: str
    picture: bytes


def in_a_minute(application: AuditedApplication) -> Iterator[tuple[str, str]]:
    """Let a minute pass, of the same day: at midnight the date in the strip has to change. What changed, and how."""
    clock = application.clock
    before = _moment(application)
    if (clock.now() + _LATER).date() == clock.now().date():
        clock.ahead = _LATER
    try:
        _run_out(application)
        yield from changes(before, _moment(application))
    finally:
        clock.ahead = timedelta()


def as_the_queue_goes_on(application: AuditedApplication) -> Iterator[tuple[str, str]]:
    """Let the queue go on by one where the page shows it. What changed, and how, apart from what is said there."""
    calls, here = application.calls, application.history.here
    status, callback, was = calls.status, calls.callback, calls.fetched
    place = None if callback is None else callback.queue_position
    if here.screen != "callback" or here.subject or status is None or callback is None or was is None or place is None:
        return
    before = _moment(application)
    # Who is the first already was the second before.
    later = replace(callback, queue_position=place - 1 if place > 1 else place + 1)
    lines = call_status.lines(later, application.clock.now(), application.configuration.number_to_dial)
    calls.fetched = replace(was, value=replace(status, callback=later, lines=lines))
    try:
        application.changed()
        yield from changes(before, _moment(application), may_say=True)
    finally:
        calls.fetched = was
        application.changed()
        # What was replaced is still there for a second, for readers that ask for it.
        _run_out(application)


def _run_out(application: AuditedApplication) -> None:
    window = application.window
    for animation in window.findChildren(QAbstractAnimation):
        if animation.state() is QAbstractAnimation.State.Running:
            animation.setCurrentTime(max(0, animation.totalDuration()))
    for timer in window.findChildren(QTimer):
        if timer.isActive():
            if timer.isSingleShot():
                timer.stop()
            timer.timeout.emit()


def _moment(application: AuditedApplication) -> Moment:
    window = application.window
    things: dict[str, tuple[Rect, str]] = {}
    for widget in window.findChildren(QWidget):
        if isinstance(widget, QAbstractButton | QLabel | QLineEdit) and widget.isVisibleTo(window):
            corner = widget.mapTo(window, QPoint(0, 0))
            rect = Rect(corner.x(), corner.y(), widget.width(), widget.height())
            things[widget.objectName()] = (rect, widget.accessibleName())
    focused = window.focusWidget()
    picture = window.grab().toImage()
    return Moment(things, "" if focused is None else focused.objectName(), bytes(picture.constBits()))


def changes(before: Moment, after: Moment, *, may_say: bool = False) -> Iterator[tuple[str, str]]:
    """What is another between two moments; ``may_say``: a text may say something else, at its place."""
    for key, (rect, words) in before.things.items():
        if key not in after.things:
            yield key, "it vanishes by itself"
            continue
        there, said = after.things[key]
        if there != rect:
            yield key, f"it goes from {tuple(rect)} to {tuple(there)} by itself"
        elif said != words and not may_say:
            yield key, f"it says {said!r} by itself"
    for key in after.things.keys() - before.things.keys():
        yield key, "it appears by itself"
    if before.focus != after.focus:
        yield before.focus, f"the focus goes to {after.focus!r} by itself"
    if before.things == after.things and before.picture != after.picture:
        yield "", "it looks another way by itself"
