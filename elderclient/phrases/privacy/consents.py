"""Purposes for which personal data may be used, and what became of agreeing or refusing. Must not decide anything."""

from __future__ import annotations

from elderclient.domain.privacy.consent import Purpose
from elderclient.domain.sentence import Sentence, say


def purpose_name(purpose: Purpose) -> Sentence:
    """Name a purpose in the operator's words, as the caption of its switch."""
    return say("{name}", name=purpose.name)


def purpose_sentence(purpose: Purpose) -> Sentence:
    """State a purpose in the operator's one sentence: what is shown, and what a consent proves to have been shown."""
    return say("{text}", text=purpose.sentence)


def switched_on(purpose: Purpose) -> Sentence:
    """Say that a consent was given, as the result of that act."""
    long = say("Switched on: {name}. You can switch it off at any time.", name=purpose.name)
    return long.shortened(say("On: {name}", name=purpose.name))


def switched_off(purpose: Purpose) -> Sentence:
    """Say that a consent was refused or withdrawn, as the result of that act."""
    long = say("Switched off: {name}. Nothing else changes, and you are not asked again.", name=purpose.name)
    return long.shortened(say("Off: {name}", name=purpose.name))


def switching_off_queued(purpose: Purpose) -> Sentence:
    """Say that a refusal or withdrawal waits on this PC for a network."""
    long = say("We have noted it. {name} will be switched off as soon as you are online.", name=purpose.name)
    return long.shortened(say("Noted: {name} off", name=purpose.name))


def everything_is_optional() -> Sentence:
    """Say above the switches that each can be off without any disadvantage."""
    return say("Switch these on or off at any time. Whatever is off, everything else works as before.")


def needed_without_consent() -> Sentence:
    """Say below the switches which data need no consent."""
    return say("We need your name, numbers and bills to serve you; that needs no extra consent.")


def operator_asks() -> Sentence:
    """Say above a switch that the operator has asked for this consent."""
    return say("We would like to ask whether we may. There is no hurry.")


def none_named() -> Sentence:
    """Say that the operator names no use of data that can be agreed to or refused."""
    return say("The operator lists nothing here for you to agree to or refuse. Our staff can tell you more.")


def state_unclear() -> Sentence:
    """Say of a purpose that the operator's answer about it is not understood; below it is asked again."""
    return say("It is not clear from the operator's data if you agreed to this.")


def say_it_now() -> Sentence:
    """Caption of the entry that leads to the question about a purpose."""
    return say("Agree or refuse now")


def question_title() -> Sentence:
    """Name the page that asks about one purpose."""
    return say("Do you agree?").shortened(say("Agree?"))


def question_not_found() -> Sentence:
    """Say that the operator has no such purpose, or none that could be read."""
    return say("This question was not found.")


def about_health() -> Sentence:
    """Say why a sensitive purpose has a page of its own."""
    long = say("This is about your health, so we ask you about it separately.")
    return long.shortened(say("About health: asked separately."))


def refusal_changes_nothing() -> Sentence:
    """Say before the question that a refusal has no disadvantage."""
    return say("If you say no, everything else works as before.").shortened(say("“No” changes nothing else."))


def disagree() -> Sentence:
    """Caption of the answer that refuses a purpose."""
    return say("I don't agree").shortened(say("I refuse"))


def agree() -> Sentence:
    """Caption of the answer that agrees to a purpose."""
    return say("I agree")
