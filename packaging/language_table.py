"""Keeps ``docs/language.csv``: every sentence in both languages, and what its two readers said of it.

Neither reader wrote the sentences: one reads the Chinese, as plain Mandarin is spoken to old people, and one the English.
A verdict begins with "fine" or "changed"; an empty one means that the sentence was not read as it is now. ``update``
takes the sentences from the catalogue, keeps the verdict of each that is the same as when it was read, and empties the
others. ``unread`` lists what is still to be read, and ends with 1 where there is anything.

Usage: python packaging/language_table.py update | unread
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path
from typing import NamedTuple

from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
CHINESE = ROOT / "assets" / "translations" / "zh_CN.po"
TABLE = ROOT / "docs" / "language.csv"
HEAD = ("context", "English", "Chinese", "reader of Mandarin", "reader of English")


class Row(NamedTuple):
    """A sentence and the verdicts of its two readers; ``context`` keeps apart what is the same in English."""

    context: str
    english: str
    chinese: str
    on_chinese: str = ""
    on_english: str = ""


def sentences() -> list[Row]:
    """Return the sentences of the catalogue, sorted by their English, without verdicts."""
    with CHINESE.open("rb") as file:
        catalog = read_po(file, locale="zh_CN")
    found = [Row(each.context or "", str(each.id), str(each.string)) for each in catalog if each.id]
    return sorted(found, key=lambda row: (row.english, row.context))


def read_table(path: Path = TABLE) -> list[Row]:
    """Return the rows of the table; none where it does not exist."""
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [Row(*cells) for cells in list(csv.reader(file))[1:]]


def with_verdicts(now: list[Row], before: list[Row]) -> list[Row]:
    """Return ``now`` with the verdicts of ``before``; of a Chinese sentence only where it is what was read."""
    known = {(row.context, row.english): row for row in before}
    rows = []
    for row in now:
        old = known.get((row.context, row.english))
        if old is not None:
            on_chinese = old.on_chinese if old.chinese == row.chinese else ""
            row = row._replace(on_chinese=on_chinese, on_english=old.on_english)
        rows.append(row)
    return rows


def write_table(rows: list[Row], path: Path = TABLE) -> None:
    """Write the table, one row for every sentence."""
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([HEAD, *rows])


def main() -> int:
    """Run one command; 1 where ``unread`` found something."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("command", choices=("update", "unread"))
    command = parser.parse_args().command
    rows = with_verdicts(sentences(), read_table())
    if command == "update":
        write_table(rows)
        return 0
    unread = [
        f"{reader}: {text!r}\n"
        for row in rows
        for reader, verdict, text in (
            ("Chinese", row.on_chinese, row.chinese),
            ("English", row.on_english, row.english),
        )
        if not verdict
    ]
    sys.stdout.write("".join(unread))
    return 1 if unread else 0


if __name__ == "__main__":
    sys.exit(main())
