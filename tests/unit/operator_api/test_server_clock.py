"""The clock that follows the operator, and the dates of HTTP."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from elderclient.adapters.operator_api.transport.clock import ServerClock, http_date


def test_the_clock_follows_the_operator() -> None:
    local = datetime(2026, 11, 23, 1, 0, tzinfo=UTC).timestamp()
    clock = ServerClock(local=lambda: local)
    clock.saw("Mon, 23 Nov 2026 01:00:01 GMT")
    assert clock.offset.total_seconds() == 0
    clock.saw("Mon, 23 Nov 2026 03:00:00 GMT")
    assert clock.now().isoformat() == "2026-11-23T11:00:00.500000+08:00"
    clock.saw("yesterday")
    clock.saw(None)
    assert clock.offset.total_seconds() == 7200.5


@pytest.mark.parametrize("text", [None, "", "soon", "Mon, 99 Nov 2026 01:00:00 GMT"])
def test_what_is_no_http_date(text: str | None) -> None:
    assert http_date(text) is None
