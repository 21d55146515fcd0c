"""What is said of acts stored on this PC that the operator refused later, in the background."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.sentence import OperatorText, Sentence, say


def act(kind: str) -> Sentence:
    """What was to be done, in a few words, by the ``kind`` of act in the outbox."""
    return _ACTS[kind]()


def not_accepted(what: Sentence) -> Sentence:
    """The operator refused to do ``what``."""
    return say("{what}: the operator did not take it. Nothing was changed.", what=what)


def not_done(what: Sentence) -> Sentence:
    """Short form: ``what`` was not done."""
    return say("{what}: not done", what=what)


def operator_said(answer: str) -> Sentence:
    """The operator's own reason for refusing."""
    return say("They say: “{answer}”", answer=OperatorText(answer))


def person_said(text: str) -> Sentence:
    """What the person had written, so that it is not lost."""
    return say("You said: “{text}”", text=OperatorText(text))


_ACTS: Mapping[str, Callable[[], Sentence]] = MappingProxyType(
    {
        "cancelCall": lambda: say("Cancelling the call"),
        "changeCall": lambda: say("Changing the call"),
        "reportFraud": lambda: say("Your report of a fraud"),
        "refuseNotice": lambda: say("Refusing the notice"),
        "withdrawConsent": lambda: say("Taking back your consent"),
        "askForCopy": lambda: say("The copy of your data"),
        "askForDeletion": lambda: say("Deleting your data"),
        "complain": lambda: say("Your complaint"),
        "addToComplaint": lambda: say("What you added to your complaint"),
        "escalateComplaint": lambda: say("Going to the next level"),
        "reopenComplaint": lambda: say("Having it looked at again"),
        "withdrawComplaint": lambda: say("Withdrawing your complaint"),
        "rateComplaint": lambda: say("Your rating"),
        "reportFault": lambda: say("Your report of a fault"),
    }
)
"""What was to be done, by the kind of act."""
