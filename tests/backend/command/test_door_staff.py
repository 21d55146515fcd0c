"""Members of the staff by the command line; a password is typed or piped, and is no argument."""

from __future__ import annotations

import os
import pty
import subprocess
import sys

import pytest
from sqlalchemy.orm import Session

from elderclient.backend.database.engine import sessions_of
from elderclient.backend.database.models import StaffMember
from elderclient.backend.staff import members
from tests.backend.command.command_line import SECONDS, CommandLine

PASSWORD = "seven green lanterns"


def kept(session: Session, name: str) -> StaffMember:
    """The member that was stored."""
    found = members.find(session, name)
    assert found is not None
    return found


def test_a_member_is_added_promoted_disabled_and_let_in_again(ready: CommandLine) -> None:
    told = ready.done("staff", "add", "chen", "--role", "agent", "--display-name", "陈静", typed=f"{PASSWORD}\nmore\n")
    assert told == "chen (陈静): agent\n"
    assert ready.done("staff", "role", "chen", "supervisor") == "chen (陈静): supervisor\n"
    assert "disabled since" in ready.done("staff", "disable", "chen")
    assert ready.done("staff", "enable", "chen") == "chen (陈静): supervisor\n"
    ready.done("staff", "add", "an", "--role", "clerk", typed=PASSWORD)
    assert ready.done("staff", "list") == "an (an): clerk\nchen (陈静): supervisor\n"
    with ready.engine() as engine, sessions_of(engine)() as session:
        assert members.is_password_of(kept(session, "chen"), PASSWORD)
    ready.done("staff", "password", "chen", typed="eight blue lanterns\n")
    with ready.engine() as engine, sessions_of(engine)() as session:
        assert members.is_password_of(kept(session, "chen"), "eight blue lanterns")


@pytest.mark.parametrize(
    ("arguments", "typed", "sentence"),
    [
        (("add", "chen", "--role", "chief"), PASSWORD, "chief"),
        (("add", "chen"), PASSWORD, "--role"),
        (("add", "chen", "--role", "agent"), "short\n", "too short"),
        (("add", "chen", "--role", "agent"), "", "too short"),
        (("add", "chen", "--role", "agent", "--password", PASSWORD), "", "unrecognized"),
        (("role", "li", "agent"), "", "no member li"),
        (("disable", "li"), "", "no member li"),
    ],
)
def test_what_cannot_be_done_is_said_and_nobody_is_added(
    ready: CommandLine, arguments: tuple[str, ...], typed: str, sentence: str
) -> None:
    answer = ready.run("staff", *arguments, typed=typed)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err
    assert "Traceback" not in answer.err
    assert ready.done("staff", "list") == ""


@pytest.mark.parametrize(("again", "code", "shown"), [(PASSWORD, 0, "chen (chen): agent"), ("other", 2, "differ")])
def test_at_a_terminal_it_is_asked_for_twice_and_not_shown(
    ready: CommandLine, again: str, code: int, shown: str
) -> None:
    ours, theirs = pty.openpty()
    words = ["staff", "add", "chen", "--role", "agent", "--config", str(ready.config)]
    with subprocess.Popen(
        [sys.executable, "-m", "elderclient.backend", *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
    ) as process:
        os.close(theirs)
        seen = _until(ours, "Password: ")
        os.write(ours, f"{PASSWORD}\n".encode())
        seen += _until(ours, "again: ")
        os.write(ours, f"{again}\n".encode())
        seen += _until(ours, shown)
        assert process.wait(SECONDS) == code
    os.close(ours)
    assert PASSWORD not in seen


def _until(terminal: int, words: str) -> str:
    """What is shown up to these words."""
    seen = ""
    while words not in seen:
        read = os.read(terminal, 4096)
        assert read, seen
        seen += read.decode()
    return seen
