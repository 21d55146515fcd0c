"""What is said of acts whose answer is missing, or came later in the background. Must not decide what became of one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from elderclient.domain.sentence import OperatorText, Sentence, say


def act(kind: str) -> Sentence:
    """What was to be done, in a few words, by the ``kind`` of act in the ledger."""
    return _ACTS[kind]()


def not_accepted(what: Sentence) -> Sentence:
    """The operator refused to do ``what``."""
    return say("{what}: the operator did not take it. Nothing was changed.", what=what)


def outdated(what: Sentence) -> Sentence:
    """The person has decided otherwise since ``what`` was noted, so that it is not sent."""
    return say("{what}: you agreed after that, so it is not sent. Your last word counts.", what=what)


def perhaps_outdated(what: Sentence) -> Sentence:
    """It is not known whether the person has decided otherwise since ``what`` was noted, so that it is not sent."""
    return say(
        "{what}: it was asked for a while ago, and whether you agreed after that is not known, so it is not sent. Please "
        "ask for it again if you still want it.",
        what=what,
    )


def not_done(what: Sentence) -> Sentence:
    """Short form: ``what`` was not done."""
    return say("{what}: not done", what=what)


def unanswered(*, is_kept: bool = True) -> Sentence:
    """The act was sent without an answer, and may have arrived. Not ``is_kept``: this PC cannot store that."""
    if is_kept:
        long = say("It was sent, but there is no answer yet. We look up whether it arrived.")
    else:
        long = say(
            "It was sent, but there is no answer yet. Until you close this program, we look up whether it arrived."
        )
    return long.shortened(say("Sent, no answer yet"))


def not_sent_yet() -> Sentence:
    """The act waits on this PC, whatever is in its way."""
    long = say("It is noted and not sent yet. It is tried again by itself.")
    return long.shortened(say("Noted, tried again"))


def not_answering() -> Sentence:
    """The act waits on this PC although there is a network: the operator did not answer."""
    long = say("It is noted. The operator's computer does not answer yet; it is tried again by itself.")
    return long.shortened(say("Noted, tried again"))


def unknown(what: Sentence) -> Sentence:
    """``what`` was taken and cannot be found: it may exist, perhaps twice."""
    return say("{what}: it is not known whether it arrived. It may have, so it is not sent again.", what=what)


def not_known_taken_back(what: Sentence) -> Sentence:
    """``what`` was to be taken back, and it is not known whether that was done."""
    return say("{what}: you asked to take it back. It is not known whether that is done; ask a person.", what=what)


def asked_and_not_known(what: Sentence) -> Sentence:
    """``what`` was sent, and it is not known yet whether it is done."""
    return say("{what}: you asked for it. It is not known yet whether it is done.", what=what)


def not_known(what: Sentence) -> Sentence:
    """Short form: it is not known what became of ``what``."""
    return say("{what}: not known", what=what)


def withdrawal_noted() -> Sentence:
    """An act that may have arrived is no longer wanted."""
    long = say("It is noted. It may have arrived already; as soon as that is known, it is taken back.")
    return long.shortened(say("Noted, to be taken back"))


def taken_back(what: Sentence) -> Sentence:
    """The operator has cancelled ``what``, or certainly never had it."""
    return say("{what}: it is taken back.", what=what)


def arrived(what: Sentence) -> Sentence:
    """``what`` was to be dropped, and the operator has taken it meanwhile."""
    return say("{what}: it has arrived meanwhile.", what=what)


def done(what: Sentence) -> Sentence:
    """The operator has done ``what``, which had no answer at first."""
    return say("{what}: it is done.", what=what)


def too_late_to_take_back(what: Sentence) -> Sentence:
    """The operator has ``what`` and can no longer cancel it."""
    return say("{what}: it has arrived and can no longer be taken back.", what=what)


def missing(what: Sentence) -> Sentence:
    """The operator had ``what``, and says now that it has nothing of it."""
    return say("{what}: the operator had it, and does not find it any more.", what=what)


def is_missing(what: Sentence) -> Sentence:
    """Short form: the operator does not find ``what`` any more."""
    return say("{what}: not there any more", what=what)


def send_again() -> Sentence:
    """Action that sends what is missing once more."""
    return say("Send it again")


def sending_again() -> Sentence:
    """What is missing is being sent once more."""
    return say("Sending it again, one moment…")


def sent_again(what: Sentence) -> Sentence:
    """The operator has ``what`` once more."""
    return say("{what}: it was sent again, and the operator has it.", what=what)


def waits_again(what: Sentence) -> Sentence:
    """``what`` could not be sent once more yet."""
    return say("{what}: it is noted, and sent again as soon as that is possible.", what=what)


def too_late_to_send_again(what: Sentence) -> Sentence:
    """The time that ``what`` was for is over."""
    return say("{what}: its time is over, so it is not sent again.", what=what)


def under_way_again() -> Sentence:
    """It is not missing any more, or was sent once more already."""
    return say("It was sent again already.")


def left_behind() -> Sentence:
    """Acts wait for an earlier token, and it is not known whether the same customer uses this one."""
    long = say("This PC was registered anew. What was asked for here before, and was not sent yet, is not sent.")
    return long.shortened(say("Something from before is not sent"))


def lasts_until_closed() -> Sentence:
    """What waits is only in memory, because this PC cannot store it."""
    return say("This PC cannot store it: what was not sent is gone when you close this program.")


def operator_said(answer: str) -> Sentence:
    """The operator's own reason for refusing."""
    return say("They say: “{answer}”", answer=OperatorText(answer))


def person_said(text: str) -> Sentence:
    """What the person had written, so that it is not lost."""
    return say("You said: “{text}”", text=OperatorText(text))


_ACTS: Mapping[str, Callable[[], Sentence]] = MappingProxyType(
    {
        "askForCall": lambda: say("The call by a person"),
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
        "bookVisit": lambda: say("The technician's visit"),
        "moveVisit": lambda: say("Another time for the visit"),
        "cancelVisit": lambda: say("Cancelling the visit"),
        "withdrawFault": lambda: say("Calling off the repair"),
        "acceptNotice": lambda: say("Your yes to the notice"),
        "giveConsent": lambda: say("Your consent"),
    }
)
"""What was to be done, by the kind of act."""
