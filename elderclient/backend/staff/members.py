"""Who may work at the desk, and their passwords. Must not sign anybody in: sessions and attempts are looked after elsewhere.

Every change is made in a writing session of the caller. A password is kept as an Argon2id hash alone.
"""

from __future__ import annotations

import re
import secrets
from datetime import datetime
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from elderclient.backend.database.models import StaffMember, StaffSession

AGENT, SUPERVISOR, CLERK = "agent", "supervisor", "clerk"
ROLES = (AGENT, SUPERVISOR, CLERK)
SHORTEST_PASSWORD = 12
LONGEST_PASSWORD = 256
"""Characters; hashing takes as long as the text is, so that it must not be endless."""
LONGEST_NAME = 80
_SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._@-]*")


class StaffError(ValueError):
    """This cannot be done with this member; the message is one sentence for whoever asked."""


def hash_of_password(password: str) -> str:
    """The Argon2id hash to keep, as PHC string; raises ``StaffError`` for a password that is too short or endless."""
    if len(password) < SHORTEST_PASSWORD:
        raise StaffError(f"The password is too short: it needs at least {SHORTEST_PASSWORD} characters.")
    if len(password) > LONGEST_PASSWORD:
        raise StaffError(f"The password is too long: at most {LONGEST_PASSWORD} characters.")
    if len(set(password)) < SHORTEST_PASSWORD // 3:
        raise StaffError("The password repeats a few characters: choose another.")
    return PasswordHasher().hash(password)


def is_password_of(member: StaffMember | None, password: str) -> bool:
    """Whether this is the password of somebody who may sign in by one.

    Takes as long for somebody unknown, disabled or without a password, so that time does not tell who exists.
    """
    hasher = PasswordHasher()
    has_password = member is not None and member.disabled_at is None and bool(member.password_hash)
    kept = member.password_hash if member is not None and has_password else _nobodys_hash()
    try:
        # A hash of nobody's password is never matched, whatever was typed.
        return hasher.verify(kept, password[:LONGEST_PASSWORD]) and has_password
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobodys_hash() -> str:
    return PasswordHasher().hash(secrets.token_urlsafe(32))


def find(session: Session, sign_in_name: str) -> StaffMember | None:
    """The member who signs in by this name, disabled or not; letters may be large or small."""
    return session.scalar(select(StaffMember).where(StaffMember.sign_in_name == sign_in_name.strip().lower()))


def add(session: Session, sign_in_name: str, display_name: str, role: str, password: str, now: datetime) -> StaffMember:
    """Make a member who may sign in from now on; raises ``StaffError`` where name, role or password cannot be."""
    name = sign_in_name.strip().lower()
    if len(name) > LONGEST_NAME or not _SIGN_IN_NAME.fullmatch(name):
        raise StaffError(
            "A sign-in name is made of the letters a to z, digits and . _ @ -, and begins with a letter or digit."
        )
    shown = display_name.strip()
    if not shown or len(shown) > LONGEST_NAME or not shown.isprintable():
        raise StaffError(f"The name that customers and colleagues read needs 1 to {LONGEST_NAME} characters.")
    if find(session, name) is not None:
        raise StaffError(f"There is a member {name} already.")
    member = StaffMember(
        id=f"staff-{secrets.token_hex(8)}",
        sign_in_name=name,
        display_name=shown,
        role=_known(role),
        password_hash=hash_of_password(password),
        created_at=now,
    )
    session.add(member)
    session.flush()
    return member


def change_role(session: Session, sign_in_name: str, role: str) -> StaffMember:
    """Give a member another role, which counts from the next request on; raises ``StaffError`` for an unknown one."""
    member = _existing(session, sign_in_name)
    member.role = _known(role)
    return member


def change_password(session: Session, sign_in_name: str, password: str, now: datetime) -> StaffMember:
    """Give a member another password and end every session; raises ``StaffError`` for a bad password or an unknown name."""
    member = _existing(session, sign_in_name)
    member.password_hash = hash_of_password(password)
    _end_sessions(session, member, now)
    return member


def disable(session: Session, sign_in_name: str, now: datetime) -> StaffMember:
    """Let a member sign in no more and end every session; what this member did stays. Raises ``StaffError`` if unknown."""
    member = _existing(session, sign_in_name)
    if member.disabled_at is None:
        member.disabled_at = now
    _end_sessions(session, member, now)
    return member


def enable(session: Session, sign_in_name: str) -> StaffMember:
    """Let a disabled member sign in again, with the same password; raises ``StaffError`` where there is none."""
    member = _existing(session, sign_in_name)
    member.disabled_at = None
    return member


def _existing(session: Session, sign_in_name: str) -> StaffMember:
    member = find(session, sign_in_name)
    if member is None:
        raise StaffError(f"There is no member {sign_in_name.strip().lower()}.")
    return member


def _known(role: str) -> str:
    if role not in ROLES:
        raise StaffError(f"There is no role {role}: it is one of {', '.join(ROLES)}.")
    return role


def _end_sessions(session: Session, member: StaffMember, now: datetime) -> None:
    session.execute(
        update(StaffSession)
        .where(StaffSession.staff_id == member.id, StaffSession.revoked_at.is_(None))
        .values(revoked_at=now)
    )
