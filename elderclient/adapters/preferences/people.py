"""Who uses this PC, in one small JSON file: whole or not at all. Holds no data of anybody but a name and how they sign in.

Staff may write it at a service hall: ``{"people": [{"key": "...", "name": "王奶奶", "token_file": "/path"}]}``.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from elderclient.adapters.preferences.json_file import JsonFile
from elderclient.domain.accounts.household import Code, Household, Member

_FIELDS = ("key", "name", "name_en", "demo_customer", "token_file")
_LONGEST = 400


class PeopleFile:
    """Implements ``ports.People``. ``candidates`` returns people who can be added at once (of a demo operator)."""

    def __init__(self, path: Path, candidates: Callable[[], tuple[Member, ...]] = tuple) -> None:
        self._file = JsonFile(path)
        self._candidates = candidates

    def load(self) -> Household:
        """All people in the file; an empty household where there is no file. A damaged file is moved aside."""
        listed = self._file.read().get("people")
        people = listed if isinstance(listed, list) else []
        members = [member for member in map(_member, people) if member is not None]
        unique = {member.key: member for member in reversed(members)}
        return Household(tuple(reversed(unique.values())))

    def save(self, household: Household) -> None:
        """Raises ``DiskFull`` or ``StoreError``; then the file is what it was."""
        people = [_written(member) for member in household.members]
        self._file.write(json.dumps({"people": people}, ensure_ascii=False, indent=2) + "\n")

    def candidates(self) -> tuple[Member, ...]:
        """Who could be added at once."""
        return self._candidates()


def _member(value: object) -> Member | None:
    if not isinstance(value, dict):
        return None
    texts = {name: value.get(name, "") for name in _FIELDS}
    if not all(isinstance(text, str) and len(text) <= _LONGEST for text in texts.values()) or not texts["key"]:
        return None
    return Member(**texts, code=_code(value.get("code")))


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
