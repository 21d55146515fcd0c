"""Which errors leave it open whether the operator did what was asked. Must not do anything."""

from __future__ import annotations

from elderclient.domain.errors import (
    BadAnswer,
    CaptivePortal,
    ElderclientError,
    NoNetwork,
    ProxyFailed,
    ServerFailed,
    Unreachable,
)

_NEVER_LEFT = (NoNetwork, ProxyFailed, CaptivePortal)


def is_lost(problem: ElderclientError) -> bool:
    """Return whether a request may have arrived although there was no answer."""
    return isinstance(problem, Unreachable | ServerFailed | BadAnswer) and not isinstance(problem, _NEVER_LEFT)


def is_answer(problem: ElderclientError) -> bool:
    """Return whether the operator certainly did nothing: it said so, or was never reached."""
    return not isinstance(problem, Unreachable | ServerFailed | BadAnswer)
