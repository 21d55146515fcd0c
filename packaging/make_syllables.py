"""Writes ``elderclient/domain/information/syllables_zh.py``: how the common Chinese characters are spelt, for searching.

Development only (needs pypinyin, whose data is under the MIT licence). Characters are the 3,755 common ones of GB 2312,
each under its most usual syllable without tone.

Usage: python packaging/make_syllables.py [--check]
"""

from __future__ import annotations

import sys
from collections import defaultdict
from pathlib import Path

from pypinyin import lazy_pinyin

TARGET = Path(__file__).resolve().parent.parent / "elderclient" / "domain" / "information" / "syllables_zh.py"
FIRST_ROW, LAST_ROW = 16, 55
"""Rows of GB 2312 that hold the common characters."""
HEADER = '''"""How the common Chinese characters are spelt without tones, made by ``packaging/make_syllables.py``.

Must not be edited by hand; a test compares the two. The spellings come from pypinyin (MIT licence).
"""

from collections.abc import Mapping
from types import MappingProxyType

CHARACTERS: Mapping[str, str] = MappingProxyType(
    {
'''
FOOTER = "    }\n)\n"


def common_characters() -> str:
    """The characters of the first level, in the standard's order."""
    found = []
    for row in range(FIRST_ROW, LAST_ROW + 1):
        for cell in range(1, 95):
            try:
                found.append(bytes((0xA0 + row, 0xA0 + cell)).decode("gb2312"))
            except UnicodeDecodeError:
                continue
    return "".join(found)


def module() -> str:
    """The text of the module."""
    spelt: dict[str, list[str]] = defaultdict(list)
    for character in common_characters():
        spelt[lazy_pinyin(character)[0]].append(character)
    lines = (f'        "{syllable}": "{"".join(spelt[syllable])}",\n' for syllable in sorted(spelt))
    return HEADER + "".join(lines) + FOOTER


def main() -> int:
    """Write the module, or compare with ``--check``; 1 where they differ."""
    text = module()
    if "--check" in sys.argv[1:]:
        return 0 if TARGET.read_text(encoding="utf-8") == text else 1
    TARGET.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
