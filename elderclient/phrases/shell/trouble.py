"""What is said for each class of ``domain.errors``: one sentence, what happens next, one action."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from elderclient.domain import errors
from elderclient.domain.errors import ElderclientError
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Duration
from elderclient.phrases.shell import actions


class Remedy(Enum):
    """The one action that is offered; the screen that shows the error performs it."""

    TRY_AGAIN = "try again"
    CALL_ME = "call me"
    HOTLINE = "hotline"
    """Open help, which shows the hotline in large type: nothing works now that needs the operator's server."""


@frozen
class Reaction:
    """What is said about an error, and the one action offered."""

    sentence: Sentence
    follow_up: Sentence
    remedy: Remedy

    @property
    def caption(self) -> Sentence:
        """Caption of the action's button."""
        if self.remedy is Remedy.TRY_AGAIN:
            return actions.try_again()
        if self.remedy is Remedy.CALL_ME:
            return actions.call_me_back()
        return say("How to call us")


def reaction_to(error: ElderclientError) -> Reaction:
    """Return the reaction to ``error``: that of its class, or of the nearest ancestor that has one."""
    if isinstance(error, errors.NotAllowed) and error.is_bare:
        return _unreachable(error)  # A proxy answered: it is not the operator who says no.
    for ancestor in type(error).__mro__:
        make = _REACTIONS.get(ancestor)
        if make is not None:
            return make(error)
    return _unexpected(error)


def last_known() -> Sentence:
    """What happens next where the last known data stay on the screen."""
    return say("This is what we knew last. You can try again.")


def try_again_later() -> Sentence:
    """What happens next where there are no data to show."""
    return say("Please try again a little later, or ask our staff to call you.")


def _unexpected(_error: ElderclientError) -> Reaction:
    sentence = say("Something went wrong. It is not your fault.")
    sentence = sentence.shortened(say("Something went wrong"))
    # A mistake may come after something was sent: that nothing was changed is not known.
    return Reaction(sentence, say("Try again, or ask our staff."), Remedy.TRY_AGAIN)


def _operator(_error: ElderclientError) -> Reaction:
    return Reaction(say("It cannot be looked up now."), last_known(), Remedy.TRY_AGAIN)


def _unreachable(_error: ElderclientError) -> Reaction:
    sentence = say("Our computers cannot be reached now.")
    return Reaction(sentence.shortened(say("Cannot be reached")), last_known(), Remedy.TRY_AGAIN)


def _no_network(_error: ElderclientError) -> Reaction:
    sentence = say("There is no network now.")
    return Reaction(
        sentence, say("Please check the cable or the Wi-Fi. It will work again once you are online."), Remedy.HOTLINE
    )


def _server_down(_error: ElderclientError) -> Reaction:
    sentence = say("Your network is fine. Our computer is out of order.")
    return Reaction(sentence.shortened(say("Our computer is down")), last_known(), Remedy.TRY_AGAIN)


def _demo_ended(_error: ElderclientError) -> Reaction:
    sentence = say("The demo has stopped.")
    return Reaction(sentence, say("Please close this program and open it again."), Remedy.HOTLINE)


def _too_slow(_error: ElderclientError) -> Reaction:
    sentence = say("It took too long. There was no answer.")
    return Reaction(sentence.shortened(say("It took too long")), last_known(), Remedy.TRY_AGAIN)


def _captive_portal(_error: ElderclientError) -> Reaction:
    sentence = say("This network wants you to log in first.")
    return Reaction(sentence, say("Ask somebody here to connect you, then try again."), Remedy.TRY_AGAIN)


def _proxy(_error: ElderclientError) -> Reaction:
    # The settings may be right, and the proxy be off, full or strict.
    sentence = say("This network does not let this PC out.")
    follow_up = say("Ask your family to look at it. If it is urgent, call us.")
    return Reaction(sentence, follow_up.shortened(say("Ask your family to look.")), Remedy.HOTLINE)


def _proxy_wrong(_error: ElderclientError) -> Reaction:
    sentence = say("This PC's network settings are wrong.")
    follow_up = say("Ask your family to look at them. If it is urgent, call us.")
    return Reaction(sentence, follow_up.shortened(say("Ask your family to look.")), Remedy.HOTLINE)


def _proxy_unusable(_error: ElderclientError) -> Reaction:
    sentence = say("This program cannot use the kind of proxy that is set on this PC.")
    sentence = sentence.shortened(say("The proxy cannot be used"))
    return Reaction(sentence, _proxy_wrong(_error).follow_up, Remedy.HOTLINE)


def _certificate(_error: ElderclientError) -> Reaction:
    sentence = say("It is not certain that you have reached us, so we stopped.")
    sentence = sentence.shortened(say("Not safe, stopped"))
    follow_up = say("Nothing was sent. Please call us and ask.")
    return Reaction(sentence, follow_up.shortened(say("Nothing sent. Call us.")), Remedy.HOTLINE)


def _clock(_error: ElderclientError) -> Reaction:
    sentence = say("This PC's date is wrong.")
    return Reaction(sentence, say("Ask your family to set the date, then try again."), Remedy.TRY_AGAIN)


def _sign_in(_error: ElderclientError) -> Reaction:
    sentence = say("This PC has to be registered again.").shortened(say("Register this PC again"))
    follow_up = say("Until then, nothing can be sent from here. Please call us, or come to a service hall.")
    return Reaction(sentence, follow_up, Remedy.HOTLINE)


def _another_customer(_error: ElderclientError) -> Reaction:
    sentence = say("This PC is registered for another customer now.")
    sentence = sentence.shortened(say("Registered for somebody else"))
    return Reaction(sentence, say("Nothing was sent. Please close this program and open it again."), Remedy.HOTLINE)


def _not_allowed(_error: ElderclientError) -> Reaction:
    sentence = say("This cannot be done here.")
    return Reaction(sentence, say("A person can do it for you."), Remedy.CALL_ME)


def _not_found(error: ElderclientError) -> Reaction:
    is_bare = isinstance(error, errors.OperatorError) and error.is_bare
    # Why it is not found is not known; without an error of the operator another computer may have answered.
    sentence = say("It was not found.") if is_bare else say("The operator cannot find it.")
    return Reaction(sentence, say("Our staff can look for you."), Remedy.CALL_ME)


def _busy(error: ElderclientError) -> Reaction:
    # 429 may be about everybody or about this one person: which of the two is not said.
    sentence = say("We cannot do this right now.")
    seconds = error.retry_after if isinstance(error, errors.Busy) else 60
    wait = Duration.minutes(max(1, -(-seconds // 60)))
    return Reaction(sentence, say("Please try again in {wait}.", wait=wait), Remedy.TRY_AGAIN)


def _server_failed(_error: ElderclientError) -> Reaction:
    sentence = say("Our computer made a mistake. It is not your fault.")
    return Reaction(sentence.shortened(say("Our computer's mistake")), last_known(), Remedy.TRY_AGAIN)


def _reasoned(error: ElderclientError) -> Sentence:
    reason = error.reason if isinstance(error, (errors.Refused, errors.Conflict)) else ""
    if not reason:
        return say("It was not done.")
    long = say("It was not done: {reason}", reason=OperatorText(reason))
    return long.shortened(say("It was not done."))


def _refused(error: ElderclientError) -> Reaction:
    return Reaction(_reasoned(error), say("Nothing was changed. Our staff can do it for you."), Remedy.CALL_ME)


def _conflict(error: ElderclientError) -> Reaction:
    return Reaction(_reasoned(error), say("Our staff can look for you."), Remedy.CALL_ME)


def _outdated(error: ElderclientError) -> Reaction:
    if isinstance(error, errors.Outdated) and not error.is_sure:
        doubt = say("We do not know if you have since decided otherwise, so it was not sent.")
        return Reaction(doubt, say("Our staff can look for you."), Remedy.CALL_ME)
    sentence = say("You have since changed your mind, so it was not sent.")
    return Reaction(sentence, say("Our staff can look for you."), Remedy.CALL_ME)


def _no_number(_error: ElderclientError) -> Reaction:
    sentence = say("Your telephone number was not found, so nobody can call you.")
    sentence = sentence.shortened(say("No number to call"))
    return Reaction(sentence, say("Please call us yourself:"), Remedy.HOTLINE)


def _no_phone_at_hand(_error: ElderclientError) -> Reaction:
    # Few errors need it, and this module is loaded early.
    from elderclient.phrases.accounts import telephones

    return Reaction(telephones.none_to_ring(), say("Please call us yourself:"), Remedy.HOTLINE)


def _unconfirmed(_error: ElderclientError) -> Reaction:
    sentence = say("It was sent, but it is not certain that it was done.").shortened(say("Not certain that it is done"))
    return Reaction(sentence, say("The answer does not show it. Our staff can look."), Remedy.CALL_ME)


def _bad_answer(_error: ElderclientError) -> Reaction:
    return Reaction(say("The answer could not be understood."), last_known(), Remedy.TRY_AGAIN)


def _part_missing(_error: ElderclientError) -> Reaction:
    sentence = say("A part of this program is not installed.")
    return Reaction(sentence, say("Ask whoever installed it to do it again. If it is urgent, call us."), Remedy.HOTLINE)


def _not_opened(_error: ElderclientError) -> Reaction:
    sentence = say("This program did not open properly. It is not your fault.")
    sentence = sentence.shortened(say("The program did not open"))
    return Reaction(sentence, say("Please close it and open it again. If it is urgent, call us."), Remedy.HOTLINE)


def _store(_error: ElderclientError) -> Reaction:
    sentence = say("Nothing can be saved on this PC now.")
    kept = say("You can still look and listen. What is noted will be lost when you close this program.")
    return Reaction(sentence, kept, Remedy.HOTLINE)


def _disk_full(_error: ElderclientError) -> Reaction:
    sentence = say("This PC's disk is full.")
    return Reaction(sentence, say("Ask your family to make room. If it is urgent, call us."), Remedy.HOTLINE)


def _store_damaged(error: ElderclientError) -> Reaction:
    sentence = say("What was saved on this PC is damaged.")
    lost = error.lost if isinstance(error, errors.StoreDamaged) else None
    if lost == 0:
        return Reaction(
            sentence, say("It is being fetched again. Nothing that you asked for is lost."), Remedy.TRY_AGAIN
        )
    if lost is None:
        perhaps = say("We do not know if something that you asked for has not been sent yet.")
        return Reaction(sentence, perhaps, Remedy.CALL_ME)
    some = say("Something that you asked for can no longer be read. Our staff can check if it has arrived.")
    return Reaction(sentence, some, Remedy.CALL_ME)


def _store_newer(_error: ElderclientError) -> Reaction:
    sentence = say("A newer version of this program saved data on this PC, which this one cannot read.")
    sentence = sentence.shortened(say("The program is older than its data"))
    left = say(
        "It is left as it is, and what is waiting there is not sent. Nothing can be saved until this program is updated."
    )
    return Reaction(sentence, left, Remedy.HOTLINE)


_REACTIONS: dict[type, Callable[[ElderclientError], Reaction]] = {
    errors.ElderclientError: _unexpected,
    errors.OperatorError: _operator,
    errors.Unreachable: _unreachable,
    errors.NoNetwork: _no_network,
    errors.ServerDown: _server_down,
    errors.DemoEnded: _demo_ended,
    errors.TooSlow: _too_slow,
    errors.CaptivePortal: _captive_portal,
    errors.ProxyFailed: _proxy,
    errors.ProxyWrong: _proxy_wrong,
    errors.ProxyUnusable: _proxy_unusable,
    errors.CertificateRefused: _certificate,
    errors.ClockWrong: _clock,
    errors.SignInNeeded: _sign_in,
    errors.AnotherCustomer: _another_customer,
    errors.NotAllowed: _not_allowed,
    errors.NotFound: _not_found,
    errors.Busy: _busy,
    errors.ServerFailed: _server_failed,
    errors.Refused: _refused,
    errors.Conflict: _conflict,
    errors.Outdated: _outdated,
    errors.NoNumber: _no_number,
    errors.NoPhoneAtHand: _no_phone_at_hand,
    errors.Unconfirmed: _unconfirmed,
    errors.BadAnswer: _bad_answer,
    errors.PartMissing: _part_missing,
    errors.NotOpened: _not_opened,
    errors.StoreError: _store,
    errors.DiskFull: _disk_full,
    errors.StoreDamaged: _store_damaged,
    errors.StoreNewer: _store_newer,
}
