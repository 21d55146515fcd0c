"""Members of the staff: who may be made one, how a password is kept, and what ends when one is disabled."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from elderclient.backend.database.engine import migrate, open_engine, sessions_of
from elderclient.backend.database.models import StaffMember, StaffSession
from elderclient.backend.staff import members
from tests.backend.sample import START

PASSWORD = "seven green lanterns"


@pytest.fixture
def session(tmp_path: Path) -> Iterator[Session]:
    engine = open_engine(f"sqlite:///{tmp_path / 'operator.db'}")
    migrate(engine)
    with sessions_of(engine).begin() as opened:
        yield opened
    engine.dispose()


@pytest.fixture
def chen(session: Session) -> StaffMember:
    return members.add(session, " Chen ", "陈静", members.AGENT, PASSWORD, START)


def signed_in(session: Session, member: StaffMember) -> StaffSession:
    made = StaffSession(token_hash="f" * 64, staff_id=member.id, created_at=START, last_seen_at=START)
    session.add(made)
    session.flush()
    return made


def test_a_member_is_found_by_name_and_password_and_the_password_is_not_kept(
    session: Session, chen: StaffMember
) -> None:
    assert members.find(session, "CHEN") is chen
    assert chen.password_hash.startswith("$argon2id$")
    assert PASSWORD not in chen.password_hash
    assert members.is_password_of(chen, PASSWORD)
    assert not members.is_password_of(chen, PASSWORD.upper())
    assert not members.is_password_of(None, PASSWORD)


def test_who_has_no_password_signs_in_by_none(chen: StaffMember) -> None:
    chen.password_hash = ""
    assert not members.is_password_of(chen, "")
    chen.password_hash = "no hash at all"
    assert not members.is_password_of(chen, "no hash at all")


@pytest.mark.parametrize(
    ("name", "shown", "role", "password", "sentence"),
    [
        ("chen", "陈", members.AGENT, PASSWORD, "already"),
        ("", "陈", members.AGENT, PASSWORD, "sign-in name"),
        ("陈静", "陈", members.AGENT, PASSWORD, "sign-in name"),
        ("l" * 81, "陈", members.AGENT, PASSWORD, "sign-in name"),
        ("li", " ", members.AGENT, PASSWORD, "1 to 80"),
        ("li", "a\nb", members.AGENT, PASSWORD, "1 to 80"),
        ("li", "李", "chief", PASSWORD, "no role chief"),
        ("li", "李", members.CLERK, "short", "too short"),
        ("li", "李", members.CLERK, "x" * 257, "too long"),
        ("li", "李", members.CLERK, "abababababab", "repeats"),
    ],
)
@pytest.mark.usefixtures("chen")
def test_what_no_member_can_have_is_refused_in_a_sentence(
    session: Session, name: str, shown: str, role: str, password: str, sentence: str
) -> None:
    with pytest.raises(members.StaffError, match=sentence):
        members.add(session, name, shown, role, password, START)


def test_a_disabled_member_is_out_at_once_and_may_come_back(session: Session, chen: StaffMember) -> None:
    here = signed_in(session, chen)
    members.disable(session, "chen", START)
    session.refresh(here)
    assert here.revoked_at == START
    assert not members.is_password_of(chen, PASSWORD)
    members.enable(session, "chen")
    assert members.is_password_of(chen, PASSWORD)


def test_role_and_password_change_and_a_new_password_ends_what_the_old_one_opened(
    session: Session, chen: StaffMember
) -> None:
    here = signed_in(session, chen)
    members.change_role(session, "chen", members.SUPERVISOR)
    session.refresh(here)
    assert (chen.role, here.revoked_at) == (members.SUPERVISOR, None)
    members.change_password(session, "chen", "eight blue lanterns", START)
    session.refresh(here)
    assert here.revoked_at == START
    assert members.is_password_of(chen, "eight blue lanterns")
    assert not members.is_password_of(chen, PASSWORD)
    with pytest.raises(members.StaffError, match="no member li"):
        members.change_role(session, "li", members.CLERK)
