"""A gateway whose every method goes through one function, made from the gateway's own fields.

So a new port needs no line here, nor in ``deferred`` and ``gateway``, which add something to every call.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from typing import Any

from elderclient.usecases.ports.operator import OperatorGateway

Ask = Callable[[OperatorGateway], Any]
"""One call of one port's method, with its arguments, at the gateway it is given."""


def proxy_gateway(call: Callable[[str, Ask], Any], close: Callable[[], None]) -> OperatorGateway:
    """A gateway that hands every call to ``call``, with the method's name, and closes by ``close``."""
    ports: dict[str, Any] = {
        one.name: _Port(one.name, call)
        for one in fields(OperatorGateway)
        if one.name not in ("has_unique_ids", "close")
    }
    return OperatorGateway(
        **ports,
        has_unique_ids=lambda: bool(call("has_unique_ids", lambda gateway: gateway.has_unique_ids())),
        close=close,
    )


class _Port:
    def __init__(self, name: str, call: Callable[[str, Ask], Any]) -> None:
        self._name = name
        self._call = call

    def __getattr__(self, method: str) -> Callable[..., Any]:
        def invoke(*arguments: Any, **named: Any) -> Any:
            def ask(gateway: OperatorGateway) -> Any:
                return getattr(getattr(gateway, self._name), method)(*arguments, **named)

            return self._call(method, ask)

        return invoke
