"""Moving through the screen with one key, as pure calculation with a clock given from outside. Imports no Qt.

Nothing is pressed without a move: the pause begins when the moving key is up, counts once, and only for the control
that move came to. Any other input ends it.
"""

from __future__ import annotations

from elderclient.ui.a11y.pressing import Seconds


class Scan:
    """The control a move came to, and when it is pressed: after ``pause`` seconds, or by another key if ``None``."""

    def __init__(self, now: Seconds, pause: float | None) -> None:
        self._now = now
        self._pause = pause
        self._at: object = None
        self._up_at: float | None = None
        self.is_only_key = True
        """No other input since the last move: then the key moves on even in a text field, which could not be left else."""

    def moved(self, to: object) -> None:
        """Note that the moving key went down and the focus went ``to`` a control; the pause begins at the release."""
        self._at, self._up_at, self.is_only_key = to, None, True

    def released(self) -> None:
        """Note that the moving key went up."""
        if self._at is not None and self._pause is not None:
            self._up_at = self._now()

    def end(self) -> None:
        """End the pause: another key pressed already, or the person left the window."""
        self._at = self._up_at = None

    def stop(self) -> None:
        """End the pause, because the mouse or another key is used."""
        self.end()
        self.is_only_key = False

    def wait(self) -> float | None:
        """Return the seconds until the press, 0 when it is due; ``None`` when nothing will be pressed."""
        if self._up_at is None or self._pause is None:
            return None
        return max(0.0, self._up_at + self._pause - self._now())

    def chooses(self, here: object) -> bool:
        """Return whether to press now: the pause is over with the focus still ``here``. True once after each move."""
        is_meant = self.wait() == 0 and here == self._at
        self._up_at = None
        return is_meant
