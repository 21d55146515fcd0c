"""Writes how the characters of GB 2312 are read: for searching, for names in an English sentence, and for their tones.

Development only (needs pypinyin, whose data is under the MIT licence). ``syllables_zh.py`` and ``rare_syllables_zh.py``
have each character under its most usual syllable without tone; ``fourth_tones.py`` those whose tone is the fourth.

Usage: python packaging/make_syllables.py [--check]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import Style, lazy_pinyin

PROGRAM = Path(__file__).resolve().parent.parent / "elderclient"
INFORMATION = PROGRAM / "domain" / "information"
TARGET = INFORMATION / "syllables_zh.py"
RARE = INFORMATION / "rare_syllables_zh.py"
TONES = PROGRAM / "adapters" / "speech" / "fourth_tones.py"
FIRST_ROW, LAST_ROW = 16, 55
"""Rows of GB 2312 that hold the common characters."""
LAST_RARE_ROW = 87
LINE = 58
"""Characters a line, most of them as wide as two."""
HEADER = '''"""How the common Chinese characters are spelt without tones, made by ``packaging/make_syllables.py``.

Must not be edited by hand; a test compares the two. The spellings come from pypinyin (MIT licence).
"""

from collections.abc import Mapping
from types import MappingProxyType

CHARACTERS: Mapping[str, str] = MappingProxyType(
    {
'''
FOOTER = "    }\n)\n"
RARE_HEADER = '''"""How the rarer Chinese characters are spelt without tones, made by ``packaging/make_syllables.py``.

Must not be edited by hand; a test compares the two. The spellings come from pypinyin (MIT licence).
"""

SYLLABLES = (
'''
TONES_HEADER = '''"""The characters whose usual tone is the fourth, made by ``packaging/make_syllables.py``.

Must not be edited by hand; a test compares the two. The tones come from pypinyin (MIT licence).
"""

CHARACTERS = frozenset(
'''


def characters(first_row: int, last_row: int) -> str:
    """The characters of these rows, in the standard's order."""
    found = []
    for row in range(first_row, last_row + 1):
        for cell in range(1, 95):
            try:
                found.append(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return "".join(found)


def spelt(signs: str) -> dict[str, str]:
    """The characters of ``signs`` under each syllable, in the order of the alphabet."""
    found: dict[str, list[str]] = defaultdict(list)
    for character in signs:
        found[lazy_pinyin(character)[0]].append(character)
    return {
        syllable: "".join(found[syllable]) for syllable in sorted(found) if syllable.isascii() and syllable.isalpha()
    }


def common_module(signs: str) -> str:
    """The text of the module that searching reads."""
    return HEADER + "".join(f'        "{syllable}": "{found}",\n' for syllable, found in spelt(signs).items()) + FOOTER


def rare_module(signs: str) -> str:
    """The text of the module of the rarer characters: each syllable in front of its characters, in one string."""
    return RARE_HEADER + _lines("".join(f"{syllable}{found}" for syllable, found in spelt(signs).items()))


def tones_module(signs: str) -> str:
    """The text of the module of the fourth tone."""
    return TONES_HEADER + _lines("".join(one for one in signs if lazy_pinyin(one, style=Style.TONE3)[0].endswith("4")))


def _lines(signs: str) -> str:
    parts = (signs[start : start + LINE] for start in range(0, len(signs), LINE))
    return "".join(f'    "{part}"\n' for part in parts) + ")\n"


def modules() -> dict[Path, str]:
    """The text of each module by its place."""
    common, rest = characters(FIRST_ROW, LAST_ROW), characters(LAST_ROW + 1, LAST_RARE_ROW)
    return {TARGET: common_module(common), RARE: rare_module(rest), TONES: tones_module(common + rest)}


def main() -> int:
    """Write the modules, or compare with ``--check``; 1 where they differ."""
    texts = modules()
    if "--check" in sys.argv[1:]:
        return 0 if all(place.read_text(encoding="utf-8") == text for place, text in texts.items()) else 1
    for place, text in texts.items():
        place.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
