"""Domain values as bytes and back, by their type hints. Must not read or write files.

Every value of a dataclass is written down by its name and those of its fields. What an earlier version wrote is read where
each of its fields is there today, of the same kind, and where new fields say nothing by their defaults; a state that is
known no more, or a field that is, reads as ``None``: the operator is asked again rather than a value guessed.
"""

from __future__ import annotations

import dataclasses
import json
import types
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from elderclient.domain.callbacks import Callback
from elderclient.domain.known import Unknown

T = TypeVar("T")
_CLASS = "@"
_NEVER_KEPT: Mapping[type, frozenset[str]] = {Callback: frozenset({"check_words", "check_words_en"})}
"""Call-check words exist only while the operator dials; written down they would outlive the call."""

_FORMER_NAMES: Mapping[str, str] = {"Entry": "OutboxAct"}
"""What acts were called in the files of earlier versions: they are read all the same."""

_BEFORE: Mapping[tuple[str, str], object] = {("Hall", "is_known_in_use"): False}
"""What a field is of a value that was written before there was one, where its default would claim too much."""


class Unreadable(Exception):
    """The bytes are of another shape than the type asked for."""


def encode(value: object) -> bytes:
    """A dataclass, a tuple of them, or a plain value, each dataclass with its name."""
    return json.dumps({"value": _plain(value)}, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def decode(data: bytes, kind: type[T], *, is_strict: bool = True) -> T | None:
    """The value, or ``None`` where the bytes are of another structure than ``kind`` has today.

    Without ``is_strict`` an older structure is read as far as it goes: new fields take their defaults, old ones are left.
    """
    try:
        held = json.loads(data)
        if is_strict and not _says_the_same_today(held["value"], kind):
            return None
        found: T = _value(held["value"], kind)
    except (Unreadable, ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError):
        return None
    return found


def _says_the_same_today(plain: Any, kind: Any) -> bool:
    """Whether each value has the fields that its class has today, but for new ones that say nothing where they are new."""
    known = {cls.__name__: cls for cls in _classes(kind)}
    return all(one[_CLASS] not in known or _has_only_less(known[one[_CLASS]], one) for one in _written(plain))


def _written(plain: Any) -> Iterator[Mapping[str, Any]]:
    """Every value of a dataclass, as it is written down."""
    if isinstance(plain, dict):
        if _CLASS in plain:
            yield plain
        plain = list(plain.values())
    if isinstance(plain, list):
        for one in plain:
            yield from _written(one)


def _has_only_less(cls: type, written: Mapping[str, Any]) -> bool:
    own = [field for field in dataclasses.fields(cls) if field.name in _hints(cls)]
    has_more = written.keys() - {_CLASS} - {field.name for field in own}
    new = (field for field in own if field.name not in written)
    return not has_more and all((cls.__name__, field.name) in _BEFORE or _says_nothing(field.default) for field in new)


def _says_nothing(default: object) -> bool:
    """Whether a field with this default claims nothing of a value that was written without it."""
    return default is None or default is False or isinstance(default, Unknown) or default in ("", ())


def _plain(value: object) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        cls = type(value)
        return {_CLASS: cls.__name__} | {name: _plain(getattr(value, name)) for name in _hints(cls)}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, datetime | date | time):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    if value is None or isinstance(value, str | bool | int):
        return value
    raise TypeError(f"{type(value).__name__} cannot be stored")


@cache
def _hints(cls: type) -> dict[str, Any]:
    """The stored fields of a dataclass and their types."""
    hints = get_type_hints(cls)
    left_out = _NEVER_KEPT.get(cls, frozenset())
    return {field.name: hints[field.name] for field in dataclasses.fields(cls) if field.name not in left_out}


def _classes(kind: Any) -> set[type]:
    """All dataclasses that can occur in a value of ``kind``."""
    found: set[type] = set()
    waiting = [kind]
    while waiting:
        hint = waiting.pop()
        origin = get_origin(hint)
        if dataclasses.is_dataclass(origin):
            waiting += [origin, *get_args(hint)]
        elif isinstance(hint, type) and dataclasses.is_dataclass(hint):
            if hint not in found:
                found.add(hint)
                waiting += _hints(hint).values()
        else:
            waiting += get_args(hint)
    return found


def _value(plain: Any, kind: Any) -> Any:
    origin = get_origin(kind)
    if origin is tuple:
        return _tuple(plain, get_args(kind))
    if origin in (Union, types.UnionType):
        return _one_of(plain, get_args(kind))
    if kind is None or kind is type(None):
        return _checked(plain, plain is None)
    if dataclasses.is_dataclass(origin):
        return _dataclass(plain, origin, get_args(kind))
    if dataclasses.is_dataclass(kind):
        return _dataclass(plain, kind)
    if not isinstance(kind, type):
        raise Unreadable
    return _simple(plain, kind)


def _simple(plain: Any, kind: type) -> Any:
    if issubclass(kind, Enum):
        return kind(plain)
    if kind is bool or kind is str:
        return _checked(plain, isinstance(plain, kind))
    if kind is int:
        return _checked(plain, isinstance(plain, int) and not isinstance(plain, bool))
    readers: dict[type, Callable[[str], Any]] = {
        Decimal: Decimal,
        datetime: _aware,
        date: date.fromisoformat,
        time: time.fromisoformat,
    }
    if kind in readers and isinstance(plain, str):
        return readers[kind](plain)
    raise Unreadable


def _aware(text: str) -> datetime:
    """Every time of ours has a zone: one without is a day that an earlier version wrote."""
    found = datetime.fromisoformat(text)
    return _checked(found, found.tzinfo is not None)  # type: ignore[no-any-return]  # it checks values of any type


def _checked(plain: Any, is_right: bool) -> Any:  # noqa: FBT001 - reads as an assertion
    if not is_right:
        raise Unreadable
    return plain


def _tuple(plain: Any, kinds: tuple[Any, ...]) -> tuple[Any, ...]:
    if not isinstance(plain, list):
        raise Unreadable
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(_value(item, kinds[0]) for item in plain)
    if len(kinds) != len(plain):
        raise Unreadable
    return tuple(_value(item, kind) for item, kind in zip(plain, kinds, strict=True))


def _one_of(plain: Any, kinds: tuple[Any, ...]) -> Any:
    if plain is None and type(None) in kinds:
        return None
    for kind in kinds:
        if dataclasses.is_dataclass(kind) and not _is_named(plain, kind):
            continue
        try:
            return _value(plain, kind)
        except (Unreadable, ValueError, TypeError, InvalidOperation):
            continue
    raise Unreadable


def _is_named(plain: Any, kind: Any) -> bool:
    name = str(getattr(kind, "__name__", ""))
    return isinstance(plain, dict) and plain.get(_CLASS) in (name, _FORMER_NAMES.get(name, name))


def _dataclass(plain: Any, kind: Any, arguments: tuple[Any, ...] = ()) -> Any:
    """``arguments``: the types that a generic dataclass is given for its type variables."""
    if not _is_named(plain, kind):
        raise Unreadable
    hints = _hints(kind)
    if arguments:
        given = dict(zip(kind.__parameters__, arguments, strict=True))
        hints = {name: _filled(hint, given) for name, hint in hints.items()}
    before = {name: value for (owner, name), value in _BEFORE.items() if owner == kind.__name__}
    return kind(**before | {name: _value(plain[name], hint) for name, hint in hints.items() if name in plain})


def _filled(hint: Any, given: Mapping[Any, Any]) -> Any:
    """``hint`` with its type variables replaced by what is ``given`` for them."""
    if isinstance(hint, TypeVar):
        return given[hint]
    variables = getattr(hint, "__parameters__", ())
    return hint[tuple(given[one] for one in variables)] if variables else hint
