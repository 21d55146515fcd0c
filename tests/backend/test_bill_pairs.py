"""The planted pairs are what they say: every difference is planted, once, and the same for the same seed."""

from collections import Counter

from elderclient.domain.bills.cause import CauseKind
from elderclient.domain.bills.change import explain
from tests.backend.bill_pairs import planted_pairs
from tests.backend.planted_bills import client_bill
from tests.backend.planted_changes import PLANTERS


def test_planted_changes_make_up_the_whole_difference() -> None:
    for pair in planted_pairs(seed=3, count=400):
        assert 1 <= len(pair.changes) <= 3
        assert sum(each.share_fen for each in pair.changes) == pair.after.amount_fen - pair.before.amount_fen
        touched = [identifier for each in pair.changes for identifier in (*each.before, *each.after)]
        assert len(touched) == len(set(touched))
        assert all(each.share_fen for each in pair.changes if each.kind != "price and quantity")


FOREIGN = {
    *("unexplained", "came", "gone", "changed", "on one bill", "tax", "several months"),
    *("back-billed", "back-billed gone", "introduction ended", "other count"),
}
"""What our own operator's lines never lead to; other operators' bills do (tests/contract/test_foreign_bills.py)."""


def test_every_kind_is_planted_and_the_client_knows_it() -> None:
    kinds = Counter(each.kind for pair in planted_pairs(seed=1, count=500) for each in pair.changes)
    assert set(kinds) == set(PLANTERS)
    assert set(kinds) == {kind.value for kind in CauseKind} - FOREIGN
    assert min(kinds.values()) >= 10


def test_the_same_seed_gives_the_same_pairs() -> None:
    assert list(planted_pairs(seed=7, count=20)) == list(planted_pairs(seed=7, count=20))
    assert list(planted_pairs(seed=7, count=20)) != list(planted_pairs(seed=8, count=20))


def test_the_client_finds_exactly_the_planted_changes() -> None:
    for pair in planted_pairs(seed=11, count=400):
        change = explain(client_bill(pair.before), client_bill(pair.after))
        found = sorted(
            (cause.kind.value, int(cause.share.amount * 100), len(cause.before), len(cause.after))
            for cause in change.causes
        )
        planted = sorted((each.kind, each.share_fen, len(each.before), len(each.after)) for each in pair.changes)
        assert found == planted, pair
