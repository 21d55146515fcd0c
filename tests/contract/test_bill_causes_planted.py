"""Known changes planted through the operator's own rating are found again: exactly those, on exactly those lines."""

from __future__ import annotations

from datetime import date

import pytest

from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.change import explain
from elderclient.domain.money import total
from elderclient.domain.sentence import Sentence
from elderclient.usecases.bills.explain_bill import explanation
from tests.backend.bill_pairs import PlantedPair, planted_pairs
from tests.backend.planted_bills import client_bill

TODAY = date(2026, 10, 6)
Finding = tuple[str, int, list[str], list[str]]


def planted(pair: PlantedPair) -> list[Finding]:
    return sorted((each.kind, each.share_fen, sorted(each.before), sorted(each.after)) for each in pair.changes)


def found(pair: PlantedPair) -> list[Finding]:
    change = explain(client_bill(pair.before), client_bill(pair.after))
    assert total([cause.share for cause in change.causes]) == change.difference
    return sorted(
        (
            cause.kind.value,
            int(cause.share.amount * 100),
            sorted(line.id for line in cause.before),
            sorted(line.id for line in cause.after),
        )
        for cause in change.causes
    )


_NOT_OURS = frozenset(
    {
        *(CauseKind.UNEXPLAINED, CauseKind.CAME, CauseKind.GONE, CauseKind.CHANGED, CauseKind.ON_ONE_BILL),
        *(
            CauseKind.TAX,
            CauseKind.BACK_BILLED,
            CauseKind.BACK_BILLED_GONE,
            CauseKind.SEVERAL_MONTHS,
            CauseKind.OTHER_COUNT,
        ),
        # The bill alone does not say it: the product does.
        CauseKind.INTRODUCTION_ENDED,
    }
)
"""Kinds that only the bills of other operators have."""


def test_planted_changes_are_found_on_their_lines() -> None:
    kinds: set[str] = set()
    for pair in planted_pairs(seed=2026, count=300):
        assert found(pair) == planted(pair)
        kinds |= {each.kind for each in pair.changes}
    assert kinds == {kind.value for kind in set(CauseKind) - _NOT_OURS}


@pytest.mark.long
@pytest.mark.parametrize("seed", range(20))
def test_thousands_of_planted_changes_are_found_on_their_lines(seed: int) -> None:
    for pair in planted_pairs(seed=seed, count=500):
        assert found(pair) == planted(pair)


def test_without_changes_there_are_no_causes() -> None:
    for pair in planted_pairs(seed=5, count=100):
        bill = client_bill(pair.after)
        assert explain(bill, bill).causes == ()


def test_what_is_planted_is_told_in_one_sentence_each_with_its_amount() -> None:
    for pair in planted_pairs(seed=9, count=200):
        why = explanation(client_bill(pair.before), client_bill(pair.after), TODAY)
        assert len(why.causes) == len(pair.changes)
        for each in why.causes:
            said = dict(each.sentence.arguments).get("said", each.sentence)
            assert isinstance(said, Sentence)
            by = dict(said.arguments)["by"]
            told = None if each.cause.share.is_zero else abs(each.cause.share)
            assert isinstance(by, Sentence)
            assert dict(by.arguments).get("amount") == told
