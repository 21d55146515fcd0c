"""Copies of everything about a customer: asked for once at a time, made step by step, thrown away after some days."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.config import Configuration
from elderclient.backend.database.models import PersonalCopy
from elderclient.backend.privacy.labels import labels, words
from elderclient.backend.privacy.ownership import owned_tables, rows_of

NOT_STARTED, RUNNING, SUCCEEDED, FAILED = "Not Started", "Running", "Succeeded", "Failed"
FORMAT = "elderclient-personal-data"


class CopyUnderWayError(Exception):
    """Another copy is being made for this customer."""

    def __init__(self, existing_id: str) -> None:
        super().__init__("another copy is already being made")
        self.existing_id = existing_id


def place(
    sessions: sessionmaker[Session], customer_id: str, external_id: str, now: datetime, configuration: Configuration
) -> str:
    """The id of a new copy, or of the one this external id made. Raises ``CopyUnderWayError``."""
    try:
        with sessions.begin() as session:
            existing = _existing(session, customer_id, external_id)
            if existing is None:
                existing = PersonalCopy(
                    id=uuid4().hex,
                    customer_id=customer_id,
                    external_id=external_id,
                    live_for=customer_id,
                    status=NOT_STARTED,
                    created_at=now,
                    due_at=now + configuration.privacy.copying * configuration.pace,
                )
                session.add(existing)
            return existing.id
    except IntegrityError:
        # Another request was quicker, with the same id or with one of its own.
        with sessions.begin() as session:
            existing = _existing(session, customer_id, external_id)
            if existing is None:
                raise
            return existing.id


def _existing(session: Session, customer_id: str, external_id: str) -> PersonalCopy | None:
    same = select(PersonalCopy).where(PersonalCopy.customer_id == customer_id, PersonalCopy.external_id == external_id)
    if (found := session.scalar(same)) is not None:
        return found
    live = session.scalar(select(PersonalCopy.id).where(PersonalCopy.live_for == customer_id))
    if live is not None:
        raise CopyUnderWayError(live)
    return None


def find(session: Session, customer_id: str, copy_id: str) -> PersonalCopy | None:
    """One copy of this customer."""
    copy = session.get(PersonalCopy, copy_id)
    return copy if copy is not None and copy.customer_id == customer_id else None


def newest(session: Session, customer_id: str) -> Sequence[PersonalCopy]:
    """This customer's copies, newest first."""
    query = select(PersonalCopy).where(PersonalCopy.customer_id == customer_id)
    return session.scalars(query.order_by(PersonalCopy.created_at.desc(), PersonalCopy.id).limit(100)).all()


def due(session: Session, now: datetime, *, to_change: bool = False) -> PersonalCopy | None:
    """The copy whose next step has been due longest."""
    query = select(PersonalCopy).where(PersonalCopy.due_at <= now).order_by(PersonalCopy.due_at).limit(1)
    return session.scalar(query.with_for_update() if to_change else query)


def advance(session: Session, copy: PersonalCopy, now: datetime, configuration: Configuration) -> None:
    """The next step of a copy whose time has come."""
    rules, pace = configuration.privacy, configuration.pace
    if copy.status == NOT_STARTED:
        copy.status, copy.due_at = RUNNING, now + rules.copying * pace
    elif copy.status == RUNNING:
        content = json.dumps(content_of(session, copy.customer_id, now), ensure_ascii=False, separators=(",", ":"))
        copy.completed_at, copy.live_for = now, None
        if len(content.encode()) > rules.largest_copy:
            copy.status, copy.trouble, copy.due_at = FAILED, "tooLarge", None
            return
        copy.status, copy.content, copy.due_at = SUCCEEDED, content, now + rules.copy_kept * pace
    else:
        copy.content, copy.due_at = None, None


def content_of(session: Session, customer_id: str, now: datetime) -> dict[str, Any]:
    """Everything there is about the customer, and nothing about other people."""
    tables: list[dict[str, Any]] = []
    for table in owned_tables():
        label = labels().get(table.name)
        if not (rows := rows_of(session, table, customer_id)):
            continue
        tables.append(
            {
                "name": table.name,
                "label": table.name if label is None else label.name,
                "labelEn": table.name if label is None else label.name_en,
                "fields": [] if label is None else [{"name": one.column, "kind": one.kind} for one in label.fields],
                "rows": rows,
            }
        )
    return {
        "@type": FORMAT,
        "version": 1,
        "customerId": customer_id,
        "createdAt": now.isoformat(),
        "words": [{"code": code, "name": name, "nameEn": name_en} for code, (name, name_en) in words().items()],
        "tables": tables,
    }
