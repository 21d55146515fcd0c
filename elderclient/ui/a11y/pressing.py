"""Forgiving presses, as pure calculation with a clock given from outside: guard on actions, bounce filter, repeat delay.

Guard: after a screen change action buttons take nothing for 0.8 s and until all keys and buttons are up. Bounce filter:
the same key or mouse button pressed again within 0.4 s of its release is a tremor, not meant. Repeat delay: a key that is
held down counts once until the chosen time has gone. Imports no Qt.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable

GUARD_SECONDS = 0.8
RELEASE_MARGIN = 24
"""A release so many dp outside a control still counts, unless it is over another control."""

Seconds = Callable[[], float]


class ActionGuard:
    """Closed after ``arm`` until 0.8 s have gone and, after that, everything has been up at least once."""

    def __init__(self, now: Seconds) -> None:
        self._now = now
        self._closed_until: float | None = None
        self._held: set[Hashable] = set()
        self._touched = now()

    def arm(self) -> None:
        """Close the guard, because the screen changed."""
        self._closed_until = self._now() + GUARD_SECONDS

    def is_open(self) -> bool:
        """Return whether actions may be pressed now."""
        self._look()
        return self._closed_until is None

    def pressed(self, what: Hashable) -> None:
        """Note that this key or button went down."""
        self._look()
        self._held.add(what)
        self._touched = self._now()

    def released(self, what: Hashable) -> None:
        """Note that this key or button went up."""
        self._held.discard(what)
        self._touched = self._now()
        self._look()

    def forget(self) -> None:
        """Forget pressed keys: the window lost the keyboard, and releases will not be seen."""
        self._held.clear()

    def idle_seconds(self) -> float:
        """Return the seconds since a key or button was touched; 0 while one is held down."""
        return 0.0 if self._held else self._now() - self._touched

    def _look(self) -> None:
        if self._closed_until is not None and not self._held and self._now() >= self._closed_until:
            self._closed_until = None


class BounceFilter:
    """Separates presses from tremors. ``seconds`` may be changed at any time (0 switches it off)."""

    def __init__(self, now: Seconds, seconds: float) -> None:
        self._now = now
        self.seconds = seconds
        self._up_at: dict[Hashable, float] = {}
        self._ignored: set[Hashable] = set()

    def takes_press(self, what: Hashable) -> bool:
        """Return whether this press is meant. An ignored press and its release start the waiting time again."""
        last = self._up_at.get(what)
        if last is not None and self._now() - last < self.seconds:
            self._ignored.add(what)
            return False
        return True

    def takes_release(self, what: Hashable) -> bool:
        """Return whether this release belongs to a press that was meant."""
        self._up_at[what] = self._now()
        if what in self._ignored:
            self._ignored.discard(what)
            return False
        return True


class RepeatDelay:
    """Lets a held key repeat only after ``seconds``, which may be changed at any time (0: it never repeats)."""

    def __init__(self, now: Seconds, seconds: float) -> None:
        self._now = now
        self.seconds = seconds
        self._down_at: dict[Hashable, float] = {}

    def pressed(self, what: Hashable) -> None:
        """Note that a key went down (no repetition)."""
        self._down_at[what] = self._now()

    def released(self, what: Hashable) -> None:
        """Note that this key went up."""
        self._down_at.pop(what, None)

    def takes_repeat(self, what: Hashable) -> bool:
        """Return whether this repetition is meant. For a key whose press was not seen, time starts now."""
        began = self._down_at.setdefault(what, self._now())
        return self.seconds > 0 and self._now() - began >= self.seconds

    def forget(self) -> None:
        """Forget pressed keys: the window lost the keyboard, and releases will not be seen."""
        self._down_at.clear()
