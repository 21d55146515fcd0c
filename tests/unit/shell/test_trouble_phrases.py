"""Every error class has its own designed reaction."""

from __future__ import annotations

import pytest

from elderclient.domain import errors
from elderclient.domain.configuration import Language
from elderclient.domain.errors import (
    Busy,
    Conflict,
    ElderclientError,
    NoNetwork,
    NotAllowed,
    NotFound,
    Refused,
    Unreachable,
)
from elderclient.phrases.shell import trouble as error_text
from elderclient.phrases.shell.trouble import Remedy, reaction_to
from elderclient.rendering import shown

CLASSES = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, ElderclientError)]


def test_every_class_has_a_reaction_of_its_own() -> None:
    assert set(error_text._REACTIONS) == set(CLASSES)


@pytest.mark.parametrize("kind", CLASSES)
@pytest.mark.parametrize("language", list(Language))
def test_a_reaction_is_two_sentences_and_one_action(kind: type[ElderclientError], language: Language) -> None:
    reaction = reaction_to(kind("secret detail"))
    for sentence in (reaction.sentence, reaction.follow_up, reaction.caption):
        text = shown(sentence, language)
        assert text.strip()
        assert "secret detail" not in text


def test_sentences_tell_the_classes_apart() -> None:
    said = [reaction_to(kind()).sentence.msgid for kind in CLASSES if kind is not errors.Conflict]
    assert len(said) == len(set(said))


def test_without_a_network_the_hotline_is_the_action() -> None:
    assert reaction_to(NoNetwork()).remedy is Remedy.HOTLINE


def test_busy_says_when_to_come_back() -> None:
    assert shown(reaction_to(Busy(retry_after=90)).follow_up, Language.ENGLISH) == "Please try again in 2 minutes."


def test_the_operators_reason_is_passed_on() -> None:
    assert "the number is locked" in shown(
        reaction_to(Refused(reason="the number is locked")).sentence, Language.ENGLISH
    )


def test_a_class_added_later_falls_back_to_its_ancestor() -> None:
    class CableCut(NoNetwork):
        """A finer case."""

    assert reaction_to(CableCut()).sentence == reaction_to(NoNetwork()).sentence


def test_what_is_not_found_is_called_neither_done_nor_changed() -> None:
    own, bare = NotFound("ticket"), NotFound("ticket")
    bare.is_bare = True
    assert reaction_to(own).sentence != reaction_to(bare).sentence
    for problem in (own, bare, Conflict("taken")):
        assert shown(reaction_to(problem).follow_up, Language.ENGLISH) == "Our staff can look for you."


def test_a_mistake_of_the_program_does_not_say_that_nothing_was_changed() -> None:
    assert shown(reaction_to(ElderclientError()).follow_up, Language.ENGLISH) == "Try again, or ask our staff."


def test_what_a_proxy_forbids_is_not_called_the_operators_refusal() -> None:
    own, bare = NotAllowed("ticket"), NotAllowed("ticket")
    bare.is_bare = True
    assert reaction_to(bare) == reaction_to(Unreachable())
    assert reaction_to(own) != reaction_to(bare)
