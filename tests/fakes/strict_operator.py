"""A foreign operator that does what the standards say and no more: it stores what is sent, and a PATCH replaces arrays.

``StrictOperator`` is a real HTTP server on loopback with lists of any resource; what it forgets, lacks and refuses is set
by its ``habits``. Must not know the client, and none of our own endpoints.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, parse_qsl, unquote, urlencode, urlsplit

from tests.fakes.faulty_operator import Asked, Front, Given
from tests.fakes.merge_patch import merged

Item = dict[str, Any]


@dataclass
class Habits:
    """How this operator differs from a perfect one."""

    drops: frozenset[str] = frozenset()
    """Fields of what is sent that it forgets without a word."""
    lacks: frozenset[str] = frozenset()
    """Resources it answers 404 for."""
    has_etags: bool = True
    refuses_merge_patch: bool = False
    """415 for ``application/merge-patch+json``."""
    needs_if_match: bool = False
    """428 for a change without If-Match."""
    never_matches: bool = False
    """412 for any If-Match, as where only strong tags are compared and there are weak ones."""
    echo_instead: Item | None = None
    """What a change is answered with, as where a gateway mixes up two answers."""
    echoes: str = "whole"
    """What a change answers: ``whole``, ``sent`` (only what was sent), ``nothing`` (204), ``accepted`` (202, no body)."""
    status: int = 0
    """Every request is answered with this error, where it is not 0."""
    before_change: list[Callable[[Item], None]] = field(default_factory=list)
    """Each is called once, with the stored object, just before one change: somebody else's change that comes in between."""
    number_ids: int = 0
    """What is created has whole numbers from here on as its ids, where it is not 0."""
    keeps: Callable[[Item], Item] = dict
    """What it makes of what is sent, as where it spells a field its own way."""
    answers: Callable[[Item], Item | None] = dict
    """What it answers to what was created; ``None``: 201 without a body, and a Location."""
    ignores_filters: bool = False
    refuses_filters: bool = False
    """400 for any filter or order of a list."""
    conflict_status: int = 412
    """What a change that comes too late is answered with: 412, or 409."""


class StrictOperator(Front):
    """Use as a context manager. ``stored`` are the lists by resource; ``asked`` what was requested."""

    def __init__(self, stored: Mapping[str, list[Any]], habits: Habits | None = None) -> None:
        self.stored: dict[str, list[Any]] = {name: list(items) for name, items in stored.items()}
        self.habits = habits or Habits()
        super().__init__(self._answer)

    def __enter__(self) -> StrictOperator:
        return self

    def one(self, resource: str, place: int = 0) -> Item:
        """An object as it is stored now."""
        found = self.stored[resource][place]
        assert isinstance(found, dict)
        return found

    def sent(self, method: str) -> list[Item]:
        """The bodies of all requests of one method, oldest first."""
        return [json.loads(asked.body) for asked in self.asked if asked.method == method and asked.body]

    def writes(self) -> list[Asked]:
        """Every request that may change something."""
        return [asked for asked in self.asked if asked.method != "GET"]

    def _answer(self, asked: Asked) -> Given:
        if self.habits.status:
            return _given(self.habits.status, {"code": str(self.habits.status), "reason": "no"})
        parts = urlsplit(asked.target)
        steps = [unquote(step) for step in parts.path.split("/") if step]
        name, rest = _resource(steps)
        if name in self.habits.lacks or (name not in self.stored and name not in ("troubleTicket", "productOrder")):
            return _given(404, {"code": "404", "reason": "not here"})
        items = self.stored.setdefault(name, [])
        if asked.method == "POST":
            return self._create(name, items, json.loads(asked.body or b"{}"), parts.path)
        if rest:
            return self._one(items, rest[0], asked)
        names = set(parse_qs(parts.query)) - {"offset", "limit"}
        if self.habits.refuses_filters and names:
            return _given(400, {"code": "20", "reason": "invalid query parameter"})
        kept = [(key, value) for key, value in parse_qsl(parts.query) if key not in names]
        return _page(items, urlencode(kept) if self.habits.ignores_filters else parts.query)

    def _create(self, name: str, items: list[Any], body: Item, path: str) -> Given:
        habits = self.habits
        made = habits.keeps({key: value for key, value in body.items() if key not in habits.drops})
        made["id"] = habits.number_ids + len(items) if habits.number_ids else f"{name}-{len(items) + 1}"
        made.setdefault("creationDate", "2026-11-28T10:00:00+08:00")
        made.setdefault("status" if name == "troubleTicket" else "state", "acknowledged")
        items.append(made)
        answer = habits.answers(made)
        if answer is None:
            return Given(201, b"", {"Location": f"{path}/{made['id']}"})
        return self._given(201, answer)

    def _one(self, items: list[Any], identifier: str, asked: Asked) -> Given:
        place = next(
            (at for at, one in enumerate(items) if isinstance(one, dict) and str(one.get("id")) == identifier), None
        )
        if place is None:
            return _given(404, {"code": "404", "reason": "no such object"})
        if asked.method == "PATCH":
            return self._change(items, place, asked)
        return self._given(200, items[place])

    def _change(self, items: list[Any], place: int, asked: Asked) -> Given:
        habits = self.habits
        kind = asked.headers.get("Content-Type", "")
        if habits.refuses_merge_patch and "merge-patch" in kind:
            return _given(415, {"code": "415", "reason": "application/json only"})
        tag = asked.headers.get("If-Match", "")
        if habits.needs_if_match and not tag:
            return _given(428, {"code": "428", "reason": "send If-Match"})
        if habits.before_change:
            other = json.loads(json.dumps(items[place]))
            habits.before_change.pop(0)(other)
            items[place] = other
        if tag and (habits.never_matches or tag != _etag(items[place])):
            return _given(habits.conflict_status, {"code": str(habits.conflict_status), "reason": "changed meanwhile"})
        sent = {name: value for name, value in json.loads(asked.body).items() if name not in habits.drops}
        items[place] = merged(items[place], sent)
        if habits.echo_instead is not None:
            return self._given(200, habits.echo_instead)
        if habits.echoes in ("nothing", "accepted"):
            return Given(204 if habits.echoes == "nothing" else 202, b"")
        return self._given(200, items[place] if habits.echoes == "whole" else {"id": items[place]["id"], **sent})

    def _given(self, status: int, item: Item) -> Given:
        given = _given(status, item)
        if self.habits.has_etags:
            given.headers["ETag"] = _etag(item)
        return given


def _given(status: int, value: Any) -> Given:
    return Given(status, json.dumps(value, ensure_ascii=False).encode())


def _etag(item: Item) -> str:
    return f'"{hashlib.sha256(json.dumps(item, sort_keys=True).encode()).hexdigest()[:16]}"'


def _resource(steps: list[str]) -> tuple[str, list[str]]:
    """The resource behind a base path that ends in a version, and what follows it."""
    versions = [at for at, step in enumerate(steps) if step[:1] == "v" and step[1:].isdigit()]
    behind = steps[versions[-1] + 1 :] if versions else steps
    return (behind[0], behind[1:]) if behind else ("", [])


def _page(items: list[Any], query: str) -> Given:
    asked = {name: values[0] for name, values in parse_qs(query).items()}
    start, limit = int(asked.pop("offset", 0)), int(asked.pop("limit", 1000))
    filters = {name: value for name, value in asked.items() if name not in ("fields", "sort")}
    kept = [one for one in items if not filters or (isinstance(one, dict) and _matches(one, filters))]
    page = kept[start : start + limit]
    given = _given(206 if len(page) < len(kept) else 200, page)
    given.headers |= {"X-Total-Count": str(len(kept)), "X-Result-Count": str(len(page))}
    return given


def _matches(item: Item, filters: Mapping[str, str]) -> bool:
    """A filter is a dotted path; lists are searched."""

    def walk(value: Any, path: list[str]) -> list[Any]:
        if not path:
            return [value]
        if isinstance(value, list):
            return [found for one in value for found in walk(one, path)]
        return walk(value[path[0]], path[1:]) if isinstance(value, dict) and path[0] in value else []

    return all(any(str(found) == wanted for found in walk(item, name.split("."))) for name, wanted in filters.items())
