"""Domain values as bytes and back, by their type hints. Must not read or write files.

Every dataclass that occurs is written down with a fingerprint of its structure. Bytes of an older structure are read where
it lacks nothing but fields whose defaults say nothing; any other reads as ``None``: the operator is asked again rather than
a value guessed.
"""

from __future__ import annotations

import dataclasses
import hashlib
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


class Unreadable(Exception):
    """The bytes are of another shape than the type asked for."""


def encode(value: object) -> bytes:
    """A dataclass, a tuple of them, or a plain value, with the fingerprints of all dataclasses in it."""
    shapes: dict[str, str] = {}
    plain = _plain(value, shapes)
    return json.dumps({"shapes": shapes, "value": plain}, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def decode(data: bytes, kind: type[T], *, is_strict: bool = True) -> T | None:
    """The value, or ``None`` where the bytes are of another structure than ``kind`` has today.

    Without ``is_strict`` an older structure is read as far as it goes: new fields take their defaults.
    """
    try:
        held = json.loads(data)
        if is_strict and not _says_the_same_today(held, kind):
            return None
        found: T = _value(held["value"], kind)
    except (Unreadable, ValueError, KeyError, TypeError, AttributeError, InvalidOperation, RecursionError):
        return None
    return found


def _says_the_same_today(held: Mapping[str, Any], kind: Any) -> bool:
    """Whether each class is as it was when this was written, or has more fields now that say nothing where they are new."""
    known = {cls.__name__: cls for cls in _classes(kind)}
    older = {name for name, shape in held["shapes"].items() if name not in known or fingerprint(known[name]) != shape}
    if not older <= known.keys():
        return False
    return all(_has_only_less(known[one[_CLASS]], one, held["shapes"]) for one in _written(held["value"], older))


def _written(plain: Any, names: set[str]) -> Iterator[Mapping[str, Any]]:
    """Every value of one of these classes, as it is written down."""
    if isinstance(plain, dict):
        if plain.get(_CLASS) in names:
            yield plain
        plain = list(plain.values())
    if isinstance(plain, list) and names:
        for one in plain:
            yield from _written(one, names)


def _has_only_less(cls: type, written: Mapping[str, Any], shapes: Mapping[str, str]) -> bool:
    new = [field for field in dataclasses.fields(cls) if field.name in _hints(cls) and field.name not in written]
    is_silent = all(_says_nothing(field.default) for field in new)
    return is_silent and fingerprint(cls, frozenset(field.name for field in new)) == shapes[cls.__name__]


def _says_nothing(default: object) -> bool:
    """Whether a field with this default claims nothing of a value that was written without it."""
    return default is None or default is False or isinstance(default, Unknown) or default in ("", ())


@cache
def fingerprint(cls: type, without: frozenset[str] = frozenset()) -> str:
    """Changes with every change of the dataclass's fields, of their types, or of the names of its enums' members.

    ``without``: names of fields that are left out.
    """
    parts = [cls.__qualname__]
    for name, hint in _hints(cls).items():
        if name in without:
            continue
        members = ",".join(sorted(str(member.value) for one in _enums(hint) for member in one))
        parts.append(f"{name}:{hint!r}:{members}")
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]


def _plain(value: object, shapes: dict[str, str]) -> Any:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        cls = type(value)
        shapes[cls.__name__] = fingerprint(cls)
        return {_CLASS: cls.__name__} | {name: _plain(getattr(value, name), shapes) for name in _hints(cls)}
    if isinstance(value, tuple | list):
        return [_plain(item, shapes) for item in value]
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


def _enums(hint: Any) -> list[type[Enum]]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return [hint]
    return [found for part in get_args(hint) for found in _enums(part)]


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
        datetime: datetime.fromisoformat,
        date: date.fromisoformat,
        time: time.fromisoformat,
    }
    if kind in readers and isinstance(plain, str):
        return readers[kind](plain)
    raise Unreadable


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
    return kind(**{name: _value(plain[name], hint) for name, hint in hints.items() if name in plain})


def _filled(hint: Any, given: Mapping[Any, Any]) -> Any:
    """``hint`` with its type variables replaced by what is ``given`` for them."""
    if isinstance(hint, TypeVar):
        return given[hint]
    variables = getattr(hint, "__parameters__", ())
    return hint[tuple(given[one] for one in variables)] if variables else hint
