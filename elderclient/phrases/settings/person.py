"""Settings of the person: language, and how a person of the operator reaches them."""

from __future__ import annotations

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Name, Sentence, say


def language_title() -> Sentence:
    """Name the setting of the language, in both languages."""
    return say("Language 语言")


def language_question() -> Sentence:
    """Question above the choices of language."""
    return say("Which language?")


def language(chosen: Language) -> Sentence:
    """Name a language by its own name, whatever the language of the interface."""
    own = {Language.CHINESE: "中文", Language.ENGLISH: "English"}[chosen]
    # Translators: each language is called by its own name.
    return say("{name}", name=Name(own))


def contact_title() -> Sentence:
    """Name the setting how a person of the operator makes contact."""
    return say("How to reach you")


def contact_question() -> Sentence:
    """Ask how a person of the operator shall make contact."""
    return say("How should our staff reach you?")


def by_telephone() -> Sentence:
    """Caption of the choice to be called."""
    return say("By telephone")


def in_writing() -> Sentence:
    """Caption of the choice to be answered in writing."""
    return say("In writing: I can't hear").shortened(say("In writing"))
