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
BOOK_VISIT = "bookVisit"
MOVE_VISIT = "moveVisit"
CANCEL_VISIT = "cancelVisit"
WITHDRAW_FAULT = "withdrawFault"
ACCEPT_NOTICE = "acceptNotice"
GIVE_CONSENT = "giveConsent"
DRAFT_ORDER = "draftOrder"
LOOKED_UP_ELSEWHERE = frozenset({CONFIRM_ORDER, STOP_PHONE, UNDO_ORDER})
"""Orders made at once: their use case sends them, and ``look_up_orders`` finds out what became of them."""

ENDINGS = frozenset({CANCEL_CALL, CANCEL_VISIT, WITHDRAW_FAULT, WITHDRAW_CONSENT, "withdrawComplaint"})
"""Acts that end something, so that the person counts on its being over."""


@frozen
class Kind:
    """One kind of act. ``file``: the module below ``handlers`` that sends it and looks it up."""

    file: str
    is_repeatable: bool = False
    """Sent twice it is the same act, at any operator."""
    is_sent_in_background: bool = True
    is_shown_later: bool = False
    """It stays in the ledger until the person saw the outcome."""
    is_live: bool = False
    """Sent at once or not at all, by its use case, and never again: what was not answered is only looked up."""


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
        BOOK_VISIT: Kind("visits", is_live=True),
        MOVE_VISIT: Kind("visits", is_live=True),
        CANCEL_VISIT: Kind("visits", is_live=True),
        WITHDRAW_FAULT: Kind("faults", is_live=True),
        ACCEPT_NOTICE: Kind("notices", is_live=True),
        GIVE_CONSENT: Kind("privacy", is_live=True),
        # Only ever here to be taken back: it was to bind nobody, and may be an order all the same.
        DRAFT_ORDER: Kind("orders", is_live=True),
    }
)
"""Every kind that the ledger looks up itself. A kind of a newer version of this program waits for that version."""
