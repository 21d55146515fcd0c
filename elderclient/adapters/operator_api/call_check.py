"""Our own ``callCheck`` endpoint: whether the operator is calling this customer right now."""

from __future__ import annotations

from elderclient.adapters.operator_api.api import Api
from elderclient.domain.callback import CallCheck
from elderclient.domain.errors import NotFound


def check_call(api: Api) -> CallCheck:
    """Live. UNKNOWN where the server has no such endpoint or says anything else than the two certain answers."""
    try:
        record = api.get_alone("callCheck")
    except NotFound:
        return CallCheck.UNKNOWN
    try:
        return CallCheck(record.text("state"))
    except ValueError:
        return CallCheck.UNKNOWN
