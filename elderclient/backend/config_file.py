"""Reads ``operator.toml`` and the environment: which keys there are, what each may hold, and where a wrong one stands.

``packaging/operator/operator.toml`` explains every key; a test holds both against each other.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.complaints.deadlines import AnswerTime
from elderclient.backend.config import ENVIRONMENT, Configuration, UnsafeConfigurationError, refuse_unsafe

Read = Callable[[Any], Any]
"""Turns what TOML holds into what the field holds; raises ``ValueError`` that says what it should be."""
HOST = re.compile(r"(\[[0-9a-f:]+\]|[a-z0-9_.-]+)(:[0-9]{1,5})?")
_PROVINCE = re.compile(r"CN-[A-Z]{2}")
MINUTES, SECONDS, HOURS, DAYS = (timedelta(**{unit: 1}) for unit in ("minutes", "seconds", "hours", "days"))
OPEN_TABLES = ("hours", "complaints.provinces")
"""Tables that are read as a whole, since their keys are days or provinces."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of the file by its dotted ``name``, and the field it sets: of the configuration, or of one of its rules."""

    name: str
    field: str
    read: Read


def _text(value: Any) -> str:
    if not isinstance(value, str) or not value.isprintable():
        raise ValueError("it is a text in quotes")
    return value


def _pattern(value: Any) -> str:
    try:
        return re.compile(_text(value)).pattern
    except re.error as error:
        raise ValueError("it is a regular expression that a whole number matches") from error


def _numbers(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError('it is a list of numbers in quotes, such as ["13800000000"]')
    return frozenset(value)


def _truth(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("it is true or false")  # noqa: TRY004 - as every reader refuses
    return value


def _whole(least: int, most: int) -> Read:
    def read(value: Any) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise ValueError(f"it is a whole number from {least} to {most}")
        return value

    return read


def _span(unit: timedelta, least: float = 0) -> Read:
    def read(value: Any) -> timedelta:
        if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= 1_000_000:
            raise ValueError(f"it is a number from {least} on")
        return value * unit

    return read


def _hosts(value: Any) -> frozenset[str]:
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise ValueError('it is a list of names in brackets, such as ["api.example.com"]')
    hosts = frozenset(one.strip().lower() for one in value if one.strip())
    for host in hosts:
        if not HOST.fullmatch(host):
            raise ValueError(f"{host!r} is no name as in a Host header, such as api.example.com or 127.0.0.1:8080")
    return hosts


def _zone(value: Any) -> ZoneInfo:
    try:
        return ZoneInfo(_text(value))
    except (OSError, ValueError, KeyError) as error:
        raise ValueError("it is a name of the IANA list, such as Asia/Shanghai") from error


def _hours(value: Any) -> OpeningHours:
    if not isinstance(value, dict) or not all(isinstance(one, str) for one in value.values()):
        raise ValueError('it is a table of days, such as monday = "08:30-18:00"')
    return OpeningHours.parse(value)


def _answer_days(value: Any) -> AnswerTime:
    return AnswerTime(_whole(1, 365)(value))


def _provinces(value: Any) -> Mapping[str, AnswerTime]:
    if not isinstance(value, dict):
        raise ValueError("it is a table of provinces")  # noqa: TRY004 - as every reader refuses
    return {province: _province(province, rule) for province, rule in value.items()}


def _province(province: str, rule: Any) -> AnswerTime:
    if not _PROVINCE.fullmatch(province):
        raise ValueError(f"{province} is no province such as CN-HA")
    if not isinstance(rule, dict) or not {"days"} <= set(rule) <= {"days", "working_days"}:
        raise ValueError(f"{province} is a table with days, and working_days where it needs it")
    return AnswerTime(_whole(1, 365)(rule["days"]), are_working_days=_truth(rule.get("working_days", False)))


KEYS = (
    Key("database_url", "database_url", _text),
    Key("secret", "secret", _text),
    Key("hosts", "hosts", _hosts),
    Key("bind", "bind", _text),
    Key("port", "port", _whole(0, 65535)),
    Key("zone", "zone", _zone),
    Key("fraud_reports_an_hour", "fraud_reports_an_hour", _whole(1, 1_000_000)),
    Key("hours", "hours", _hours),
    Key("callbacks.elder_credit_minutes", "rules.elder_credit", _span(MINUTES)),
    Key("callbacks.attempts_allowed", "rules.attempts_allowed", _whole(1, 100)),
    Key("callbacks.requests_an_hour", "rules.requests_an_hour", _whole(1, 1_000_000)),
    Key("callbacks.retry_delay_minutes", "rules.retry_delay", _span(MINUTES)),
    Key("callbacks.agents", "rules.agents", _whole(1, 1_000_000)),
    Key("callbacks.handling_seconds", "rules.handling", _span(SECONDS, 1)),
    Key("callbacks.calls_from", "rules.calls_from", _text),
    Key("callbacks.records_all_calls", "rules.records_all_calls", _truth),
    Key("callbacks.lease_seconds", "rules.lease", _span(SECONDS, 30)),
    Key("callbacks.conversations", "rules.conversations", _whole(0, 100)),
    Key("callbacks.diallable", "rules.diallable", _pattern),
    Key("callbacks.barred_numbers", "rules.barred_numbers", _numbers),
    Key("complaints.first_answer_hours", "complaints.first_answer", _span(HOURS)),
    Key("complaints.answer_days", "complaints.answer", _answer_days),
    Key("complaints.reopen_days", "complaints.reopen_within", _span(DAYS)),
    Key("complaints.provinces", "complaints.in_provinces", _provinces),
    Key("repair.technicians", "repair.technicians", _whole(1, 10_000)),
    Key("repair.days_ahead", "repair.days_ahead", _whole(0, 365)),
    Key("repair.notice_hours", "repair.notice", _span(HOURS)),
)
FROM_ENVIRONMENT = ("database_url", "secret", "hosts", "bind", "port")
"""What may also be set there, in capitals after ``ENVIRONMENT``; it goes before the file."""
DEFAULT_PORT = 8080


def read_configuration(path: Path | None, environment: Mapping[str, str] | None = None) -> Configuration:
    """Read a TOML file, then the environment over it.

    Raises ``UnsafeConfigurationError`` for an unknown key, a wrong value, and for what must not go live.
    """
    found = dict(_of_file(path)) if path is not None else {}
    found |= _of_environment(os.environ if environment is None else environment)
    configuration = _built(found)
    refuse_unsafe(configuration)
    return configuration


def _of_file(path: Path) -> Iterator[tuple[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        values = tomllib.loads(text)
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UnsafeConfigurationError(f"The configuration file {path} cannot be read: {error}.") from error
    keys = {key.name: key for key in KEYS}
    tables = {key.name.rpartition(".")[0] for key in KEYS}
    for name, value in _flat(values, tables):
        where = f"{path}{_line_of(text, name)}"
        if name in tables:
            raise UnsafeConfigurationError(f"{where}: {name} is a table: write [{name}] on a line of its own.")
        if name not in keys:
            near = difflib.get_close_matches(name, keys, 1)
            hint = f"; perhaps {near[0]} is meant" if near else ""
            raise UnsafeConfigurationError(f"{where}: there is no key {name}{hint}.")
        yield name, _read(keys[name], value, where)


def _flat(values: Mapping[str, Any], tables: set[str], path: str = "") -> Iterator[tuple[str, Any]]:
    for name, value in values.items():
        dotted = f"{path}{name}"
        if isinstance(value, dict) and dotted not in OPEN_TABLES and dotted in tables:
            yield from _flat(value, tables, f"{dotted}.")
        else:
            yield dotted, value


def _line_of(text: str, name: str) -> str:
    """Where a key stands, as ``, line 3``; empty where it is written in an unusual way."""
    table = ""
    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if heading := re.fullmatch(r"\[+\s*([^\]]+?)\s*\]+\s*(#.*)?", words):
            table = f"{heading[1]}."
            is_found = heading[1] == name or heading[1].startswith(f"{name}.")
        else:
            is_found = f"{table}{words.partition('=')[0].strip()}" == name and "=" in words
        if is_found:
            return f", line {number}"
    return ""


def _of_environment(environment: Mapping[str, str]) -> dict[str, Any]:
    found = {}
    for key in KEYS:
        variable = ENVIRONMENT + key.name.upper()
        if key.name not in FROM_ENVIRONMENT or (text := environment.get(variable)) is None:
            continue
        value: Any = text
        if key.name == "hosts":
            value = text.split(",")
        elif key.name == "port" and text.isdecimal():
            value = int(text)
        found[key.name] = _read(key, value, f"The environment, {variable}")
    return found


def _read(key: Key, value: Any, where: str) -> Any:
    try:
        return key.read(value)
    except ValueError as error:
        raise UnsafeConfigurationError(f"{where}: {key.name} cannot be used: {error}.") from error


def _built(found: Mapping[str, Any]) -> Configuration:
    configuration = Configuration(database_url="", secret="", port=DEFAULT_PORT)
    for key in KEYS:
        if key.name in found:
            rules, _, field = key.field.rpartition(".")
            value = found[key.name]
            if rules:
                field, value = rules, replace(getattr(configuration, rules), **{field: value})
            configuration = replace(configuration, **{field: value})
    return configuration
