"""Reads the operator's policy for this PC, one TOML file, and converts the JSON file of earlier versions once.

Installers and administrators write the policy; nothing here changes one that is there.
"""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from elderclient.adapters.durable_file import write_durably
from elderclient.adapters.text_file import displayed, is_there, read_text, readable_part
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import StoreError
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

_HOTLINE = re.compile(r"""^[\s{,]*["']?hotline["']?\s*[=:]\s*["']?([0-9]{3,12})["']?\s*(?:[,}#]|$)""", re.MULTILINE)
"""A line that names the hotline, in a file that is not accepted; quotes may be what it lacks."""
_TWICE = re.compile("overwrite a value|twice")
"""What ``tomllib`` says of a key, or a table, that is there twice."""
_KEY = re.compile(r"""[\s\["']*([A-Za-z0-9_.-]+)""")
_SYNTAX_LINE = re.compile(r"at line ([0-9]+)")


class PolicyFile:
    """The policy at ``path``; docs/policy.md says what may be in it.

    Everything in it is accepted, or it is refused as a whole: half a policy would send a person to a wrong operator.
    Where there is none, a ``.json`` file of the same name from an earlier version is read; see ``convert``.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        # Not "with_suffix", which refuses a path without a name, such as "/".
        self._old_path = path.parent / f"{path.stem}.json"

    @property
    def is_installed(self) -> bool:
        """There is a policy, whether or not it can be read."""
        return is_there(self._path) or is_there(self._old_path)

    def apply(self, configuration: Configuration) -> Configuration:
        """``configuration`` (preferences over defaults) with the policy put over it; without one, as it is.

        Never raises. A policy that is not accepted sets ``setup_fault``, and the hotline alone where it can be read.
        """
        if not self.is_installed:
            return configuration
        if not is_there(self._path):
            return _applied(configuration, self._old_path, self._read_old())
        text = read_text(self._path)
        found = _toml(text, displayed(self._path)) if isinstance(text, str) else text
        return _applied(configuration, self._path, found)

    def convert(self) -> None:
        """Write the policy of an earlier version as TOML, where it is accepted and this program may write there.

        Without that right the JSON file is read again by the next start. May wait for the disk: not on the UI thread.
        """
        if is_there(self._path) or not is_there(self._old_path):
            return
        found = self._read_old()
        new = self._path.with_name(self._path.name + ".new")
        if not isinstance(found, SetupFault):
            with contextlib.suppress(StoreError, OSError):
                write_durably(new, _as_toml(found).encode("utf-8"))
                # The one who starts the program is not the only one who has to be able to read the policy.
                shutil.copymode(self._old_path, new)
                new.replace(self._path)

    def _read_old(self) -> Mapping[str, Any] | SetupFault:
        text = read_text(self._old_path)
        return _json(text, displayed(self._old_path)) if isinstance(text, str) else text


def _applied(configuration: Configuration, path: Path, found: Mapping[str, Any] | SetupFault) -> Configuration:
    if not isinstance(found, SetupFault):
        return replace(configuration, **found)
    wrong = replace(configuration, setup_fault=found)
    hotlines = {match[1] for match in _HOTLINE.finditer(readable_part(path))}
    if len(hotlines) != 1:
        return wrong
    from elderclient.domain.phone import ShortCode

    return replace(wrong, hotline=ShortCode(hotlines.pop()))


def _toml(text: str, file: str) -> dict[str, Any] | SetupFault:
    # A PC without a policy does not load what reads one.
    import tomllib

    from elderclient.adapters.policy import lines
    from elderclient.adapters.policy.schema import WrongPolicy, checked

    try:
        return checked(tomllib.loads(text))
    except tomllib.TOMLDecodeError as problem:
        line = _SYNTAX_LINE.search(str(problem))
        # "at end of document" has no number.
        number = int(line[1]) if line else text.count("\n") + 1
        if _TWICE.search(str(problem)):
            key = _KEY.match(text.replace("\r\n", "\n").split("\n")[number - 1])
            return SetupFault(SetupFaultKind.REPEATED, file, number, key[1] if key else "", "each setting once")
        return SetupFault(SetupFaultKind.SYNTAX, file, number, expected="TOML")
    except RecursionError:
        return SetupFault(SetupFaultKind.SYNTAX, file, expected="TOML")
    except WrongPolicy as problem:
        line_number = lines.line_in_toml(text, problem.path) if problem.path else 0
        if not line_number and len(problem.path) > 1:
            line_number = lines.line_in_toml(text, problem.path[:-1])
        return _fault(problem, file, line_number)


def _json(text: str, file: str) -> dict[str, Any] | SetupFault:
    import json

    from elderclient.adapters.json_text import RepeatedKey, each_once, line_of_repeated
    from elderclient.adapters.policy import lines
    from elderclient.adapters.policy.schema import PERSONAL, WrongPolicy, checked

    try:
        values = json.loads(text, object_pairs_hook=each_once)
        if not isinstance(values, dict):
            return SetupFault(SetupFaultKind.SYNTAX, file, 1, expected="a JSON object")
        # Earlier versions promised to ignore the keys that are each person's own.
        return checked({key: value for key, value in values.items() if key not in PERSONAL})
    except RepeatedKey as problem:
        return SetupFault(
            SetupFaultKind.REPEATED, file, line_of_repeated(text, problem.key), problem.key, "each setting once"
        )
    except json.JSONDecodeError as problem:
        return SetupFault(SetupFaultKind.SYNTAX, file, problem.lineno, expected="JSON")
    except RecursionError:
        return SetupFault(SetupFaultKind.SYNTAX, file, expected="JSON")
    except WrongPolicy as problem:
        return _fault(problem, file, lines.line_in_json(text, problem.path))


def _fault(problem: Any, file: str, line: int) -> SetupFault:
    return SetupFault(problem.kind, file, line, ".".join(problem.path), problem.expected)


def _as_toml(found: Mapping[str, Any]) -> str:
    """The values of a JSON policy as lines; it had texts and flags only."""
    rows = ["# Converted from policy.json, which is not read any more; docs/policy.md explains every value."]
    for key, value in found.items():
        if isinstance(value, bool):
            rows.append(f"{key} = {str(value).lower()}")
        elif key != "apis":
            rows.append(f'{key} = "{getattr(value, "digits", value)}"')
    for one in found.get("apis", ()):
        rows += ["", f"[api.{one.name}]"]
        rows += [f'path = "{one.path}"'] if one.path else []
        rows += [f'version = "v{one.version}"'] if one.version else []
    return "\n".join(rows) + "\n"
