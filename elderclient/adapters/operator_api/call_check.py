"""Our own ``callCheck`` endpoint: whether the operator is calling this customer right now."""

from __future__ import annotations

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.domain.callbacks import CallCheck, CallKind, CheckedCall
from elderclient.domain.errors import NotFound


def check_call(api: Api) -> CheckedCall:
    """Live. UNKNOWN where the server has no such endpoint or says anything else than the two certain answers."""
    try:
        record = api.get_alone("callCheck")
    except NotFound:
        return CheckedCall(CallCheck.UNKNOWN)
    try:
        check = CallCheck(record.text("state"))
    except ValueError:
        return CheckedCall(CallCheck.UNKNOWN)
    try:
        return CheckedCall(check, CallKind(record.text("kind")))
    except ValueError:
        # A server that does not say who calls knows callbacks only, or a kind we have no words for.
        return CheckedCall(check, CallKind.SERVICE if record.text("kind") else CallKind.CALLBACK)
