"""Fails a test that logs a warning nobody expected. Qt's own messages are pytest-qt's part (see pyproject.toml).

Owns one log handler per test. Must not change levels or handlers of the client's loggers.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from contextlib import contextmanager


class LogRecorder(logging.Handler):
    """Keeps what was logged at WARNING or above, and what the test said would be."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.lines: list[str] = []
        self.expected: list[re.Pattern[str]] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one record as ``LEVEL logger: text``."""
        self.lines.append(f"{record.levelname} {record.name}: {record.getMessage()}")

    def expect(self, pattern: str) -> None:
        """Say that a line matching this regular expression must be logged during the test, at least once."""
        self.expected.append(re.compile(pattern))

    @contextmanager
    def listening(self) -> Iterator[LogRecorder]:
        """Hear every logger that propagates to the root."""
        root = logging.getLogger()
        root.addHandler(self)
        try:
            yield self
        finally:
            root.removeHandler(self)

    def complaints(self) -> list[str]:
        """What was said unexpectedly, and what was expected but never said."""
        loud = [line for line in self.lines if not any(pattern.search(line) for pattern in self.expected)]
        missing = [
            f"expected but not logged: {pattern.pattern}"
            for pattern in self.expected
            if not any(pattern.search(line) for line in self.lines)
        ]
        return loud + missing
