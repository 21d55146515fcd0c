"""Consents: asked once, given with a proof of what was shown, taken back at once. Callers commit.

A use that needs a consent asks ``is_granted`` when it happens; nothing is remembered elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import uuid4

from sqlalchemy import select
from sqlalchemy.orm import Session

from elderclient.backend.callbacks import queue
from elderclient.backend.config import Configuration
from elderclient.backend.database.models import DISABILITY_PRIORITY, Consent, ConsentAgreement, Customer
from elderclient.backend.privacy.purposes import WORDS_VERSION, purpose_of, purposes
from elderclient.backend.tickets.kinds import NotPossibleError

GRANTED, REFUSED, ASKED = "granted", "refused", "asked"


class ConsentMissingError(Exception):
    """The customer has not agreed to this use of their data."""


class OldWordsError(Exception):
    """What was shown to the customer is not what the purpose says today."""


@dataclass(frozen=True, slots=True)
class Given:
    """What a customer agrees to: which purposes, and the words they read."""

    purposes: tuple[str, ...]
    words_version: str
    words_shown: str


def standing(session: Session, customer_id: str) -> dict[str, Consent]:
    """What is known by purpose; without purposes not asked about yet."""
    rows = session.scalars(select(Consent).where(Consent.customer_id == customer_id))
    known = {row.purpose: row for row in rows}
    return {purpose.id: known[purpose.id] for purpose in purposes() if purpose.id in known}


def is_granted(session: Session, customer_id: str, purpose: str) -> bool:
    """Whether the customer agrees to it at this moment."""
    consent = session.get(Consent, (customer_id, purpose))
    return consent is not None and consent.state == GRANTED


def need(session: Session, customer_id: str, purpose: str) -> None:
    """Raise ``ConsentMissingError`` unless the customer agrees."""
    if not is_granted(session, customer_id, purpose):
        raise ConsentMissingError(f"the customer has not agreed to {purpose}")


def ask(session: Session, customer_id: str, purpose: str, now: datetime) -> None:
    """Ask a customer for a consent, once: whoever was asked or has decided is never asked again."""
    if purpose_of(purpose) is None:
        raise NotPossibleError("there is no such purpose")
    if session.get(Consent, (customer_id, purpose)) is not None:
        raise NotPossibleError("the customer was asked before and is not asked again")
    session.add(Consent(customer_id=customer_id, purpose=purpose, state=ASKED, decided_at=now))


@dataclass(frozen=True, slots=True)
class Consents:
    """Changing consents, and what follows from it at once."""

    configuration: Configuration

    def grant(self, session: Session, customer_id: str, given: Given, now: datetime) -> list[ConsentAgreement]:
        """The proofs; what was agreed to already keeps its first one.

        Raises ``OldWordsError``, and ``NotPossibleError`` for unknown purposes and for a sensitive one among others.
        """
        asked = [purpose_of(name) for name in given.purposes]
        if not asked or None in asked or len(set(given.purposes)) != len(asked):
            raise NotPossibleError("an agreement names the purposes it is about, each once")
        if len(asked) > 1 and any(one is not None and one.is_sensitive for one in asked):
            raise NotPossibleError("sensitive data need an agreement of their own")
        if given.words_version != WORDS_VERSION:
            raise OldWordsError
        if not given.words_shown.strip():
            raise NotPossibleError("an agreement says what was shown")
        return [self._grant_one(session, customer_id, name, given, now) for name in given.purposes]

    def withdraw(self, session: Session, customer_id: str, purpose: str, now: datetime) -> None:
        """Refuse, or take back; a second time changes nothing. ``NotPossibleError`` for unknown purposes."""
        if purpose_of(purpose) is None:
            raise NotPossibleError("there is no such purpose")
        _decide(session, customer_id, purpose, REFUSED, now)
        if (agreement := _live_agreement(session, customer_id, purpose)) is not None:
            agreement.ended_at, agreement.live_purpose = now, None
        self._follow_up(session, customer_id, purpose, now)

    def _grant_one(
        self, session: Session, customer_id: str, purpose: str, given: Given, now: datetime
    ) -> ConsentAgreement:
        if (existing := _live_agreement(session, customer_id, purpose)) is not None:
            return existing
        agreement = ConsentAgreement(
            id=uuid4().hex,
            customer_id=customer_id,
            purpose=purpose,
            live_purpose=purpose,
            words_version=given.words_version,
            words_shown=given.words_shown,
            granted_at=now,
        )
        session.add(agreement)
        _decide(session, customer_id, purpose, GRANTED, now)
        self._follow_up(session, customer_id, purpose, now)
        return agreement

    def _follow_up(self, session: Session, customer_id: str, purpose: str, now: datetime) -> None:
        session.flush()
        if purpose == DISABILITY_PRIORITY:
            customer = session.get_one(Customer, customer_id)
            session.expire(customer, ["consents"])
            today = now.astimezone(self.configuration.zone).date()
            queue.rank_again(session, customer, today, self.configuration.rules, now)


def _decide(session: Session, customer_id: str, purpose: str, state: str, now: datetime) -> None:
    consent = session.get(Consent, (customer_id, purpose))
    if consent is None:
        session.add(Consent(customer_id=customer_id, purpose=purpose, state=state, decided_at=now))
    elif consent.state != state:
        consent.state, consent.decided_at = state, now


def _live_agreement(session: Session, customer_id: str, purpose: str) -> ConsentAgreement | None:
    return session.scalar(
        select(ConsentAgreement).where(
            ConsentAgreement.customer_id == customer_id, ConsentAgreement.live_purpose == purpose
        )
    )
