"""What is said about reading aloud: why nothing can be heard, and what is read instead of an amount."""

from __future__ import annotations

from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.voice import VoiceState


def a_sum() -> Sentence:
    """Read aloud instead of an amount of money, where others may listen."""
    # Translators: read aloud instead of an amount of money, for those who do not want others to hear it.
    return say("an amount")


def silence(state: VoiceState) -> tuple[Sentence, Sentence]:
    """What is wrong, and what to do about it; ``state`` is one in which nothing can be heard."""
    if state is VoiceState.NO_VOICE:
        # The language of the interface is the language of the voice: each translation names its own.
        wrong = say("This PC has no voice that speaks English.")
        return wrong, say("Ask whoever set it up to add an English voice, then open this program again.")
    if state is VoiceState.NO_DEVICE:
        wrong = say("No speakers or headphones were found.")
        return wrong, say("Please plug them in, switch them on, and press “Try it”.")
    if state is VoiceState.NO_PLAYER:
        wrong = say("This PC has no program that plays sound.")
        advice = say("Ask whoever set it up to install {program}, then press “Try it”.", program=Name("alsa-utils"))
        return wrong, advice
    # Windows and macOS bring theirs along.
    wrong = say("This PC has no program that reads aloud.")
    advice = say("Ask whoever set it up to install {program}, then open this program again.", program=Name("espeak-ng"))
    return wrong, advice
