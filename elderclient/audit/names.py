"""Checks of what a screen reader receives: names, roles, states. Pure functions from ``Snapshot`` to findings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType

from elderclient.audit.pixels import ground_of
from elderclient.audit.snapshot import FILLING, Finding, Kind, Snapshot

_ROLES = MappingProxyType(
    {
        Kind.PRESS: frozenset({"Button"}),
        Kind.CHOICE: frozenset({"RadioButton"}),
        Kind.SWITCH: frozenset({"CheckBox"}),
        Kind.FIELD: frozenset({"EditableText"}),
        Kind.WORDS: frozenset({"StaticText"}),
    }
)
_ROLE_WORDS = MappingProxyType(
    {
        Kind.PRESS: ("button", "push button", "按钮"),
        Kind.CHOICE: ("radio button", "radio", "单选按钮", "单选", "按钮"),
        Kind.SWITCH: ("check box", "checkbox", "switch", "复选框", "开关"),
        Kind.FIELD: ("edit", "text field", "input", "编辑框", "输入框", "文本框"),
        Kind.WORDS: ("label", "static text", "标签"),
    }
)
_CLASS = re.compile(r"Q?[A-Z][a-z]+([A-Z][a-z]+)*(Button|Label|Widget|Edit|Box|View|Words|Field)\d*")
_PLACE_AND_COUNT = 2
"""Figures in "2nd of 3 items"."""
_DEBRIS = re.compile(r"\(&?[A-Za-z0-9]\)|(?<![A-Za-z0-9])&(?=\w)|\t")


def unnamed(snapshot: Snapshot) -> Iterator[Finding]:
    """Everything the focus can reach has a name."""
    for thing in snapshot.things:
        if thing.is_focusable and not thing.name.strip():
            yield Finding("unnamed", thing.key, f"a {thing.kind.value} without a name")


def bare_role(snapshot: Snapshot) -> Iterator[Finding]:
    """No name is only a role or a class."""
    for thing in snapshot.things:
        name = thing.name.strip()
        words = {word for words in _ROLE_WORDS.values() for word in words}
        if name.lower() in words or _CLASS.fullmatch(name):
            yield Finding("bare-role", thing.key, f"its name is only {name!r}")


def mnemonic(snapshot: Snapshot) -> Iterator[Finding]:
    """No remains of mnemonics or shortcuts are read out."""
    for thing in snapshot.things:
        if thing.kind is not Kind.WORDS and _DEBRIS.search(thing.name):
            yield Finding("mnemonic", thing.key, f"its name {thing.name!r} holds a mnemonic")


def role_twice(snapshot: Snapshot) -> Iterator[Finding]:
    """No name repeats the role a reader says anyway."""
    for thing in snapshot.things:
        name = thing.name.strip().lower()
        for word in _ROLE_WORDS[thing.kind]:
            apart = f" {word}" if word.isascii() else word
            if name != word and name.endswith(apart) and not thing.text.strip().lower().endswith(word):
                yield Finding("role-twice", thing.key, f"its name {thing.name!r} ends with its role")
                break


def state_twice(snapshot: Snapshot) -> Iterator[Finding]:
    """No name repeats the state a reader says anyway: off, not checked."""
    for thing in snapshot.things:
        if thing.kind is Kind.SWITCH and any(thing.name.endswith(line) for line in thing.lines[1:]):
            yield Finding("state-twice", thing.key, f"its name {thing.name!r} ends with its state")


def lying_name(snapshot: Snapshot) -> Iterator[Finding]:
    """The name holds what is shown on the control (WCAG 2.5.3)."""
    for thing in snapshot.things:
        # Readers say the state of a switch as its state.
        lines = thing.lines[:1] if thing.kind is Kind.SWITCH else thing.lines
        if thing.name.strip() and any(not _holds(thing.name, line) for line in lines):
            yield Finding("lying-name", thing.key, f"it shows {thing.text!r}, readers hear {thing.name!r}")


def other_language(snapshot: Snapshot) -> Iterator[Finding]:
    """What is said besides a name, such as a place in a list, is in the language of the window."""
    for thing in snapshot.things:
        is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in thing.description)
        if thing.description and is_chinese == (snapshot.variant.language == "en"):
            yield Finding("other-language", thing.key, f"in another language: {thing.description!r}")


def badge_unsaid(snapshot: Snapshot) -> Iterator[Finding]:
    """The number on a badge is in the name as well."""
    for thing in snapshot.things:
        if thing.badge and thing.badge.strip("+") not in thing.name:
            yield Finding("badge-unsaid", thing.key, f"it shows {thing.badge!r}, readers hear {thing.name!r}")


def description_astray(snapshot: Snapshot) -> Iterator[Finding]:
    """What is said besides a name does not repeat the name, and counts no further than its list goes.

    Of a field Qt says what is shown while it is empty, which readers leave out where it is the name.
    """
    for thing in snapshot.things:
        counted = re.findall(r"\d+", thing.description)
        if thing.kind is not Kind.FIELD and thing.description.strip() and thing.description.strip() in thing.name:
            yield Finding("description-astray", thing.key, f"said twice: {thing.description!r}")
        elif len(counted) == _PLACE_AND_COUNT and not 1 <= int(counted[0]) <= int(counted[1]):
            yield Finding("description-astray", thing.key, f"no place in its list: {thing.description!r}")


def wrong_role(snapshot: Snapshot) -> Iterator[Finding]:
    """The role is that of what the thing is."""
    for thing in snapshot.things:
        if thing.role not in _ROLES[thing.kind]:
            yield Finding("wrong-role", thing.key, f"a {thing.kind.value} that readers take for {thing.role}")


def unreported_state(snapshot: Snapshot) -> Iterator[Finding]:
    """Among choices the one that looks chosen is the one that readers hear as chosen, and only that."""
    choices = [thing for thing in snapshot.things if thing.kind is Kind.CHOICE]
    grounds = {thing.key: ground_of(thing.picture) for thing in choices}
    reported = [thing for thing in choices if thing.is_reported_checked]
    if len(choices) < 2 or (not reported and len(set(grounds.values())) == 1):
        return
    for thing in choices:
        others = [grounds[other.key] for other in choices if other is not thing]
        stands_out = grounds[thing.key] not in others
        if stands_out and len(choices) > 2 and not thing.is_reported_checked:
            yield Finding("unreported-state", thing.key, "it looks chosen, it is not reported to readers")
        if thing.is_reported_checked and not stands_out:
            yield Finding("unreported-state", thing.key, "readers hear that it is chosen, it does not look so")
    if not reported:
        yield Finding("unreported-state", choices[0].key, "one choice looks chosen, readers hear of none")


def _holds(name: str, caption: str) -> bool:
    """Every word of the caption is in the name, Chinese characters in their order; an elided end counts as named."""
    wanted, given = (one.replace(FILLING, "").lower() for one in (caption.removesuffix("…"), name))
    if "".join(wanted.split()) in "".join(given.split()):
        return True
    latin = re.findall(r"[a-z0-9.,]+", wanted)
    if any(word.strip(".,") not in given for word in latin):
        return False
    rest = iter(given)
    return all(one in rest for one in wanted if "\u4e00" <= one <= "\u9fff")
