"""The kinds of acts, and what the ledger has to know of each. Must not import what sends them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from elderclient.domain.frozen import frozen

ASK_FOR_CALL = "askForCall"
CANCEL_CALL = "cancelCall"
CHANGE_CALL = "changeCall"
REPORT_FRAUD = "reportFraud"
REFUSE_NOTICE = "refuseNotice"
WITHDRAW_CONSENT = "withdrawConsent"
ASK_FOR_COPY = "askForCopy"
ASK_FOR_DELETION = "askForDeletion"
COMPLAIN = "complain"
REPORT_FAULT = "reportFault"
CANCEL_SERVICES = "cancelServices"
CONFIRM_ORDER = "confirmOrder"
STOP_PHONE = "stopPhone"
UNDO_ORDER = "undoOrder"
LIVE = frozenset({CONFIRM_ORDER, STOP_PHONE, UNDO_ORDER})
"""Sent at once or not at all: the use case sends them itself, and looks up what was not answered."""


@frozen
class Kind:
    """One kind of queueable act. ``file``: the module below ``handlers`` that sends it."""

    file: str
    is_repeatable: bool = False
    """Sent twice it is the same act, at any operator."""
    is_sent_in_background: bool = True
    is_shown_later: bool = False
    """It stays in the ledger until the person saw the outcome."""


KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        # Whoever asked for a call may be asked again first, and a refusal has to be shown where the call is.
        ASK_FOR_CALL: Kind("callbacks", is_sent_in_background=False),
        CANCEL_CALL: Kind("callbacks", is_repeatable=True),
        CHANGE_CALL: Kind("callbacks", is_repeatable=True),
        REPORT_FRAUD: Kind("fraud_reports"),
        REFUSE_NOTICE: Kind("notices", is_repeatable=True),
        WITHDRAW_CONSENT: Kind("privacy", is_repeatable=True),
        ASK_FOR_COPY: Kind("privacy", is_repeatable=True),
        ASK_FOR_DELETION: Kind("privacy"),
        COMPLAIN: Kind("complaints"),
        "addToComplaint": Kind("complaints"),
        "escalateComplaint": Kind("complaints"),
        "reopenComplaint": Kind("complaints"),
        "withdrawComplaint": Kind("complaints", is_repeatable=True),
        "rateComplaint": Kind("complaints", is_repeatable=True),
        REPORT_FAULT: Kind("faults"),
        CANCEL_SERVICES: Kind("orders", is_shown_later=True),
    }
)
"""Every queueable kind; a kind of a newer version of this program is not among them, and waits for it."""
