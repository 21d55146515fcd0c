"""Names with rare characters are written by the program's own font, whatever fonts the system has."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont, QRawFont

RARE = ("喆堃犇昇頔", "𬭛𫖮𪩘𦈡𠙶", "𫗧𬣞𬜬𬱖𫘦")
"""Of people; the latter two lie beyond the first plane of Unicode."""


@pytest.mark.parametrize("name", RARE)
@pytest.mark.parametrize("weight", [QFont.Weight.Normal, QFont.Weight.Bold])
def test_every_character_has_a_glyph_of_its_own(family: str, name: str, weight: QFont.Weight) -> None:
    font = QRawFont.fromFont(QFont(family, 20, weight))
    assert font.familyName() == family
    assert [character for character in name if not font.supportsCharacter(ord(character))] == []
