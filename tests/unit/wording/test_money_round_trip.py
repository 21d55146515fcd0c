"""Amounts survive being spoken: independent parsers hear the words and find the same fen, for every amount."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.sentence import say
from elderclient.wording import spoken

ZH_DIGIT = {character: index for index, character in enumerate("零一二三四五六七八九")} | {"两": 2}
SMALL = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen"
TEENS = "sixteen seventeen eighteen nineteen"
TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
EN = {word: value for value, word in enumerate(f"{SMALL} {TEENS}".split())} | {
    word: 20 + 10 * place for place, word in enumerate(TENS.split())
}


def hear_chinese_number(words: str) -> int:
    for name, size in (("亿", 10**8), ("万", 10**4), ("千", 1000), ("百", 100), ("十", 10)):
        head, found, rest = words.rpartition(name)
        if found:
            return (hear_chinese_number(head) if head.strip("零") else 1) * size + hear_chinese_number(rest)
    bare = words.lstrip("零")
    assert len(bare) <= 1, f"{words} is no number"
    return ZH_DIGIT[bare] if bare else 0


def hear_chinese(words: str) -> int:
    sign = -1 if words.startswith("退回") else 1
    fen = 0
    rest = words.removeprefix("退回")
    for name, size in (("元", 100), ("角", 10), ("分", 1)):
        head, found, tail = rest.partition(name)
        if found:
            fen += hear_chinese_number(head) * size
            rest = tail
    assert rest == ""
    return sign * fen


def hear_english_number(words: str) -> int:
    total = part = 0
    for word in words.replace("-", " ").replace(" and ", " ").split():
        if word == "hundred":
            part *= 100
        elif word in {"thousand", "million"}:
            total += part * (1000 if word == "thousand" else 10**6)
            part = 0
        else:
            part += EN[word]
    return total + part


def hear_english(words: str) -> int:
    sign = -1 if words.endswith(" back") else 1
    yuan, found, rest = words.removesuffix(" back").partition(" yuan")
    if not found:
        return sign * hear_english_number(words.removesuffix(" back").removesuffix(" fen"))
    fen = hear_english_number(rest.removeprefix(" and ").removesuffix(" fen")) if rest else 0
    return sign * (hear_english_number(yuan) * 100 + fen)


def say_amount(fen: int, language: Language) -> str:
    return spoken(say("{amount}", amount=Money(Decimal(fen) / 100)), language)


def test_every_amount_below_a_thousand_is_heard_as_it_is() -> None:
    wrong = [
        fen
        for fen in range(100_000)
        if hear_chinese(say_amount(fen, Language.CHINESE)) != fen
        or hear_english(say_amount(fen, Language.ENGLISH)) != fen
    ]
    assert wrong == []


def test_no_two_amounts_sound_alike() -> None:
    for language in Language:
        assert len({say_amount(fen, language) for fen in range(100_000)}) == 100_000


@given(st.integers(min_value=-(10**11), max_value=10**11))
def test_large_amounts_and_credits_are_heard_as_they_are(fen: int) -> None:
    assert hear_chinese(say_amount(fen, Language.CHINESE)) == fen
    if abs(fen) < 10**11:
        assert hear_english(say_amount(fen, Language.ENGLISH)) == fen
