"""What was kept on this PC is damaged, or its key is gone: the window says so once, what comes next, and goes on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from elderclient.domain.callbacks import CallbackPhase
from elderclient.domain.errors import StoreDamaged, StoreNewer
from elderclient.phrases.shell.trouble import Reaction, reaction_to
from elderclient.ui.flow.presenting import Action
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from tests.bench.hand import Hand, hand_of
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


def assert_told(application: Application, reaction: Reaction) -> tuple[Action, ...]:
    """The strip says it, and its page, whose actions are returned, says what happens next."""
    message = application.news.message
    assert message is not None
    assert message.sentence == reaction.sentence
    application._on_strip_pressed()
    page = application.presenter.page()  # type: ignore[union-attr]  # the message's presenter has one
    assert [block.sentence for block in page.blocks] == [reaction.sentence.at("problem"), reaction.follow_up]
    return tuple(page.actions)


def assert_works(hand: Hand) -> None:
    """Pages are answered, and a call can be asked for."""
    application = hand.session.application
    for screen in ("home", "bill", "plan"):
        hand.open(Place(screen))
        hand.settle()
        assert not hand.is_still_fetching()
    hand.session.go("call")
    hand.wait_until(lambda: application.calls.phase is CallbackPhase.WAITING)


@pytest.mark.parametrize("mishap", [damage, lose_the_key])
@pytest.mark.usefixtures("qapp")
def test_the_window_tells_once_and_goes_on(
    operator: RunningOperator, tmp_path: Path, mishap: Callable[[Path], None]
) -> None:
    hand_of(operator, 0, tmp_path).session.close()
    mishap(tmp_path / "data0")
    hand = hand_of(operator, 0, tmp_path)
    try:
        (action,) = assert_told(hand.session.application, DAMAGED)
        assert action.caption == DAMAGED.caption
        action.press()
        hand.settle()
        assert_works(hand)
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
    try:
        assert_told(hand.session.application, reaction_to(StoreNewer()))
        assert_works(hand)
    finally:
        hand.session.close()
    assert file.read_bytes() == before
