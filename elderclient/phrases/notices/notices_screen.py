"""Texts that only the screen of notices shows."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Title of the list and of one notice."""
    return say("Notices")


def none() -> Sentence:
    """Said where there is no notice."""
    return say("There are no notices.")


def not_found() -> Sentence:
    """Said where the notice that was asked for does not exist."""
    return say("This notice could not be found.")


def entry_name(kind: Sentence, subject: Sentence, state: Sentence) -> Sentence:
    """Accessible name of a line in the list."""
    # Translators: what a screen reader says of a line in the list of notices.
    return say("{kind}: {subject}, {state}", kind=kind, subject=subject, state=state)


def what_agreeing_means() -> Sentence:
    """Heading above the eight answers of what would be agreed to."""
    return say("If you agree, you agree to these eight points:")


def cannot_be_shown() -> Sentence:
    """Said where what would be agreed to is not known here."""
    return say("What you would be agreeing to cannot be shown now. Our staff can explain it.")


def refuse() -> Sentence:
    """Caption of the refusing button."""
    return say("Refuse")


def agree() -> Sentence:
    """Caption of the agreeing button."""
    return say("Agree")


def think_it_over() -> Sentence:
    """Caption of the button that leaves a question unanswered."""
    return say("Think it over").shortened(say("Later"))


def not_answered_yet() -> Sentence:
    """Said where the answer could not be sent."""
    return say("You have not answered yet. Nothing has changed.")


def being_sent() -> Sentence:
    """Said while the answer is on its way."""
    return say("Sending, one moment…")


def if_you_change_your_mind() -> Sentence:
    """Said below the result of agreeing."""
    return say("If you change your mind, ask us to call you.")
