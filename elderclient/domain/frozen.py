"""Frozen values: what ``@dataclass(frozen=True, slots=True)`` gives, made in a tenth of the time.

A dataclass compiles six functions of its own whenever its module is imported, and fifty of them are imported before
today's sentence: a tenth of the way to it. All values share the few functions here, which look at the fields.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, FrozenInstanceError, dataclass
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(frozen_default=True)
def frozen(cls: type[T]) -> type[T]:
    """Make the class a frozen value with slots, compared by its fields. A function that the class defines is not replaced.

    ``dataclasses.replace`` and ``fields`` work on it; ``field`` is understood as far as it sets a default.
    """
    # For a class without a docstring a dataclass writes one, and loads half of inspect and tokenize for it.
    cls.__doc__ = cls.__doc__ or cls.__name__
    made: Any = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    names: tuple[str, ...] = made.__match_args__
    values = attrgetter(*names) if names else _nothing
    shared: dict[str, Callable[..., Any]] = {
        "__init__": _maker(made, names),
        "__eq__": lambda self, other: values(self) == values(other) if type(self) is type(other) else NotImplemented,
        "__hash__": lambda self: hash(values(self)),
        "__repr__": _shown,
        "__reduce__": _parts,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
    }
    for name, function in shared.items():
        if name not in cls.__dict__:
            setattr(made, name, function)
    kind: type[T] = made
    return kind


def _maker(cls: Any, names: tuple[str, ...]) -> Callable[..., None]:
    fields = cls.__dataclass_fields__
    # Their slots are written directly: the class itself refuses every change.
    slots = [(name, getattr(cls, name).__set__, fields[name].default) for name in names]
    check: Callable[[Any], None] | None = getattr(cls, "__post_init__", None)

    def fill(self: Any, *given: Any, **named: Any) -> None:
        if len(given) > len(slots):
            raise TypeError(f"{cls.__name__} has {len(slots)} fields, {len(given)} were given")
        for (_name, put, _default), one in zip(slots, given, strict=False):
            put(self, one)
        for name, put, default in slots[len(given) :]:
            one = named.pop(name, default)
            if one is MISSING:
                raise TypeError(f"{cls.__name__} needs {name}")
            put(self, one)
        if named:
            raise TypeError(f"{cls.__name__} does not take {', '.join(named)} here")
        if check is not None:
            check(self)

    return fill


def _nothing(_one: object) -> tuple[()]:
    return ()


def _shown(self: Any) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self.__match_args__)})"


def _parts(self: Any) -> tuple[type, tuple[Any, ...]]:
    return type(self), tuple(getattr(self, name) for name in self.__match_args__)


def _refuse(self: Any, name: str, *_value: object) -> NoReturn:
    raise FrozenInstanceError(f"{type(self).__name__}.{name} does not change")
