"""Who uses a PC, and the code that keeps glances out."""

from __future__ import annotations

import pytest

from elderclient.domain.accounts.household import Code, Household, Member

WANG, LI = Member("demo#1", "王奶奶"), Member("demo#2", "李爷爷")


def test_one_person_without_a_code_is_not_asked() -> None:
    assert not Household().has_to_be_asked
    assert not Household((WANG,)).has_to_be_asked
    assert Household((WANG, LI)).has_to_be_asked
    assert Household((WANG,)).with_code(WANG.key, Code.of("4711")).has_to_be_asked


def test_who_comes_again_keeps_the_place() -> None:
    household = Household((WANG, LI)).including(Member(WANG.key, "王阿姨"))
    assert [member.name for member in household.members] == ["王阿姨", "李爷爷"]
    assert household.without(WANG.key).members == (LI,)
    assert household.member("unknown") is None


def test_a_code_is_stored_so_that_it_cannot_be_read_back() -> None:
    code, same = Code.of("4711"), Code.of("4711")
    assert code.is_right("4711")
    assert not code.is_right("4712")
    assert not code.is_right("")
    assert code != same
    assert "'4711'" not in repr(code), "as a value; four digits in a row are in many a digest"


@pytest.mark.parametrize("digits", ["", "123", "12345", "12a4", "１２３４", " 123"])
def test_only_four_digits_are_a_code(digits: str) -> None:
    with pytest.raises(ValueError, match="four digits"):
        Code.of(digits)
    assert not Code.of("0000").is_right(digits)
