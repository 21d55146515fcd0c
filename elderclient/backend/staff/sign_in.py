"""Signing in with a name and a password, and how often one may try. Must not know HTTP."""

from __future__ import annotations

import math
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, delete, select
from sqlalchemy.orm import Session, sessionmaker

from elderclient.backend.database.models import SignInAttempt
from elderclient.backend.staff import members, sessions

WINDOW = timedelta(minutes=15)
"""Failures are counted over so long."""
MOST_OF_NAME = 5
"""So many failures under one name."""
MOST_OF_ADDRESS = 50
"""So many failures from one address: a whole call centre may stand behind one."""
KEPT = timedelta(days=30)
"""So long attempts are kept, for whoever looks into a break-in."""
AT_THE_SAME_TIME = 2
"""Passwords checked at once: each takes 64 MiB, and a flood of guesses must not take all memory."""
LONGEST_NAME = 80
LONGEST_ADDRESS = 45


class WrongNameOrPasswordError(Exception):
    """Nobody signs in with these; it is not said which of the two is wrong."""


class TooManyAttemptsError(Exception):
    """There were too many failures under this name or from this address; ``minutes`` until the next attempt counts."""

    def __init__(self, minutes: int) -> None:
        super().__init__(f"too many attempts; the next one in {minutes} minutes")
        self.minutes = minutes


@dataclass(frozen=True, slots=True)
class SignIn:
    """Signs people in, over one database. Safe from many threads."""

    sessions: sessionmaker[Session]
    secret: str = field(repr=False)
    places: threading.BoundedSemaphore = field(default_factory=lambda: threading.BoundedSemaphore(AT_THE_SAME_TIME))

    def sign_in(self, name: str, password: str, address: str, now: datetime) -> str:
        """Begin a session; return what its cookie holds.

        Raises ``WrongNameOrPasswordError`` and ``TooManyAttemptsError``.
        """
        name = name.strip().lower()[:LONGEST_NAME]
        attempt_id = self._note(name, address[:LONGEST_ADDRESS], now)
        self._refuse_many(name, address[:LONGEST_ADDRESS], attempt_id, now)
        with self.sessions() as session:
            member = members.find(session, name)
        with self.places:
            # An unknown name takes as long as a known one, so that the time does not say who works here.
            is_right = members.is_password_of(member, password)
        if member is None or not is_right:
            raise WrongNameOrPasswordError
        with self.sessions.begin() as session:
            session.get_one(SignInAttempt, attempt_id).has_succeeded = True
            return sessions.begin(session, member.id, self.secret, now)

    def _note(self, name: str, address: str, now: datetime) -> int:
        """Write the attempt down as failed before it is looked at: of guesses sent at once, no more count than may."""
        with self.sessions.begin() as session:
            session.execute(delete(SignInAttempt).where(SignInAttempt.tried_at < now - KEPT))
            attempt = SignInAttempt(sign_in_name=name, address=address, has_succeeded=False, tried_at=now)
            session.add(attempt)
            session.flush()
            return attempt.id

    def _refuse_many(self, name: str, address: str, attempt_id: int, now: datetime) -> None:
        limits: tuple[tuple[ColumnElement[bool], int], ...] = (
            (SignInAttempt.sign_in_name == name, MOST_OF_NAME),
            (SignInAttempt.address == address, MOST_OF_ADDRESS),
        )
        with self.sessions.begin() as session:
            for whose, most in limits:
                failed = (
                    select(SignInAttempt.tried_at)
                    .where(
                        whose,
                        SignInAttempt.has_succeeded.is_(False),
                        SignInAttempt.tried_at > now - WINDOW,
                        SignInAttempt.id != attempt_id,
                    )
                    .order_by(SignInAttempt.tried_at.desc())
                    .limit(most)
                )
                moments = session.scalars(failed).all()
                if len(moments) >= most:
                    # A refused attempt does not count: who waits gets in, whoever keeps on guessing meanwhile.
                    session.execute(delete(SignInAttempt).where(SignInAttempt.id == attempt_id))
                    break
            else:
                return
        raise TooManyAttemptsError(max(1, math.ceil((moments[-1] + WINDOW - now) / timedelta(minutes=1))))
