"""Moving through the screen with one key, as pure reckoning with a clock given from outside. Imports no Qt.

Nothing is chosen unless somebody moved: the pause begins when the moving key is up, counts once, and only for what that
move came to. Whatever else is pressed ends it.
"""

from __future__ import annotations

from elderclient.ui.a11y.pressing import Seconds


class Scan:
    """What a move came to, and when it is chosen: after ``pause`` seconds, or by another key where that is ``None``."""

    def __init__(self, now: Seconds, pause: float | None) -> None:
        self._now = now
        self._pause = pause
        self._at: object = None
        self._up_at: float | None = None
        self.is_only_key = True
        """Nothing else was used since: the key goes on even where it would write, or nobody could leave a text field."""

    def moved(self, to: object) -> None:
        """The moving key went down and the focus came ``to`` something; how long the key is held does not count."""
        self._at, self._up_at, self.is_only_key = to, None, True

    def released(self) -> None:
        """The moving key went up."""
        if self._at is not None and self._pause is not None:
            self._up_at = self._now()

    def end(self) -> None:
        """Another key chose already, or the person left the window: the pause chooses nothing."""
        self._at = self._up_at = None

    def stop(self) -> None:
        """The person uses the mouse or other keys."""
        self.end()
        self.is_only_key = False

    def wait(self) -> float | None:
        """Seconds until the choice, 0 when it is due; ``None`` when nothing will be chosen."""
        if self._up_at is None or self._pause is None:
            return None
        return max(0.0, self._up_at + self._pause - self._now())

    def chooses(self, here: object) -> bool:
        """The pause is over, and the focus is still ``here`` where the move came to. Asked once: then a move has to come."""
        is_meant = self.wait() == 0 and here == self._at
        self._up_at = None
        return is_meant
