"""What the main tasks cost, as rows of ``docs/main-tasks.md``, and how long it takes to hear what is said in one.

Owns the rows and the measuring of speech. Must not do any task.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tests.e2e.recorded_sound import RATE, reference

TABLE = Path(__file__).resolve().parents[2] / "docs" / "main-tasks.md"
VOICES = {"zh_CN": "cmn-latn-pinyin", "en": "en"}
SPEED = 155
"""espeak-ng's words a minute at the program's normal rate."""


class Row(NamedTuple):
    """One task in one language. ``eye`` and ``ear`` are keys pressed; ``best`` are controls passed in the best order."""

    task: str
    language: str
    eye: int
    ear: int
    seconds: int
    switch: int
    best: int

    @property
    def key(self) -> str:
        """The beginning of its line."""
        return f"| {self.task} | {self.language.partition('_')[0]} |"

    @property
    def line(self) -> str:
        """The row as it stands in the table."""
        ear, switch = self.ear / self.eye, self.switch / self.best
        by_ear = f"{self.ear} | {ear:.1f} | {self.seconds}"
        return f"{self.key} {self.eye} | {by_ear} | {self.switch} | {self.best} | {switch:.1f} |"


def seconds_of(heard: tuple[str, ...], language: str) -> int:
    """Seconds that espeak-ng takes to say all of it at the program's normal rate."""
    texts = [text for text in heard if text.strip()]
    return round(sum(reference(text, speed=SPEED, voice=VOICES[language]).size for text in texts) / RATE)


def put_row(row: Row) -> None:
    """Put the row in the place of the one that is in the table, or behind the last one."""
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    rows = [number for number, line in enumerate(lines) if line.startswith("|")]
    found = next((number for number in rows if lines[number].startswith(row.key)), None)
    if found is None:
        lines.insert(rows[-1] + 1, row.line)
    else:
        lines[found] = row.line
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")
