"""Objects looked up by their ids at servers that do not filter, or answer with something else."""

from __future__ import annotations

from typing import Any

import pytest

from elderclient.adapters.operator_api.resources.references import by_id
from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import ApiProfile
from elderclient.adapters.operator_api.transport.session import Request, Response
from tests.fakes.in_memory_operator import InMemory

OFFERING = "productOffering"
OFFERINGS = [{"id": name, "name": name} for name in ("a", "b", "c")]


class Counting(InMemory):
    """Counts what is asked for. ``alone``: what it answers to every question for one object."""

    def __init__(self, offerings: list[dict[str, Any]], alone: str | None = None) -> None:
        super().__init__({OFFERING: offerings})
        self.requests: list[str] = []
        self._alone = alone

    def send(self, request: Request) -> Response:
        self.requests.append(request.path)
        if self._alone is not None and not request.path.endswith(OFFERING):
            return Response(200, {}, self._alone.encode(), is_plain_http=True)
        return super().send(request)


def looked_up(session: InMemory, *wanted: str) -> dict[str, str]:
    api = Api(session, ApiProfile("/c"), ServerClock(), 1.0)  # type: ignore[arg-type]  # a session in memory
    return {key: record.text("name") for key, record in by_id(api, OFFERING, wanted).items()}


def test_one_request_is_enough_where_all_are_found() -> None:
    session = Counting(OFFERINGS)
    assert looked_up(session, "a", "c") == {"a": "a", "c": "c"}
    assert len(session.requests) == 1


@pytest.mark.parametrize("wanted", [["x"], [f"x{number}" for number in range(30)]])
def test_what_comes_under_another_id_is_not_taken_and_asked_for_no_further(wanted: list[str]) -> None:
    session = Counting([], '{"id": "other", "name": "other"}')
    assert looked_up(session, *wanted) == {}
    assert len([path for path in session.requests if not path.endswith(OFFERING)]) == 1


def test_an_answer_without_an_id_is_what_was_asked_for() -> None:
    assert looked_up(Counting([], '{"name": "mine"}'), "x") == {"x": "mine"}


def test_what_a_list_leaves_out_is_asked_for_alone() -> None:
    session = Counting([], '{"id": "x", "name": "mine"}')
    assert looked_up(session, "x") == {"x": "mine"}
