"""The real operator as the client starts it: a child process with demo data, reached over real HTTP."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from tests.contract.checked_client import CheckedClient

GOODBYE_SECONDS = 20


@dataclass(frozen=True)
class RunningOperator:
    """A started operator: where it is, whose tokens there are, and the token of the hand on the agent."""

    url: str
    customers: tuple[dict[str, str], ...]
    admin: str
    process: subprocess.Popen[str]

    def token(self, customer: int = 0) -> str:
        """The token of the n-th demo customer."""
        return self.customers[customer]["token"]

    def client(self, customer: int | None = 0) -> CheckedClient:
        """A checked client of the n-th demo customer, or of nobody; use it in a ``with``."""
        return CheckedClient(self.url, None if customer is None else self.token(customer))

    def agent(self, action: str, ticket_id: str, text: str = "") -> dict[str, Any]:
        """Move one callback by hand: ``take``, ``dial``, ``answer``, ``miss``, ``close``, or ``write`` a ``text``."""
        return self._move("agent", {"action": action, "ticketId": ticket_id, "text": text})

    def outgoing(self, action: str, kind: str = "service", customer: int = 0) -> dict[str, Any]:
        """A technician or the service does ``call`` or ``hangUp``."""
        wanted = {"action": action, "kind": kind, "customerId": self.customers[customer]["id"]}
        return self._move("outgoing", wanted)

    def _move(self, what: str, wanted: dict[str, str]) -> dict[str, Any]:
        with CheckedClient(self.url, self.admin) as hand:
            answer = hand.post(f"/elderclient/v1/demo/{what}", wanted)
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


@contextmanager
def running_operator(*arguments: str, has_agents: bool = False) -> Iterator[RunningOperator]:
    """Start ``python -m elderclient.backend --demo`` and end it by closing its standard input."""
    command = [sys.executable, "-m", "elderclient.backend", "--demo", *arguments]
    if not has_agents:
        command.append("--no-agents")
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        line = process.stdout.readline()
        assert line, f"the operator did not start: exit code {process.wait(GOODBYE_SECONDS)}"
        told = json.loads(line)
        yield RunningOperator(told["url"], tuple(told["customers"]), told["admin"], process)
    finally:
        process.stdin.close()
        try:
            process.wait(GOODBYE_SECONDS)
        finally:
            process.kill()
            process.wait()
            process.stdout.close()
