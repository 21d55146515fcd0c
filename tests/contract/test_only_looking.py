"""A gateway that only looks reads everything and changes nothing: what an audit of a real operator goes through."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.domain.callbacks import CallbackWish, Reason
from elderclient.domain.errors import Unreachable
from elderclient.usecases.ports.operator import OperatorGateway
from tests.contract.running_operator import RunningOperator, running_operator
from tests.contract.test_faults import Tokens


@pytest.fixture(scope="module")
def backend() -> Iterator[RunningOperator]:
    with running_operator("--no-agents") as operator:
        yield operator


def gateway_of(backend: RunningOperator, *, is_read_only: bool) -> OperatorGateway:
    tokens = Tokens(backend.token(1))
    return open_gateway(backend.url, tokens, ServerClock(), profiles=REFERENCE, is_read_only=is_read_only)


def test_reading_works_and_nothing_is_changed(backend: RunningOperator) -> None:
    looking, usual = (gateway_of(backend, is_read_only=only) for only in (True, False))
    customer = looking.customers.customer()
    wish = CallbackWish("only-looking", customer.numbers[0], Reason("home"), datetime.now(UTC))
    with pytest.raises(Unreachable):
        looking.callbacks.place_callback(wish)
    notice = next(one for one in looking.notices.newest_notices() if not one.is_read)
    with pytest.raises(Unreachable):
        looking.notices.mark_notice_read(notice.id)
    assert looking.billing.bills()
    assert usual.callbacks.find_callback() is None
    assert notice in usual.notices.newest_notices()
    looking.close()
    usual.close()


def test_the_audit_of_an_operator_by_its_address_leaves_no_trace_there(
    backend: RunningOperator, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text(backend.token(2), encoding="utf-8")
    command = [sys.executable, "-m", "elderclient", "audit", "--operator", backend.url, "--token-file", str(token)]
    done = subprocess.run(
        [*command, "--only", "callback", "--out", tmp_path / "report"],
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 findings" in done.stdout
    assert (tmp_path / "report" / "report.html").exists()
    usual = open_gateway(backend.url, Tokens(backend.token(2)), ServerClock(), profiles=REFERENCE)
    assert usual.callbacks.find_callback() is None
    usual.close()
