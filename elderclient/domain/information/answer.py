"""Common questions with the operator's standard answers, and finding the one a person means.

A question is found by its characters, by characters that sound the same, by the first letters of its syllables or by its
whole spelling, and with a typing error or two. Must not know where the answers come from.
"""

from __future__ import annotations

from collections.abc import Iterable

from elderclient.domain.frozen import frozen

LEAST_LIKENESS = 0.5
"""A question that matches less than this share of what was typed is no hit."""
MOST_HITS = 8


@frozen
class StandardAnswer:
    """One question with its answer, paragraph by paragraph; ``words`` are other words people use for it."""

    id: str
    question: str
    answer: tuple[str, ...]
    question_en: str = ""
    answer_en: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    words_en: tuple[str, ...] = ()


class Finder:
    """Finds questions by what a person types. Build it once for a set of answers; building loads the spellings."""

    def __init__(self, answers: Iterable[StandardAnswer]) -> None:
        self._answers = tuple(answers)
        self._spelling = _spelling()
        self._indexed = [(answer, self._forms(answer)) for answer in self._answers]

    def find(self, typed: str) -> tuple[StandardAnswer, ...]:
        """Return the questions meant by ``typed``, likeliest first; all for an empty text, none where none is like it."""
        wanted = _plain(typed)
        if not wanted:
            return self._answers
        rated = [(self._likeness(wanted, forms), -index, answer) for index, (answer, forms) in enumerate(self._indexed)]
        hits = sorted((one for one in rated if one[0] >= LEAST_LIKENESS), key=lambda one: one[:2], reverse=True)
        return tuple(answer for _likeness, _index, answer in hits[:MOST_HITS])

    def _likeness(self, wanted: str, forms: tuple[_Form, ...]) -> float:
        if wanted.isascii():
            return max(_latin_likeness(wanted, form) for form in forms)
        syllables = tuple(self._spelling.get(sign, sign) for sign in wanted)
        return max(_spoken_likeness(syllables, form.syllables) for form in forms)

    def _forms(self, answer: StandardAnswer) -> tuple[_Form, ...]:
        chinese = [self._form(text) for text in (answer.question, *answer.words)]
        return (*chinese, *(_Form(_plain(text), (), "") for text in (answer.question_en, *answer.words_en) if text))

    def _form(self, text: str) -> _Form:
        syllables = tuple(self._spelling.get(sign, sign) for sign in _plain(text))
        return _Form("".join(syllables), syllables, "".join(syllable[0] for syllable in syllables))


@frozen
class _Form:
    """One way to write a question: in letters, by syllables, by first letters."""

    letters: str
    syllables: tuple[str, ...]
    initials: str


def _latin_likeness(wanted: str, form: _Form) -> float:
    if len(wanted) > 1 and (wanted in form.initials or wanted in form.letters):
        return 1.0
    return 0.95 * _share(wanted, form.letters)


def _spoken_likeness(wanted: tuple[str, ...], syllables: tuple[str, ...]) -> float:
    if any(syllables[at : at + len(wanted)] == wanted for at in range(len(syllables) - len(wanted) + 1)):
        return 1.0
    return 0.95 * _share(wanted, syllables)


def _share(wanted: str | tuple[str, ...], found: str | tuple[str, ...]) -> float:
    """Return the share of what was typed that occurs in ``found`` in this order, in pieces of some length."""
    if not wanted or not found:
        return 0.0
    # The cache names this module before today's sentence is painted, which has no use for the comparison.
    from difflib import SequenceMatcher

    least = 3 if isinstance(wanted, str) else 1
    blocks = SequenceMatcher(None, wanted, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= least) / len(wanted)


def _plain(text: str) -> str:
    """Return letters, digits and characters only, in lower case."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def _spelling() -> dict[str, str]:
    from elderclient.domain.information.syllables_zh import CHARACTERS

    return {sign: syllable for syllable, signs in CHARACTERS.items() for sign in signs}
