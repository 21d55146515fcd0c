"""Telephone numbers as operators and people write them."""

from __future__ import annotations

import pytest

from elderclient.domain.phone import Phone
from elderclient.domain.written_phones import phones_in

WIDE = "".join(chr(ord(digit) + 0xFEE0) for digit in "13800000001")
"""Digits of full width, as Chinese keyboards type them."""
MOBILE, LANDLINE = "13800000001", "02162345678"


@pytest.mark.parametrize(
    ("text", "dialled"),
    [
        *((text, [MOBILE]) for text in ("138 0000 0001", "138-0000-0001", "+86 138-0000-0001", "0086 13800000001")),
        *((text, [MOBILE]) for text in ("8613800000001", "tel:+86-138-0000-0001", "tel:13800000001;phone-context=+86")),
        *((text, [MOBILE]) for text in (WIDE, f"＋８６ {WIDE}", "138\u00a00000\u30000001")),
        *(
            (text, [MOBILE])
            for text in ("013800000001", "手机：13800000001", "13800000001（妈妈）", "13800000001\u202c")
        ),
        *(
            (text, [LANDLINE])
            for text in ("+86 21 6234 5678", "+86 (0)21 6234 5678", "（021）62345678", "8602162345678")
        ),
        ("+86 10 62345678", ["01062345678"]),
        ("010-6234-5678", ["01062345678"]),
        ("86 377 6234567", ["03776234567"]),
        ("+86 400 800 8000", ["4008008000"]),
        ("62345678", ["62345678"]),
        ("0085291234567", ["+85291234567"]),
        ("021-62345678转801", [f"{LANDLINE},801"]),
        ("021-62345678转分机801", [f"{LANDLINE},801"]),
        ("021-62345678 ext. 12", [f"{LANDLINE},12"]),
        ("tel:+862162345678;ext=801", [f"{LANDLINE},801"]),
        ("021-6234-5678-12", [f"{LANDLINE},12"]),
        ("13800000001/02162345678", [MOBILE, LANDLINE]),
        ("13800000001、13800000001；02162345678", [MOBILE, LANDLINE]),
        *(
            (text, [])
            for text in ("", "N/A", "138****0001", "10086", "0000000", "1380000001", "138000000011", "1380000000l")
        ),
    ],
)
def test_a_number_is_dialled_however_it_is_written(text: str, dialled: list[str]) -> None:
    assert [phone.digits for phone in phones_in(text)] == dialled


def test_an_extension_is_apart_from_the_number() -> None:
    phone = Phone("02162345678,801")
    assert (phone.main, phone.extension) == (LANDLINE, "801")
    assert Phone(MOBILE).extension == ""
