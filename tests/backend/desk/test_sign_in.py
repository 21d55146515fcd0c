"""Signing in with a name and a password: who gets in, how often one may try, and when a session ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import SignInAttempt, StaffSession, Ticket
from elderclient.backend.staff import members, sessions
from elderclient.backend.staff.sign_in import (
    MOST_OF_ADDRESS,
    MOST_OF_NAME,
    WINDOW,
    SignIn,
    TooManyAttemptsError,
    WrongNameOrPasswordError,
)
from tests.backend.sample import START, fill

NAME, PASSWORD, HERE = "li.na", "a quiet green teapot", "192.0.2.7"
SECRET = "a secret that only this test knows, 0123456789"


@pytest.fixture
def writing(tmp_path: Path) -> Iterator[sessionmaker[Session]]:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    writing = sessions_of(engine)
    with writing.begin() as session:
        members.add(session, NAME, "李娜", "agent", PASSWORD, START)
    yield writing
    engine.dispose()


@pytest.fixture
def sign_in(writing: sessionmaker[Session]) -> SignIn:
    return SignIn(writing, SECRET)


def _who(writing: sessionmaker[Session], token: str, later: timedelta = timedelta()) -> str | None:
    with writing() as session:
        found = sessions.find(session, token, SECRET, START + later)
        return None if found is None else found.name


def test_the_right_password_opens_a_session_that_is_stored_only_as_a_hash(
    writing: sessionmaker[Session], sign_in: SignIn
) -> None:
    token = sign_in.sign_in(f"  {NAME.upper()} ", PASSWORD, HERE, START)
    assert _who(writing, token) == "李娜"
    assert _who(writing, token + "x") is None
    with writing() as session:
        assert token not in session.scalars(select(StaffSession.token_hash)).all()
        assert session.scalars(select(SignInAttempt.has_succeeded)).all() == [True]


@pytest.mark.parametrize(("name", "password"), [(NAME, "a quiet red teapot"), ("nobody", PASSWORD), ("", "")])
def test_a_wrong_name_and_a_wrong_password_are_refused_alike(sign_in: SignIn, name: str, password: str) -> None:
    with pytest.raises(WrongNameOrPasswordError):
        sign_in.sign_in(name, password, HERE, START)


def test_after_some_failures_a_name_has_to_wait_and_then_gets_in(sign_in: SignIn) -> None:
    for _ in range(MOST_OF_NAME):
        with pytest.raises(WrongNameOrPasswordError):
            sign_in.sign_in(NAME, "wrong", HERE, START)
    for _ in range(3):  # What is refused does not make the wait longer.
        with pytest.raises(TooManyAttemptsError) as refused:
            sign_in.sign_in(NAME, PASSWORD, HERE, START + timedelta(minutes=5))
        assert refused.value.minutes == 10
    assert sign_in.sign_in(NAME, PASSWORD, HERE, START + WINDOW)


def test_one_address_cannot_go_on_guessing_other_names(writing: sessionmaker[Session], sign_in: SignIn) -> None:
    with writing.begin() as session:
        session.add_all(
            SignInAttempt(sign_in_name=f"name-{number}", address=HERE, has_succeeded=False, tried_at=START)
            for number in range(MOST_OF_ADDRESS)
        )
    with pytest.raises(TooManyAttemptsError):
        sign_in.sign_in(NAME, PASSWORD, HERE, START)
    assert sign_in.sign_in(NAME, PASSWORD, "192.0.2.8", START)


def test_a_session_ends_by_idleness_by_the_length_of_a_day_and_by_hand(
    writing: sessionmaker[Session], sign_in: SignIn
) -> None:
    token = sign_in.sign_in(NAME, PASSWORD, HERE, START)
    assert _who(writing, token, sessions.IDLE - timedelta(seconds=1)) == "李娜"
    assert _who(writing, token, sessions.IDLE) is None
    with writing.begin() as session:
        found = sessions.find(session, token, SECRET, START)
        assert found is not None
        for minutes in range(0, 600, 20):
            sessions.seen(session, found.token_hash, START + timedelta(minutes=minutes))
    assert _who(writing, token, sessions.LONGEST - timedelta(minutes=1)) == "李娜"
    assert _who(writing, token, sessions.LONGEST) is None
    with writing.begin() as session:
        sessions.end(session, found.token_hash, START)
    assert _who(writing, token) is None


def test_nobody_is_signed_out_by_idleness_with_a_call_in_hand(writing: sessionmaker[Session], sign_in: SignIn) -> None:
    token = sign_in.sign_in(NAME, PASSWORD, HERE, START)
    with writing.begin() as session:
        fill(session)
        member = members.find(session, NAME)
        assert member is not None
        session.add(
            Ticket(
                id="held",
                customer_id="A",
                ticket_type="callbackRequest",
                phase="talking",
                created_at=START,
                updated_at=START,
                holder_id=member.id,
            )
        )
    assert _who(writing, token, timedelta(hours=2)) == "李娜"
    with writing.begin() as session:
        session.get_one(Ticket, "held").phase = "served"
    assert _who(writing, token, timedelta(hours=2)) is None


def test_whoever_is_disabled_is_out_at_once(writing: sessionmaker[Session], sign_in: SignIn) -> None:
    token = sign_in.sign_in(NAME, PASSWORD, HERE, START)
    with writing.begin() as session:
        members.disable(session, NAME, START)
    assert _who(writing, token) is None
    with pytest.raises(WrongNameOrPasswordError):
        sign_in.sign_in(NAME, PASSWORD, HERE, START)


def test_a_form_of_another_session_is_none_of_ours() -> None:
    token = sessions.form_token("mine", SECRET)
    assert sessions.is_form_token(token, "mine", SECRET)
    assert not sessions.is_form_token(token, "yours", SECRET)
    assert not sessions.is_form_token("", "mine", SECRET)
    assert not sessions.is_form_token("\udc80ü", "mine", SECRET)
