"""How keys, mouse and pointer answer to this person's hands: bounce filter, repeat delay and the pointer's size.

Must not decide what a press does. UI thread only.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Configuration, Pointer
from elderclient.ui.a11y.pressing import ActionGuard, BounceFilter, RepeatDelay

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from elderclient.ui.a11y.input_watch import InputWatch


class Handling:
    """Works between ``start`` and ``stop``; ``apply`` takes effect at once, also before ``start``."""

    def __init__(self, guard: ActionGuard, configuration: Configuration) -> None:
        self._guard = guard
        self._bounce = BounceFilter(time.monotonic, configuration.bounce_ms / 1000)
        self._repeat = RepeatDelay(time.monotonic, configuration.repeat_ms / 1000)
        self._wanted = configuration.pointer
        self._shown = Pointer.NORMAL
        self._watch: InputWatch | None = None

    def start(self, window: QWidget) -> None:
        """Begin to watch ``window``, which is shown; imports what is not needed for the first paint."""
        from elderclient.ui.a11y.input_watch import InputWatch

        self._watch = InputWatch(self._guard, self._bounce, self._repeat)
        self._watch.start(window)
        self._show_pointer(self._wanted)

    def apply(self, configuration: Configuration) -> None:
        """The person changed a setting."""
        self._bounce.seconds = configuration.bounce_ms / 1000
        self._repeat.seconds = configuration.repeat_ms / 1000
        self._wanted = configuration.pointer
        if self._watch is not None:
            self._show_pointer(self._wanted)

    def stop(self) -> None:
        """Watch no longer, and give the system's pointer back."""
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        self._show_pointer(Pointer.NORMAL)

    def _show_pointer(self, pointer: Pointer) -> None:
        if pointer is self._shown:
            return
        from elderclient.ui.a11y.pointer import show_pointer

        self._shown = pointer
        show_pointer(pointer)
