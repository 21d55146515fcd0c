"""Keys, mouse and pointer set to this person's hands: bounce filter, repeat delay, one-key operation, pointer size.

Must not decide what a press does. UI thread only.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Configuration, Pointer, Scanning
from elderclient.ui.a11y.pressing import ActionGuard, BounceFilter, RepeatDelay

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from elderclient.ui.a11y.input_watch import InputWatch
    from elderclient.ui.a11y.scan_watch import ScanWatch


class Handling:
    """Filters input between ``start`` and ``stop``; ``apply`` takes effect at once, also before ``start``."""

    def __init__(self, guard: ActionGuard, configuration: Configuration) -> None:
        self._guard = guard
        self._bounce = BounceFilter(time.monotonic, configuration.bounce_ms / 1000)
        self._repeat = RepeatDelay(time.monotonic, configuration.repeat_ms / 1000)
        self._wanted = configuration.pointer
        self._shown = Pointer.NORMAL
        self._scanning = configuration.scanning
        self._window: QWidget | None = None
        self._watch: InputWatch | None = None
        self._scan: ScanWatch | None = None

    def start(self, window: QWidget) -> None:
        """Begin to watch ``window``, which is shown; imports what is not needed for the first paint."""
        from elderclient.ui.a11y.input_watch import InputWatch

        self._watch = InputWatch(self._guard, self._bounce, self._repeat)
        self._window = window
        self._watch_window()
        self._show_pointer(self._wanted)

    def apply(self, configuration: Configuration) -> None:
        """Apply the settings of a changed configuration."""
        self._bounce.seconds = configuration.bounce_ms / 1000
        self._repeat.seconds = configuration.repeat_ms / 1000
        self._wanted = configuration.pointer
        if self._watch is not None:
            self._show_pointer(self._wanted)
        if configuration.scanning is not self._scanning:
            self._scanning = configuration.scanning
            self._watch_window()

    def stop(self) -> None:
        """Stop watching, and restore the system's pointer."""
        self._scanning = Scanning.OFF
        self._watch_window()
        if self._watch is not None:
            self._watch.stop()
            self._watch = None
        self._show_pointer(Pointer.NORMAL)

    def _watch_window(self) -> None:
        """Install the filters; Qt calls the last one first, so that tremors are removed before one-key operation."""
        if self._watch is None or self._window is None:
            return
        self._watch.stop()
        if self._scan is not None:
            self._scan.stop()
            self._scan = None
        if self._scanning is not Scanning.OFF:
            from elderclient.ui.a11y.scan_watch import ScanWatch
            from elderclient.ui.a11y.scanning import Scan

            self._scan = ScanWatch(Scan(time.monotonic, self._scanning.value or None), self._window)
        self._watch.start(self._window)

    def _show_pointer(self, pointer: Pointer) -> None:
        if pointer is self._shown:
            return
        from elderclient.ui.a11y.pointer import show_pointer

        self._shown = pointer
        show_pointer(pointer)
