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
    return say("{what}: the operator did not accept this. Nothing was changed.", what=what)


def outdated(what: Sentence) -> Sentence:
    """The person has decided otherwise since ``what`` was noted, so that it is not sent."""
    return say("{what}: you agreed after that, so this was not sent. Your latest answer counts.", what=what)


def perhaps_outdated(what: Sentence) -> Sentence:
    """It is not known whether the person has decided otherwise since ``what`` was noted, so that it is not sent."""
    return say(
        "{what}: you asked for this a while ago. We do not know if you agreed after that, so it is not sent."
        " Please ask for it again if you still want it.",
        what=what,
    )


def not_done(what: Sentence) -> Sentence:
    """Short form: ``what`` was not done."""
    return say("{what}: not done", what=what)


def unanswered(*, is_kept: bool = True) -> Sentence:
    """The act was sent without an answer, and may have arrived. Not ``is_kept``: this PC cannot store that."""
    if is_kept:
        long = say("It was sent, but there is no answer yet. We will check whether it arrived.")
    else:
        long = say(
            "It was sent, but there is no answer yet. Until you close this program, we will keep checking if it has arrived."
        )
    return long.shortened(say("Sent, no answer yet"))


def not_sent_yet() -> Sentence:
    """The act waits on this PC, whatever is in its way."""
    long = say("It is saved but not sent yet. The program will keep trying.")
    return long.shortened(say("Saved, will try again"))


def not_answering() -> Sentence:
    """The act waits on this PC although there is a network: the operator did not answer."""
    long = say("It is saved. The operator's computer has not answered yet; the program will keep trying.")
    return long.shortened(say("Saved, will try again"))


def unknown(what: Sentence) -> Sentence:
    """``what`` was taken and cannot be found: it may exist, perhaps twice."""
    return say("{what}: we do not know whether this arrived. It may have, so it will not be sent again.", what=what)


def not_known_taken_back(what: Sentence) -> Sentence:
    """``what`` was to be taken back, and it is not known whether that was done."""
    return say("{what}: you asked to undo this. We do not know whether it was undone; please ask our staff.", what=what)


def asked_and_not_known(what: Sentence) -> Sentence:
    """``what`` was sent, and it is not known yet whether it is done."""
    return say("{what}: you asked for this. We do not know yet whether it is done.", what=what)


def not_known(what: Sentence) -> Sentence:
    """Short form: it is not known what became of ``what``."""
    return say("{what}: result not known", what=what)


def withdrawal_noted() -> Sentence:
    """An act that may have arrived is no longer wanted."""
    long = say("It is noted. It may have arrived already; as soon as we know, it will be withdrawn.")
    return long.shortened(say("Noted, to be withdrawn"))


def taken_back(what: Sentence) -> Sentence:
    """The operator has cancelled ``what``, or certainly never had it."""
    return say("{what}: this has been withdrawn.", what=what)


def arrived(what: Sentence) -> Sentence:
    """``what`` was to be dropped, and the operator has taken it meanwhile."""
    return say("{what}: this has now arrived.", what=what)


def done(what: Sentence) -> Sentence:
    """The operator has done ``what``, which had no answer at first."""
    return say("{what}: this has been done.", what=what)


def too_late_to_take_back(what: Sentence) -> Sentence:
    """The operator has ``what`` and can no longer cancel it."""
    return say("{what}: this has arrived and can no longer be withdrawn.", what=what)


def missing(what: Sentence) -> Sentence:
    """The operator had ``what``, and says now that it has nothing of it."""
    return say("{what}: the operator had this, but can no longer find it.", what=what)


def is_missing(what: Sentence) -> Sentence:
    """Short form: the operator does not find ``what`` any more."""
    return say("{what}: no longer there", what=what)


def send_again() -> Sentence:
    """Action that sends what is missing once more."""
    return say("Send it again")


def sending_again() -> Sentence:
    """What is missing is being sent once more."""
    return say("Sending it again, one moment…")


def sent_again(what: Sentence) -> Sentence:
    """The operator has ``what`` once more."""
    return say("{what}: this was sent again, and the operator has it.", what=what)


def waits_again(what: Sentence) -> Sentence:
    """``what`` could not be sent once more yet."""
    return say("{what}: this is noted, and will be sent again as soon as possible.", what=what)


def too_late_to_send_again(what: Sentence) -> Sentence:
    """The time that ``what`` was for is over."""
    return say("{what}: the time for this has passed, so it will not be sent again.", what=what)


def under_way_again() -> Sentence:
    """It is not missing any more, or was sent once more already."""
    return say("It has already been sent again.")


def left_behind() -> Sentence:
    """Acts wait for an earlier token, and it is not known whether the same customer uses this one."""
    long = say(
        "This PC has been registered again. What was asked for here before, and was not sent yet, will not be sent."
    )
    return long.shortened(say("Earlier requests will not be sent"))


def lasts_until_closed() -> Sentence:
    """What waits is only in memory, because this PC cannot store it."""
    return say("This PC cannot save it: anything not sent is lost when you close this program.")


def operator_said(answer: str) -> Sentence:
    """The operator's own reason for refusing."""
    return say("They say: “{answer}”", answer=OperatorText(answer))


def person_said(text: str) -> Sentence:
    """What the person had written, so that it is not lost."""
    return say("You said: “{text}”", text=OperatorText(text))


_ACTS: Mapping[str, Callable[[], Sentence]] = MappingProxyType(
    {
        "askForCall": lambda: say("Your call from our staff"),
        "cancelCall": lambda: say("Cancelling the call"),
        "changeCall": lambda: say("Changing the call"),
        "reportFraud": lambda: say("Your fraud report"),
        "refuseNotice": lambda: say("Refusing the notice"),
        "withdrawConsent": lambda: say("Withdrawing your consent"),
        "askForCopy": lambda: say("A copy of your data"),
        "askForDeletion": lambda: say("Deleting your data"),
        "complain": lambda: say("Your complaint"),
        "addToComplaint": lambda: say("Adding to your complaint"),
        "escalateComplaint": lambda: say("Going to the next level"),
        "reopenComplaint": lambda: say("Having it looked at again"),
        "withdrawComplaint": lambda: say("Withdrawing your complaint"),
        "rateComplaint": lambda: say("Your rating"),
        "reportFault": lambda: say("Your fault report"),
        "bookVisit": lambda: say("The technician's visit"),
        "moveVisit": lambda: say("Changing the time of the visit"),
        "cancelVisit": lambda: say("Cancelling the visit"),
        "withdrawFault": lambda: say("Cancelling the repair"),
        "acceptNotice": lambda: say("Agreeing to the notice"),
        "giveConsent": lambda: say("Your consent"),
    }
)
"""What was to be done, by the kind of act."""
