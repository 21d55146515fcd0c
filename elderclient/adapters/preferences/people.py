"""Who uses this PC, in one small JSON file: whole or not at all. Holds no data of anybody but a name and how they sign in.

Staff may write it at a service hall: ``{"people": [{"key": "...", "name": "王奶奶", "token_file": "/path"}]}``.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from elderclient.adapters.durable_file import write_durably
from elderclient.adapters.json_text import RepeatedKey, each_once, line_of_repeated
from elderclient.adapters.text_file import displayed, is_there, read_text
from elderclient.domain.accounts.household import DEMO, Code, Household, Member
from elderclient.domain.errors import StoreError
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

_FIELDS = ("key", "name", "name_en", "demo_customer", "token_file")
_CODE = "code"
_LONGEST = 400


class PeopleFile:
    """Implements ``ports.People``. ``candidates`` returns people who can be added at once (of a demo operator).

    A file that is not understood in every part is refused as a whole and left where it is: whoever is missing from the
    list would be shown another person's data.
    """

    def __init__(self, path: Path, candidates: Callable[[], tuple[Member, ...]] = tuple) -> None:
        self._path = path
        self._candidates = candidates

    def read(self) -> Household | SetupFault:
        """All people in the file, an empty household where there is no file, or what is wrong with it."""
        if not is_there(self._path):
            return Household()
        text = read_text(self._path)
        if isinstance(text, SetupFault):
            return text
        try:
            return Household(tuple(self._members(text)))
        except RepeatedKey as problem:
            line = line_of_repeated(text, problem.key)
            return self._fault(SetupFaultKind.REPEATED, line, problem.key, "each setting once")
        except json.JSONDecodeError as problem:
            return self._fault(SetupFaultKind.SYNTAX, problem.lineno, expected="JSON")
        except RecursionError:
            return self._fault(SetupFaultKind.SYNTAX, expected="JSON")
        except _WrongEntry as problem:
            return self._fault(problem.kind, text.count("\n", 0, problem.position) + 1, problem.key, problem.expected)

    def load(self) -> Household:
        """All people in the file, as ``read``. Raises ``StoreError`` where the file is not accepted."""
        found = self.read()
        if isinstance(found, SetupFault):
            raise StoreError(f"the list of people is not accepted: {found.kind.value}")
        return found

    def save(self, household: Household) -> None:
        """Raises ``DiskFull`` or ``StoreError``; then the file is what it was."""
        people = [_written(member) for member in household.members]
        text = json.dumps({"people": people}, ensure_ascii=False, indent=2) + "\n"
        # A file name that is no UTF-8 is written as JSON's own escape, and comes back as it was.
        write_durably(self._path, text.encode("utf-8", "backslashreplace"))

    def candidates(self) -> tuple[Member, ...]:
        """Who could be added at once."""
        return self._candidates()

    def _fault(self, kind: SetupFaultKind, line: int = 0, key: str = "", expected: str = "") -> SetupFault:
        return SetupFault(kind, displayed(self._path), line, key, expected)

    def _members(self, text: str) -> Iterator[Member]:
        values = json.loads(text, object_pairs_hook=each_once)
        if not isinstance(values, dict):
            raise _WrongEntry(SetupFaultKind.WRONG_VALUE, 0, "people", 'an object {"people": [...]}')
        for key in values:
            if key != "people":
                raise _WrongEntry(SetupFaultKind.UNKNOWN_KEY, _position(text, key), key, "people alone")
        if not isinstance(values.get("people"), list):
            kind = SetupFaultKind.WRONG_VALUE if "people" in values else SetupFaultKind.MISSING_KEY
            raise _WrongEntry(kind, _position(text, "people"), "people", "a list")
        seen: set[tuple[str, str]] = set()
        for position, value in _entries(text):
            member = _member(text, position, value)
            for name, own in (
                ("key", member.key),
                ("demo_customer", member.signs_in_as),
                ("token_file", member.token_file),
            ):
                if (name, own) in seen:
                    # Else the button of one person would open the data of another.
                    expected = f"another {name} for each person"
                    raise _WrongEntry(SetupFaultKind.REPEATED, _position(text, name, position), name, expected)
                seen |= {(name, own)} if own else set()
            yield member


class _WrongEntry(ValueError):
    """What is wrong, with its position in the text."""

    def __init__(self, kind: SetupFaultKind, position: int, key: str, expected: str) -> None:
        super().__init__(key)
        self.kind = kind
        self.position = position
        self.key = key
        self.expected = expected


def _position(text: str, key: str, start: int = 0) -> int:
    return max(start, text.find(json.dumps(key, ensure_ascii=False), start))


def _entries(text: str) -> Iterator[tuple[int, Any]]:
    """Each entry of the list with its position; ``text`` is an object that has nothing but the list."""
    decoder = json.JSONDecoder()
    here = text.index("[") + 1
    while True:
        while text[here] in " \t\r\n,":
            here += 1
        if text[here] == "]":
            return
        value, end = decoder.raw_decode(text, here)
        yield here, value
        here = end


def _member(text: str, position: int, value: Any) -> Member:
    if not isinstance(value, dict):
        raise _WrongEntry(SetupFaultKind.WRONG_VALUE, position, "people", 'objects {"key": ..., "name": ...}')
    for key, found in value.items():
        if key not in (*_FIELDS, _CODE):
            known = ", ".join((*_FIELDS, _CODE))
            raise _WrongEntry(SetupFaultKind.UNKNOWN_KEY, _position(text, key, position), key, f"one of {known}")
        if key != _CODE and not (isinstance(found, str) and len(found) <= _LONGEST):
            expected = f"a text in quotes of at most {_LONGEST} characters"
            raise _WrongEntry(SetupFaultKind.WRONG_VALUE, _position(text, key, position), key, expected)
    if not value.get("key", "").strip():
        raise _WrongEntry(SetupFaultKind.MISSING_KEY, position, "key", "a key for each person")
    texts = {name: value.get(name, "") for name in _FIELDS}
    member = Member(**texts, code=_code(value.get(_CODE)))
    if member.key.startswith(DEMO) and member.demo_customer not in ("", member.key.removeprefix(DEMO)):
        at = _position(text, "demo_customer", position)
        raise _WrongEntry(SetupFaultKind.WRONG_VALUE, at, "demo_customer", "the customer of the key")
    return member


def _code(value: Any) -> Code | None:
    """A code that cannot be read still locks: a damaged file opens no one's data."""
    if value is None:
        return None
    try:
        code = Code(str(value["salt"]), str(value["digest"]))
        bytes.fromhex(code.salt), bytes.fromhex(code.digest)
    except (TypeError, KeyError, ValueError):
        return Code("00" * 16, "00" * 32)
    return code


def _written(member: Member) -> dict[str, Any]:
    written: dict[str, Any] = {name: getattr(member, name) for name in _FIELDS if getattr(member, name)}
    if member.code is not None:
        written["code"] = {"salt": member.code.salt, "digest": member.code.digest}
    return written
