"""A deadline for everything a mapping asks while one of its methods runs. Must not know what is asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from elderclient.adapters.operator_api.transport.session import Session

T = TypeVar("T")


def within(session: Session, seconds: float, mapping: T, *, longer: str = "", by: float = 0.0) -> T:
    """``mapping``, each of whose methods has to be answered in ``seconds``; the one called ``longer`` has ``by`` more."""
    return cast("T", _Bounded(session, seconds, mapping, longer, by))


class _Bounded:
    """Stands for a mapping and runs its methods."""

    def __init__(self, session: Session, seconds: float, mapping: object, longer: str, by: float) -> None:
        self._session = session
        self._seconds = seconds
        self._mapping = mapping
        self._longer = longer
        self._by = by

    def __getattr__(self, name: str) -> Callable[..., Any]:
        method = getattr(self._mapping, name)
        seconds = self._seconds + (self._by if name == self._longer else 0.0)

        def ask(*arguments: Any, **named: Any) -> Any:
            with self._session.within(seconds):
                return method(*arguments, **named)

        return ask
