"""Reads the staff's file of locked settings. Must not write it: installers and administrators do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from elderclient.domain.configuration import Configuration
from elderclient.domain.phone import ShortCode

_LARGEST = 64 * 1024


class PolicyFile:
    """The policy at ``path`` (a JSON object, written by an administrator).

    Only ``operator_url``, ``hotline`` and ``shows_demo`` can be locked. Text size, colours, language, voice, pointer,
    timing and the way of contact are the person's own: such keys are ignored. ``locked`` and ``bad`` are filled by
    ``apply``; an unreadable file locks nothing and sets ``was_damaged``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self.locked: frozenset[str] = frozenset()
        self.bad: tuple[str, ...] = ()
        self.was_damaged = False

    def apply(self, configuration: Configuration) -> Configuration:
        """``configuration`` (preferences over defaults) with the locked values put over it. Never raises."""
        good: dict[str, Any] = {}
        bad: list[str] = []
        values = self._values()
        for name, reader in _READERS.items():
            if name in values:
                try:
                    good[name] = reader(values[name])
                except (TypeError, ValueError):
                    bad.append(name)
        self.locked, self.bad = frozenset(good), tuple(bad)
        return replace(configuration, **good)

    def _values(self) -> Mapping[str, object]:
        self.was_damaged = False
        try:
            with self._path.open("rb") as file:
                content = file.read(_LARGEST + 1)
            values = json.loads(content) if len(content) <= _LARGEST else None
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError):
            values = None
        if isinstance(values, dict):
            return values
        self.was_damaged = True
        return {}


def _url(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("an address was expected")
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.password:
        raise ValueError("only an https address without a name and password in it")
    return value.rstrip("/")


def _hotline(value: object) -> ShortCode:
    if not isinstance(value, str) or not value.isascii() or not value.isdigit() or not 3 <= len(value) <= 12:
        raise ValueError("a hotline has 3 to 12 digits")
    return ShortCode(value)


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false was expected")
    return value


_READERS = {"operator_url": _url, "hotline": _hotline, "shows_demo": _flag}
