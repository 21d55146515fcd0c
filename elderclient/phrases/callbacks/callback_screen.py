"""What only the screen of a telephone callback says: titles, captions, and the lines around the status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.callbacks import call_status
from elderclient.phrases.shell.hotline import number_named

if TYPE_CHECKING:
    from elderclient.domain.phone import Phone, ShortCode


def title() -> Sentence:
    """Title while there is no call, or one that is not ringing."""
    return say("Your call").shortened(say("Call"))


def title_while_ringing() -> Sentence:
    """Title while the operator dials the customer's number."""
    return say("We are calling you").shortened(say("Answer now"))


def title_while_comparing() -> Sentence:
    """Title once the call was answered, while the caller's words were not compared."""
    return say("Is it really us?")


def another_number() -> Sentence:
    """Open the choice of number; also the title of that page."""
    return say("Another number").shortened(say("Number"))


def cancel(*, by_text: bool) -> Sentence:
    """Do without the callback; ``by_text``: it is answered in writing."""
    if by_text:
        return say("Cancel, no need to write").shortened(say("Cancel", "no need to write"))
    return say("Don't call me").shortened(say("Don't call"))


def asking() -> Sentence:
    """Shown until the request for a callback was answered."""
    return say("Asking for a call, one moment…")


def no_call() -> Sentence:
    """Shown where no callback was asked for."""
    return say("There is no call on its way.")


def what_was_written() -> Sentence:
    """Open the last conversation in writing."""
    return say("See the last chat").shortened(say("Last chat"))


def try_later_or_phone() -> Sentence:
    """What to do where asking for a call failed; the hotline's number follows."""
    return say("Please try again a little later. If it is urgent, call:").shortened(say("If it is urgent, call:"))


def calls_cannot_be_seen() -> Sentence:
    """Shown where the operator does not let this PC look for callbacks, or offers none."""
    return say("We cannot see if a call is coming.").shortened(say("Cannot see calls"))


def hotline(number: ShortCode) -> Sentence:
    """The number to dial, in large letters, where no call comes yet."""
    return number_named(number)


def demo() -> Sentence:
    """Said on a demo, where no telephone will ring."""
    return say("This is a demo: nobody will really call you.").shortened(say("A demo: no real call."))


def placed_in_demo() -> Sentence:
    """Said on a demo instead of ``A person will call you``."""
    return say("Done. This is a demo: nobody will really call you.").shortened(say("Done (a demo: no real call)"))


def do_not_call() -> Sentence:
    """Answer to the question about an old request: drop it."""
    return say("No call")


def still_call_me() -> Sentence:
    """Answer to the question about an old request: send it."""
    return say("I still want the call")


def caller_must_say_first(calls_from: Phone | None) -> Sentence:
    """The line above the check words; its short form has the number that calls as well, where that is known."""
    long = say("The caller must say first:")
    return long if calls_from is None else long.shortened(say("{caller} must say first:", caller=calls_from))


def number_is_no_proof(number: Phone | None, calls_from: Phone | None, *, is_ringing: bool) -> Sentence:
    """Which number rings and which calls, and why that proves nothing; shown where there are check words."""
    truth = call_status.cannot_be_faked()
    if not is_ringing:
        return truth if calls_from is None else say("Calling from {caller}. {truth}", caller=calls_from, truth=truth)
    if number is None:
        return truth if calls_from is None else say("Calling from {caller}. {truth}", caller=calls_from, truth=truth)
    if calls_from is None:
        return say("{number} is ringing. {truth}", number=number, truth=truth).shortened(truth)
    long = say("{number} is ringing, called from {caller}. {truth}", number=number, caller=calls_from, truth=truth)
    return long.shortened(truth)


def listen_only() -> Sentence:
    """The line below the check words."""
    long = say("Just listen. Do not say the words yourself. They stay here while you are on the phone.")
    return long.shortened(say("Just listen. Do not say them."))


def wrong_words() -> Sentence:
    """The caller did not say the check words."""
    return say("Wrong words").shortened(say("Wrong"))


def right_words() -> Sentence:
    """The caller said the check words."""
    return say("Right words").shortened(say("Right"))


def hang_up() -> Sentence:
    """What to do after wrong check words."""
    return say("Please hang up.")


def only_fraudsters_ask_for_words() -> Sentence:
    """Why to hang up, on the page after wrong check words."""
    return say("Anyone who wants you to say the words is a fraudster.")


def when_to_call() -> Sentence:
    """The question above the clock times to choose from."""
    return say("When shall we call you?")


def which_number() -> Sentence:
    """The question above the account's numbers."""
    return say("Which number shall we call?")


def no_number_known() -> Sentence:
    """No number of this customer is known, or may be looked up: the person is asked for one."""
    return say("We could not find your phone number. Which number shall we call?").shortened(
        say("Which number shall we call?")
    )


def your_number() -> Sentence:
    """The field for a telephone number."""
    return say("Phone number")


def call_this_number() -> Sentence:
    """Ask for a call at the number that was typed."""
    return say("Call this number").shortened(say("Call this"))


def not_a_number() -> Sentence:
    """What was typed is no whole telephone number."""
    long = say("That is not a complete phone number. Please check it.")
    return long.shortened(say("Number not complete"))


def borrow_a_phone() -> Sentence:
    """What to do where none can be rung; the hotline's number follows."""
    return say("Borrow a phone and dial:")


def or_hall_or_helper() -> Sentence:
    """What else to do where no telephone can be rung."""
    long = say("Or go to a service hall, or ask the person who helps you.")
    return long.shortened(say("Or a service hall, or your helper."))


def have_one_of_these() -> Sentence:
    """Head the telephones that can be rung where the person said that none is in hand."""
    return say("If you have one of these with you, press it:")


def service_halls() -> Sentence:
    """Open the service halls, where no call can be had."""
    return say("Service halls").shortened(say("Halls"))


def other_numbers_need_a_hall() -> Sentence:
    """Shown below the account's numbers: others are checked at a service hall."""
    return say("Any other number must be checked at a service hall first.")
