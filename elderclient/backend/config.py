"""Settings of one operator server, and what must never go live. ``config_file`` reads them. Must not open anything."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from zoneinfo import ZoneInfo

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from elderclient.backend.callbacks.hours import OpeningHours
from elderclient.backend.complaints.deadlines import ComplaintRules
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
    requests_an_hour: int = 20
    """So many requests for a call are taken of one customer, those that ended included."""
    agents: int = 1
    handling: timedelta = timedelta(seconds=52)
    """How long one call keeps an agent, until enough real calls were counted."""
    calls_from: str = ""
    """The number agents call from; empty where they call from several."""
    records_all_calls: bool = True
    """Whether every call this operator makes passes through here; if not, the call check can never say "not us"."""
    diallable: str = r"(\+?86)?(1[3-9]\d{9}|0[1-9]\d{8,10}|[2-8]\d{6,7})"
    """What a number that may be called looks like, whole: no premium, no international one."""
    barred_numbers: frozenset[str] = frozenset()
    """Numbers that are never called, whoever has them."""
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
