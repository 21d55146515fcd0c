"""What was kept on this PC is damaged, or its key is gone: the window says so once, what comes next, and goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from elderclient.domain.callbacks import CallbackPhase
from elderclient.domain.errors import StoreDamaged, StoreNewer
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.place import Place
from tests.bench.hand import hand_of
from tests.contract.running_operator import RunningOperator, running_operator

DAMAGED = reaction_to(StoreDamaged())


@pytest.fixture(scope="module")
def operator() -> Iterator[RunningOperator]:
    with running_operator() as operator:
        yield operator


def damage(data: Path) -> None:
    for file in (data / "kept").glob("*.db"):
        file.write_bytes(b"nothing that SQLite knows " * 400)


def lose_the_key(data: Path) -> None:
    for file in (data / "secrets").iterdir():
        file.unlink()


@pytest.mark.parametrize("mishap", [damage, lose_the_key])
@pytest.mark.usefixtures("qapp")
def test_the_window_tells_once_and_goes_on(
    operator: RunningOperator, tmp_path: Path, mishap: Callable[[Path], None]
) -> None:
    hand_of(operator, 0, tmp_path).session.close()
    mishap(tmp_path / "data0")
    hand = hand_of(operator, 0, tmp_path)
    application = hand.session.application
    try:
        message = application.news.message
        assert message is not None
        assert message.sentence == DAMAGED.sentence
        application._on_strip_pressed()
        page = application.presenter.page()  # type: ignore[union-attr]  # the message's presenter has one
        assert [block.sentence for block in page.blocks] == [DAMAGED.sentence.at("problem"), DAMAGED.follow_up]
        assert [action.caption for action in page.actions] == [DAMAGED.caption]
        page.actions[0].press()
        hand.settle()
        for screen in ("home", "bill", "plan"):
            hand.open(Place(screen))
            hand.settle()
            assert not hand.is_still_fetching()
        hand.session.go("call")
        hand.wait_until(lambda: application.calls.phase is CallbackPhase.WAITING)
    finally:
        hand.session.close()
    again = hand_of(operator, 0, tmp_path)
    try:
        message = again.session.application.news.message
        assert message is None or message.sentence != DAMAGED.sentence
    finally:
        again.session.close()


@pytest.mark.usefixtures("qapp")
def test_data_of_a_newer_version_are_left_alone_and_nothing_is_stored(
    operator: RunningOperator, tmp_path: Path
) -> None:
    hand_of(operator, 1, tmp_path).session.close()
    (file,) = (tmp_path / "data1" / "kept").glob("*.db")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 2")
        connection.commit()
    before = file.read_bytes()
    hand = hand_of(operator, 1, tmp_path)
    application = hand.session.application
    newer = reaction_to(StoreNewer())
    try:
        message = application.news.message
        assert message is not None
        assert message.sentence == newer.sentence
        application._on_strip_pressed()
        page = application.presenter.page()  # type: ignore[union-attr]  # the message's presenter has one
        assert [block.sentence for block in page.blocks] == [newer.sentence.at("problem"), newer.follow_up]
        for screen in ("home", "bill", "plan"):
            hand.open(Place(screen))
            hand.settle()
            assert not hand.is_still_fetching()
        hand.session.go("call")
        hand.wait_until(lambda: application.calls.phase is CallbackPhase.WAITING)
    finally:
        hand.session.close()
    assert file.read_bytes() == before
