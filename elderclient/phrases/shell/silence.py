"""Why nothing can be heard, and what to do about it: one sentence each. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.voice import VoiceState


def silence_words(state: VoiceState) -> tuple[Sentence, Sentence]:
    """What is wrong, and what to do. ``state`` is a silent one."""
    if state is VoiceState.NO_VOICE:
        # The language of the interface is the language of the voice: each translation names its own.
        # zh: 这台电脑没有会说中文的声音。
        wrong = say("This computer has no voice that speaks English.")
        # zh: 请装电脑的人加一个中文的声音，再打开这个程序。
        return wrong, say("Ask whoever set it up to add an English voice, then open this program again.")
    if state is VoiceState.NO_DEVICE:
        # zh: 没有找到音箱或者耳机。
        wrong = say("No speakers or headphones were found.")
        # zh: 请插好、打开，再按“试一试”。
        return wrong, say("Please plug them in, switch them on, and press “Try it”.")
    if state is VoiceState.NO_PLAYER:
        # zh: 这台电脑没有装放声音的程序。
        wrong = say("This computer has no program that plays sound.")
        # zh: 请装电脑的人装上 {program}，再按“试一试”。
        advice = say("Ask whoever set it up to install {program}, then press “Try it”.", program=Name("alsa-utils"))
        return wrong, advice
    # Windows and macOS bring theirs along.
    # zh: 这台电脑没有装朗读的程序。
    wrong = say("This computer has no program that reads aloud.")
    # zh: 请装电脑的人装上 {program}，再打开这个程序。
    advice = say("Ask whoever set it up to install {program}, then open this program again.", program=Name("espeak-ng"))
    return wrong, advice
