"""Titles, captions and texts of the screen on which a lost phone is stopped."""

from __future__ import annotations

from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.phrases.accounts import telephones
from elderclient.phrases.orders.arguments import number_of
from elderclient.phrases.shell.hotline import number_alone


def title() -> Sentence:
    """Name the screen on which a lost phone is stopped."""
    return say("My phone is lost").shortened(say("Lost phone"))


def stopping() -> Sentence:
    """Say that the phone is being stopped."""
    return say("Stopping it, one moment…")


def is_it_lost(number: str) -> Sentence:
    """Ask whether the phone of this number is to be stopped."""
    return say("Have you lost {number}?", number=number_of(number))


def used_by(user: str) -> Sentence:
    """Say whose the phone is, below the question whether it is lost."""
    return say("It is used by {user}.", user=OperatorText(user))


def what_stopping_means() -> Sentence:
    """Say what stopping does, before it is done."""
    long = say("We will stop it at once. Nobody will be able to call or go online with it.")
    return long.shortened(say("Once stopped, nobody can use it."))


def only_a_person_resumes() -> Sentence:
    """Say, before it is stopped, who can resume it."""
    return say("Only our staff can start it again.")


def do_not_stop() -> Sentence:
    """Refuse to stop the phone and go back."""
    return say("Don't stop it")


def stop_now() -> Sentence:
    """Stop the phone at once, without a second question."""
    return say("Stop it now").shortened(say("Stop it"))


def no_phone() -> Sentence:
    """Say that there is no working phone to stop."""
    return say("There is no phone to stop. Only our staff can start one again that has been stopped.")


def phone_not_found() -> Sentence:
    """Say that the phone may be one that the operator's data do not show as a phone."""
    return say("We could not find your phone.")


def which_is_in_hand() -> Sentence:
    """Ask which telephone the person can answer now."""
    return say("Which phone do you have with you now?")


def calls_go_there() -> Sentence:
    """Say why it is asked which telephone is in hand."""
    long = say("If we call you, we will ring that one, never the lost one.")
    return long.shortened(say("We will only ring that one."))


def none_in_hand() -> Sentence:
    """Answer that no telephone of the account is in hand."""
    return say("None of them")


def only_this_one() -> Sentence:
    """Say that the telephone in hand is the only one that could be stopped."""
    return say("The phone you have with you is your only one. There is no other to stop.")


def will_ring(phone: OwnPhone) -> Sentence:
    """Say, once a phone is stopped, which telephone a person calls."""
    long = say("If you want to speak to us, we will ring {telephone}.", telephone=telephones.telephone(phone))
    return long.shortened(say("We will ring {number}", number=phone.number))


def none_at_hand(hotline: ShortCode) -> Sentence:
    """Say what to do where no telephone is left that could be rung."""
    long = say(
        "There is no other phone we could ring. To use it again, borrow a phone and dial "
        "{hotline}, or go to a service hall with your identity card, or ask the person who helps "
        "you.",
        hotline=hotline,
    )
    return long.shortened(say("No phone to ring. Borrow one, dial {hotline}", hotline=hotline))


def which_phone() -> Sentence:
    """Head the choice among several phones."""
    return say("Which phone is lost?")


def phone(number: str) -> Sentence:
    """Name one phone in the choice by its number."""
    return say("{number}", number=number_of(number))


def phone_us_now() -> Sentence:
    """Head the hotline where the phone could not be stopped from here."""
    return say("The phone has not been stopped. Call us now:").shortened(say("Call us now:"))


def not_from_here() -> Sentence:
    """Head the hotline where nothing was tried: whether the phone works is not known here."""
    return say("It cannot be stopped from here. Call us now:").shortened(say("Call us now:"))


def is_none_of_them() -> Sentence:
    """Head the hotline below the phones that can be chosen, where there may be others."""
    return say("Is it another phone? Call us now:")


def hotline(number: ShortCode) -> Sentence:
    """Show the hotline's number alone, in large letters."""
    return number_alone(number)


def not_known_yet() -> Sentence:
    """Say that the answer was lost, and that phoning is quicker than waiting for it."""
    return say("We do not know yet if it has been stopped. If it is urgent, call us now.")
