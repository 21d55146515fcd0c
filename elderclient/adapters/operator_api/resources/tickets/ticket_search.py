"""Whether a ticket is the one that an act made, also where the server dropped our own id. Must not ask anything.

A server may keep neither external ids nor the kind of ticket. A ticket is the act's when nothing in it contradicts what
was sent and something agrees: its number, its words, the line it is about.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

from elderclient.adapters.operator_api.transport.clock import CLOCKS_DIFFER
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.frozen import frozen

AT_ONCE = timedelta(seconds=10)
"""A ticket that is over may be an earlier one for the same: it counts only where it was made this close to the press."""
A_DAY_OFF = timedelta(days=2)
"""What is older than this was not made now, even where the clock of a server or of this PC is a day off."""
_MAY_RUN = timedelta(days=30)
"""A ticket in a state that is not understood may still be worked on for so long; what there is one of at most, for a day."""


@frozen
class Sought:
    """What an act sends, as far as it can be recognised in a ticket.

    ``numbers``, ``words`` and ``related`` (ids of what it is about) are compared where both sides have any.
    """

    external_id: str
    kind: str
    since: datetime
    """When the person pressed (aware)."""
    numbers: frozenset[str] = frozenset()
    words: str = ""
    related: frozenset[str] = frozenset()
    is_only_one: bool = False
    """A customer has one live ticket of this kind at most, so that its kind alone is enough."""
    apart_from: str = ""
    """The id of a ticket that is not meant, however alike it is."""
    before: frozenset[str] | None = None
    """The ids of what was there before it was sent, which no clock can confuse; ``None`` where that is not known."""


@frozen
class Seen:
    """What a ticket says of the same."""

    id: str
    external_ids: frozenset[str]
    kind: str
    is_live: bool | None
    """Whether something is still to be done; ``None`` where its state is not understood."""
    created_at: datetime | None
    touched_at: datetime | None
    """When it was last changed: it was not made later."""
    numbers: frozenset[str]
    words: str
    related: frozenset[str]

    @property
    def age(self) -> tuple[float, str]:
        """What sorts the earliest first, the same for every PC; a ticket without a time comes last."""
        return (self.created_at.timestamp() if self.created_at is not None else math.inf, self.id)


def is_made_by(seen: Seen, sought: Sought, *, is_sent: bool) -> bool:
    """Return whether the ticket is, or does the work of, what the act asks for.

    A live one is, whoever made it: the same is not asked for twice. ``is_sent``: the act may have arrived, so that one
    that is over counts where it was made since the press, and a new one that says nothing at all is taken for it.
    """
    if sought.external_id in seen.external_ids:
        return True
    if (seen.kind and seen.kind != sought.kind) or (sought.apart_from and seen.id == sought.apart_from):
        return False
    is_live = may_be_live(seen, sought)
    if not is_live and not (is_sent and _is_since(seen, sought, AT_ONCE)):
        return False
    agreed = _agreement(seen, sought)
    if agreed is None:
        return False
    is_new = _is_since(seen, sought, CLOCKS_DIFFER) if _is_dated(seen, sought) else not _is_older(seen, sought)
    return agreed or (is_sent and is_live and is_new and not seen.external_ids)


def _is_since(seen: Seen, sought: Sought, leeway: timedelta) -> bool:
    """Return whether a ticket is known to have been made since the press."""
    if sought.before is not None:
        return seen.id not in sought.before
    return seen.created_at is not None and seen.created_at >= sought.since - leeway


def _is_dated(seen: Seen, sought: Sought) -> bool:
    """Return whether it is known if a ticket was made since the press."""
    return sought.before is not None or seen.created_at is not None


def _is_older(seen: Seen, sought: Sought) -> bool:
    """Return whether a ticket without a time was last changed before the press."""
    return seen.touched_at is not None and seen.touched_at < sought.since - CLOCKS_DIFFER


def may_be_live(seen: Seen, sought: Sought) -> bool:
    """Return whether something may still come of the ticket.

    One in a state that is not understood is not asked for twice, and an old one, or one of any age, keeps nobody from
    asking again.
    """
    at = seen.created_at or seen.touched_at
    if seen.is_live is not None:
        return seen.is_live
    return at is not None and at >= sought.since - (timedelta(days=1) if sought.is_only_one else _MAY_RUN)


def is_another(seen: Seen, sought: Sought) -> bool:
    """Return whether a ticket that came as the answer to the act is somebody else's, which a gateway mixed up.

    It bears another external id, is of another kind, names other numbers or things, or was there before the press or
    long before it with nothing that agrees.
    """
    if seen.external_ids:
        return sought.external_id not in seen.external_ids
    if seen.kind and seen.kind.lower() != sought.kind.lower():
        return True
    if _contradicts(seen, sought):
        return True
    was_there = sought.before is not None and seen.id in sought.before
    is_old = was_there or (seen.created_at is not None and seen.created_at < sought.since - A_DAY_OFF)
    return is_old and not _agreement(seen, sought)


def is_spare(seen: Seen, kept: Seen, sought: Sought) -> bool:
    """Return whether a live ticket does again what ``kept`` does, and was made later, since the press.

    Two PCs that ask for the same at the same time, one of them without an answer, make two.
    """
    if seen.id == kept.id or not seen.is_live or not kept.is_live:
        return False
    if not _is_since(seen, sought, CLOCKS_DIFFER):
        return False
    return seen.age > kept.age and bool(_agreement(seen, sought))


def _agreement(seen: Seen, sought: Sought) -> bool | None:
    """Return whether anything agrees; ``None`` where something contradicts."""
    if _contradicts(seen, sought):
        return None
    agreed = (sought.is_only_one and bool(seen.kind)) or any(
        theirs and ours for theirs, ours in _compared(seen, sought)
    )
    if sought.words and seen.words:
        if seen.words.split() != sought.words.split():
            return None
        agreed = True
    return agreed


def _contradicts(seen: Seen, sought: Sought) -> bool:
    """Return whether a ticket names other numbers, or is about something else; words may be cut by a server."""
    return any(theirs and ours and not (theirs <= ours or ours <= theirs) for theirs, ours in _compared(seen, sought))


def _compared(seen: Seen, sought: Sought) -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    return ((seen.numbers, sought.numbers), (seen.related, sought.related))


def related_ids(record: Record) -> frozenset[str]:
    """Return the ids of what a ticket is about; v4 has no entity in between."""
    entities = ((one.record("entity") or one).text("id") for one in record.records("relatedEntity"))
    return frozenset(one for one in entities if one)


def ids_in(form: dict[str, Any]) -> frozenset[str]:
    """Return the ids of what a ticket to be sent is about."""
    related = form.get("relatedEntity", [])
    return frozenset(str(one.get("entity", one).get("id", "")) for one in related)
