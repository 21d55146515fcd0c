"""Settings of one operator server, where they come from, and what must never go live. Must not open anything."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.complaints.deadlines import AnswerTime, ComplaintRules
from elderclient.backend.faults.rules import RepairRules

SECRET_LENGTH = 32
WELL_KNOWN = frozenset(
    {"", "admin", "administrator", "changeme", "change-me", "default", "demo", "elderclient", "example", "letmein"}
    | {"mysql", "operator", "password", "passw0rd", "postgres", "root", "secret", "test", "12345678", "123456"}
)
ENVIRONMENT = "ELDERCLIENT_OPERATOR_"


class UnsafeConfigurationError(Exception):
    """The server must not start like this; the message is one sentence for whoever started it."""


@dataclass(frozen=True, slots=True)
class CallbackRules:
    """How callbacks are queued and dialled. ``elder_credit`` is how much earlier a preferred caller counts as come."""

    elder_credit: timedelta = timedelta(minutes=10)
    elder_age: int = 65
    attempts_allowed: int = 3
    retry_delay: timedelta = timedelta(minutes=15)
    agents: int = 1
    handling: timedelta = timedelta(seconds=52)
    """How long one call keeps an agent, until enough real calls were counted."""
    calls_from: str = ""
    """The number agents call from; empty where they call from several."""
    records_all_calls: bool = True
    """Whether every call this operator makes passes through here; if not, the call check can never say "not us"."""
    lease: timedelta = timedelta(seconds=60)
    """So long an agent has a callback in hand without a word from their desk."""
    conversations: int = 3
    """So many written conversations one agent may have in hand; of calls by telephone it is one."""


@dataclass(frozen=True, slots=True)
class PrivacyRules:
    """How copies and deletions are performed. Spans are times the pace."""

    copying: timedelta = timedelta(seconds=3)
    """Between the steps of making a copy."""
    copy_kept: timedelta = timedelta(days=7)
    largest_copy: int = 4 * 1024 * 1024
    """Bytes; a larger copy is handed over by a person."""
    deletion_hold: timedelta = timedelta(minutes=10)
    """So long a deletion can still be taken back."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """Everything the server needs to know before it starts. ``hosts`` are the Host headers it answers to."""

    database_url: str
    secret: str = field(repr=False)
    hosts: frozenset[str] = frozenset()
    bind: str = "127.0.0.1"
    port: int = 0
    is_demo: bool = False
    has_simulated_agents: bool = False
    pace: float = 1.0
    """Factor on every duration of the simulated agent and on the retry delay."""
    admin_token: str = field(default="", repr=False)
    """Demo only: may move callbacks by hand while the simulated agent is off."""
    zone: ZoneInfo = field(default_factory=lambda: ZoneInfo("Asia/Shanghai"))
    hours: OpeningHours = field(default_factory=OpeningHours.always)
    rules: CallbackRules = field(default_factory=CallbackRules)
    privacy: PrivacyRules = field(default_factory=PrivacyRules)
    complaints: ComplaintRules = field(default_factory=ComplaintRules)
    repair: RepairRules = field(default_factory=RepairRules)
    fraud_reports_an_hour: int = 10
    """So many fraud reports are taken of one customer; whoever is called more often is helped by a person."""
    body_limit: int = 64 * 1024
    """Largest request body, in bytes."""
    waits_per_token: int = 20
    """So many long polls one token may have open at the same time; a client has one for each live ticket it shows."""


def read_configuration(path: Path | None, environment: Mapping[str, str] | None = None) -> Configuration:
    """Read a TOML file, then the environment over it; raises ``UnsafeConfigurationError`` for what must not go live."""
    values: dict[str, Any] = {}
    if path is not None:
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UnsafeConfigurationError(f"The configuration file {path} cannot be read: {error}.") from error
    source = os.environ if environment is None else environment
    for name in ("database_url", "secret", "hosts", "bind", "port"):
        if (value := source.get(ENVIRONMENT + name.upper())) is not None:
            values[name] = value.split(",") if name == "hosts" else value
    configuration = _built(values)
    refuse_unsafe(configuration)
    return configuration


def _built(values: Mapping[str, Any]) -> Configuration:
    try:
        return Configuration(
            database_url=str(values.get("database_url", "")),
            secret=str(values.get("secret", "")),
            hosts=frozenset(host.strip().lower() for host in values.get("hosts", ()) if host.strip()),
            bind=str(values.get("bind", "127.0.0.1")),
            port=int(values.get("port", 8080)),
            zone=ZoneInfo(str(values.get("zone", "Asia/Shanghai"))),
            hours=OpeningHours.parse(values["hours"]) if "hours" in values else OpeningHours.always(),
            rules=_rules(values.get("callbacks", {})),
            complaints=_complaints(values.get("complaints", {})),
            repair=_repair(values.get("repair", {})),
            fraud_reports_an_hour=max(1, int(values.get("fraud_reports_an_hour", 10))),
        )
    except (TypeError, ValueError, KeyError, AttributeError) as error:
        raise UnsafeConfigurationError(f"The configuration holds a value that cannot be used: {error}.") from error


def _rules(values: Mapping[str, Any]) -> CallbackRules:
    default = CallbackRules()
    return CallbackRules(
        elder_credit=timedelta(minutes=values.get("elder_credit_minutes", default.elder_credit.total_seconds() / 60)),
        attempts_allowed=int(values.get("attempts_allowed", default.attempts_allowed)),
        retry_delay=timedelta(minutes=values.get("retry_delay_minutes", default.retry_delay.total_seconds() / 60)),
        agents=max(1, int(values.get("agents", default.agents))),
        handling=timedelta(seconds=values.get("handling_seconds", default.handling.total_seconds())),
        calls_from=str(values.get("calls_from", default.calls_from)),
        records_all_calls=bool(values.get("records_all_calls", default.records_all_calls)),
        lease=timedelta(seconds=max(30, values.get("lease_seconds", default.lease.total_seconds()))),
        conversations=max(0, int(values.get("conversations", default.conversations))),
    )


def _complaints(values: Mapping[str, Any]) -> ComplaintRules:
    default = ComplaintRules()
    provinces = {
        province: AnswerTime(int(rule["days"]), are_working_days=bool(rule.get("working_days", False)))
        for province, rule in values.get("provinces", {}).items()
    }
    return ComplaintRules(
        first_answer=timedelta(
            hours=values.get("first_answer_hours", default.first_answer.total_seconds() / timedelta(hours=1).seconds)
        ),
        answer=AnswerTime(int(values.get("answer_days", default.answer.days))),
        in_provinces=provinces or default.in_provinces,
        reopen_within=timedelta(days=values.get("reopen_days", default.reopen_within.days)),
    )


def _repair(values: Mapping[str, Any]) -> RepairRules:
    default = RepairRules()
    return RepairRules(
        technicians=max(1, int(values.get("technicians", default.technicians))),
        days_ahead=max(0, int(values.get("days_ahead", default.days_ahead))),
        notice=timedelta(hours=values.get("notice_hours", default.notice.total_seconds() / 3600)),
    )


def refuse_unsafe(configuration: Configuration) -> None:
    """Raise ``UnsafeConfigurationError`` for a live server without secret, hosts, or with a well-known password."""
    if configuration.is_demo:
        return
    if not configuration.database_url:
        raise UnsafeConfigurationError(
            f"No database is set: give database_url in the configuration file or {ENVIRONMENT}DATABASE_URL."
        )
    if not configuration.secret:
        raise UnsafeConfigurationError(
            f"No secret is set: give secret in the configuration file or {ENVIRONMENT}SECRET; tokens are hashed with it."
        )
    if configuration.secret.strip().lower() in WELL_KNOWN or len(set(configuration.secret)) < 8:
        raise UnsafeConfigurationError("The secret is a well-known word: make a random one.")
    if len(configuration.secret) < SECRET_LENGTH:
        raise UnsafeConfigurationError(f"The secret is too short: it needs at least {SECRET_LENGTH} random characters.")
    _refuse_unsafe_database(configuration.database_url)
    if not configuration.hosts:
        raise UnsafeConfigurationError(
            f"No host names are set: give hosts in the configuration file or {ENVIRONMENT}HOSTS (as in Host headers)."
        )
    if configuration.has_simulated_agents or configuration.admin_token:
        raise UnsafeConfigurationError("The simulated agent exists only in the demo.")


def _refuse_unsafe_database(database_url: str) -> None:
    try:
        url = make_url(database_url)
    except ArgumentError as error:
        raise UnsafeConfigurationError("The database URL cannot be understood.") from error
    if url.password is not None and str(url.password).strip().lower() in WELL_KNOWN:
        raise UnsafeConfigurationError("The database's password is a default one: choose another before going live.")
    if url.get_backend_name() != "sqlite" and url.host and url.password is None:
        raise UnsafeConfigurationError("The database is reached over the network without a password.")
