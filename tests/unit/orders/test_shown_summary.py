"""The proof of what was shown is the same everywhere, and another one as soon as one word or figure differs."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elderclient.domain.agreements import ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, FullDate, Noun

PRICE = say("It costs {amount} a month.", amount=Money.of("59"))
TERM = say("The contract is for {months}.", months=Count(12, Noun.MONTH))
SHOWN = ShownSummary((PRICE, TERM), Language.CHINESE)


def test_it_never_changes() -> None:
    """Guard the stored format: a fingerprint computed otherwise would not match those of earlier orders."""
    assert SHOWN.fingerprint == "2ca79057fc15ca62764d993a81f555eb3d5884450bc4ef7f33dc22c9676741a0"


@pytest.mark.parametrize(
    "other",
    [
        (TERM, PRICE),
        (PRICE,),
        (say("It costs {amount} a month.", amount=Money.of("59.01")), TERM),
        (say("It costs {amount} a year.", amount=Money.of("59")), TERM),
        (PRICE, say("The contract is for {months}.", months=Count(12, Noun.DAY))),
        (say("It costs {amount} a month.", amount=OperatorText("59")), TERM),
        (say("It costs {amount} a month.", amount=say("an amount")), TERM),
        (say("It costs {amount} a month.", amount=FullDate(date(2026, 1, 1))), TERM),
    ],
)
def test_every_difference_counts(other: tuple[Sentence, ...]) -> None:
    assert ShownSummary(other, Language.CHINESE).fingerprint != SHOWN.fingerprint


def test_so_does_the_language() -> None:
    assert ShownSummary((PRICE, TERM), Language.ENGLISH).fingerprint != SHOWN.fingerprint


def test_anchor_and_short_form_do_not_count() -> None:
    moved = (PRICE.at("price").shortened(say("Price")), replace(TERM, is_secret=True))
    assert ShownSummary(moved, Language.CHINESE).fingerprint == SHOWN.fingerprint


def test_neither_does_how_a_figure_was_written() -> None:
    written = say("It costs {amount} a month.", amount=Money(Decimal("59.000")))
    assert ShownSummary((written, TERM), Language.CHINESE).fingerprint == SHOWN.fingerprint
