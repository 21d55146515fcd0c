"""Renders one Sentence for the eye and for the ear. Imports the domain and the standard library only; never reads files."""

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.rendering.eye import shown

__all__ = ["shown", "spoken"]


def spoken(sentence: Sentence, language: Language) -> str:
    """The sentence in words, for the voice; empty for a secret one. See ``rendering.ear``."""
    # Nothing is spoken before the first paint, which therefore does not pay for it.
    from elderclient.rendering.ear import spoken as words

    return words(sentence, language)
