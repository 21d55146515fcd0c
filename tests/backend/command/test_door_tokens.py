"""A token lets its customer in, for as long as it was issued; nobody else, and no longer than it was not revoked."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from elderclient.backend.auth.tokens import issue
from elderclient.backend.database.engine import sessions_of
from elderclient.backend.database.models import AccessToken
from tests.backend.command.command_line import CommandLine
from tests.backend.sample import SECRET, START, SampleOperator
from tests.contract.checked_client import CheckedClient

ONESELF = "/tmf-api/party/v5/individual"


def test_an_issued_token_lets_in_until_it_is_revoked(ready: CommandLine) -> None:
    token = ready.done("token", "issue", "A", "--days", "30").strip()
    assert len(token) >= 40
    with ready.engine() as engine, sessions_of(engine)() as session:
        (kept,) = session.scalars(select(AccessToken))
        assert token not in kept.token_hash
        assert kept.expires_at is not None
        assert (kept.expires_at - kept.created_at).days == 30
    with ready.running("serve"), ready.client(token) as client:
        assert [one["id"] for one in client.get(ONESELF).json()] == ["A"]
        assert ready.done("token", "revoke", "B") == "0 tokens of B were ended.\n"
        assert client.get(ONESELF).status_code == 200
        assert ready.done("token", "revoke", "A") == "1 tokens of A were ended.\n"
        assert client.get(ONESELF).status_code == 401
    assert ready.done("token", "revoke", "A") == "0 tokens of A were ended.\n"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("issue", "C", "--days", "30"), "There is no customer C."),
        (("issue", "A", "--days", "0"), "--days is 1 to 3660."),
        (("issue", "A", "--days", "3661"), "--days is 1 to 3660."),
        (("issue", "A"), "--days"),
        (("revoke", "C"), "There is no customer C."),
    ],
)
def test_what_no_token_is_issued_for(ready: CommandLine, arguments: tuple[str, ...], sentence: str) -> None:
    answer = ready.run("token", *arguments)
    assert (answer.code, answer.out) == (2, "")
    assert sentence in answer.err


def test_a_token_is_refused_from_the_moment_it_expires(served: SampleOperator) -> None:
    with served.operator.writing.begin() as session:
        token = issue(session, "A", SECRET, START, days=2)
    with CheckedClient(served.url, token) as client:
        served.clock.advance(days=2, seconds=-1)
        assert client.get(ONESELF).status_code == 200
        served.clock.advance(seconds=1)
        assert client.get(ONESELF).status_code == 401
    assert served.elder.get(ONESELF).status_code == 200
