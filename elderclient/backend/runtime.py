"""The parts of one running server, and how an endpoint reaches them. Must not answer anything by itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Annotated, cast

from fastapi import Depends, Request
from sqlalchemy import Engine
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.callbacks.fraud_report import FraudReportKind
from elderclient.backend.callbacks.kind import CallbackKind
from elderclient.backend.callbacks.lifecycle import CALLBACK, Lifecycle
from elderclient.backend.callbacks.taking import Taking
from elderclient.backend.complaints.kind import ComplaintKind
from elderclient.backend.complaints.lifecycle import ComplaintLife
from elderclient.backend.config import Configuration
from elderclient.backend.database.engine import reading_sessions_of, sessions_of
from elderclient.backend.faults.kind import FAULT, FaultKind
from elderclient.backend.orders.lifecycle import OrderLife
from elderclient.backend.orders.placing import Ordering
from elderclient.backend.privacy.consents import Consents
from elderclient.backend.privacy.deletion import TYPE as DELETION
from elderclient.backend.privacy.deletion import DeletionKind
from elderclient.backend.server.notifier import Notifier
from elderclient.backend.staff.sign_in import SignIn
from elderclient.backend.tickets.kinds import TicketKind
from elderclient.backend.tickets.placing import Placing


def utc_now() -> datetime:
    """Return the present moment in UTC, aware."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Operator:
    """Everything one server works with. ``now`` may be another clock in tests."""

    configuration: Configuration
    engine: Engine
    writing: sessionmaker[Session]
    reading: sessionmaker[Session]
    notifier: Notifier
    lifecycle: Lifecycle
    taking: Taking
    kinds: Mapping[str, TicketKind]
    """Every kind of ticket there is, by TMF621 ``ticketType``."""
    placing: Placing
    ordering: Ordering
    consents: Consents
    sign_in: SignIn
    now: Callable[[], datetime] = utc_now

    @classmethod
    def over(cls, configuration: Configuration, engine: Engine, now: Callable[[], datetime] = utc_now) -> Operator:
        """Put the parts together over an open engine whose schema is up to date."""
        writing, reading = sessions_of(engine), reading_sessions_of(engine)
        lifecycle = Lifecycle(configuration)
        kinds = _kinds(configuration, lifecycle)
        notifier = Notifier(configuration.waits_per_token)
        return cls(
            configuration=configuration,
            engine=engine,
            writing=writing,
            reading=reading,
            notifier=notifier,
            lifecycle=lifecycle,
            taking=Taking(lifecycle, writing, reading, notifier.changed, now),
            kinds=kinds,
            placing=Placing(kinds, writing),
            ordering=Ordering(OrderLife(configuration.pace, configuration.zone), writing),
            consents=Consents(configuration),
            sign_in=SignIn(writing, configuration.secret),
            now=now,
        )


def _kinds(configuration: Configuration, lifecycle: Lifecycle) -> Mapping[str, TicketKind]:
    return {
        CALLBACK: CallbackKind(configuration, lifecycle),
        DELETION: DeletionKind(configuration),
        "complaint": ComplaintKind(ComplaintLife(configuration)),
        FAULT: FaultKind(configuration),
        "fraudReport": FraudReportKind(configuration.fraud_reports_an_hour),
    }


def operator_of(request: Request) -> Operator:
    """The server an endpoint belongs to."""
    return cast("Operator", request.app.state.operator)


OperatorOf = Annotated[Operator, Depends(operator_of)]
