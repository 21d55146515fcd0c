"""Which trouble leaves it open whether the operator did what was asked. Must not do anything."""

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
    """True where what was sent may well have arrived although no answer came back."""
    return isinstance(problem, Unreachable | ServerFailed | BadAnswer) and not isinstance(problem, _NEVER_LEFT)


def is_answer(problem: ElderclientError) -> bool:
    """True where the operator surely did nothing: it said so, or was not asked at all."""
    return not isinstance(problem, Unreachable | ServerFailed | BadAnswer)
