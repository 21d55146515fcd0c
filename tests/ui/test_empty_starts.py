"""Starts on empty data folders: whichever stage comes first, today's sentence is told."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from elderclient.app import session
from tests.bench.hand import Hand, hand_of
from tests.contract.running_operator import RunningOperator, running_operator

STARTS = 4


@pytest.fixture(scope="module")
def operator() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


def _has_everything(hand: Hand) -> bool:
    return not hand.is_still_fetching()


@pytest.mark.parametrize("patience", [0, 1000], ids=["the operator comes first", "what is kept comes first"])
@pytest.mark.usefixtures("qapp")
def test_todays_sentence_is_told(
    operator: RunningOperator, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, patience: int
) -> None:
    monkeypatch.setattr(session, "_RECALL_MS", patience)
    for start in range(STARTS):
        folder = tmp_path / str(start)
        folder.mkdir()
        hand = hand_of(operator, start, folder)
        try:
            hand.wait_until(partial(_has_everything, hand))
        finally:
            hand.session.close()
