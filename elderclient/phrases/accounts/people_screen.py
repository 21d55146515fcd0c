"""Texts that only the screen 换个人用 shows: titles, captions and questions."""

from __future__ import annotations

from elderclient.domain.accounts.household import Member
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.accounts.members import name


def title() -> Sentence:
    """Title of the page of names."""
    return say("Another person").shortened(say("People"))


def title_of_code() -> Sentence:
    """Title of the pages on which a code is typed or set."""
    return say("Code")


def who_are_you() -> Sentence:
    """Question before anybody was chosen."""
    return say("Who are you?")


def who_uses_it(member: Member) -> Sentence:
    """Say who uses the program now."""
    return say("{name} is using it now.", name=name(member))


def person(member: Member) -> Sentence:
    """Caption of the entry with a person's name."""
    return say("{name}", name=name(member))


def this_person() -> Sentence:
    """Caption of the entry below a name that is too long for it."""
    return say("This person")


def this_person_named(member: Member) -> Sentence:
    """Name for a screen reader of that entry."""
    return say("This person: {name}", name=name(member))


def switch_to(member: Member) -> Sentence:
    """Name for a screen reader of the entry that switches to a person."""
    return say("{name}, switch to", name=name(member))


def add_a_person() -> Sentence:
    """Caption of the way to the people who can be added."""
    return say("Add a person")


def whom_to_add() -> Sentence:
    """Question above the people who can be added."""
    return say("Who shall we add?")


def added_at_a_hall() -> Sentence:
    """Say where people are added when none can be added here."""
    return say("Anyone else who wants to use this PC should take an identity card to a service hall.")


def remove_person(member: Member) -> Sentence:
    """Caption of the way to removing a person."""
    return say("Remove {name}", name=name(member))


def shall_be_removed(member: Member) -> Sentence:
    """Question before a person is removed."""
    return say("Should {name} no longer use this PC?", name=name(member))


def remove() -> Sentence:
    """Caption of the action that removes the person."""
    return say("Remove")


def keep_as_it_is() -> Sentence:
    """Caption of the action that leaves people and codes as they are."""
    return say("Keep as it is")


def my_code() -> Sentence:
    """Caption of the way to one's own code."""
    return say("My code")


def code_of(member: Member) -> Sentence:
    """Caption of the field for the code of the chosen person."""
    return say("The four digits of {name}", name=name(member)).shortened(four_digits())


def four_digits() -> Sentence:
    """Caption of the field for a new code."""
    return say("Four digits")


def code_is_voluntary() -> Sentence:
    """Say above the field for a new code that a code is not needed."""
    return say("If you want a code, enter four digits. You do not need one.").shortened(four_digits())


def code_is_asked() -> Sentence:
    """Say that one's own things are shown only after the code."""
    return say("You will be asked for four digits before your things are shown.")


def drop_code() -> Sentence:
    """Caption of the action that removes one's own code."""
    return say("Remove it")


def no_code() -> Sentence:
    """Caption of the action that leaves without setting a code."""
    return say("No code")


def set_code() -> Sentence:
    """Caption of the action that sets the typed code."""
    return say("Set it")


def not_me() -> Sentence:
    """Caption of the action that leaves another person's code."""
    return say("Not me")


def open_with_code() -> Sentence:
    """Caption of the action that tries the typed code."""
    return say("Open")
