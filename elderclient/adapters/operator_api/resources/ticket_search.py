"""Whether a ticket is the one that an act made, also where the server dropped our own id. Must not ask anything.

A server may keep neither external ids nor the kind of ticket. A ticket is the act's when nothing in it contradicts what
was sent and something agrees: its number, its words, the line it is about.
"""

from __future__ import annotations

import math
from datetime import datetime, timedelta
from typing import Any

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.frozen import frozen

CLOCKS_DIFFER = timedelta(minutes=5)
"""The clocks of two computers differ by less."""
AT_ONCE = timedelta(seconds=10)
"""A ticket that is over may be an earlier one for the same: it counts only where it was made this close to the press."""
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


@frozen
class Seen:
    """What a ticket says of the same."""

    id: str
    external_id: str
    kind: str
    is_live: bool | None
    """Whether something is still to be done; ``None`` where its state is not understood."""
    created_at: datetime | None
    numbers: frozenset[str]
    words: str
    related: frozenset[str]

    @property
    def age(self) -> tuple[float, str]:
        """What sorts the earliest first; a ticket without a time comes last."""
        return (self.created_at.timestamp() if self.created_at is not None else math.inf, self.id)


def is_made_by(seen: Seen, sought: Sought, *, is_sent: bool) -> bool:
    """Return whether the ticket is, or does the work of, what the act asks for.

    A live one is, whoever made it: the same is not asked for twice. ``is_sent``: the act may have arrived, so that one
    that is over counts where it was made since the press, and a new one that says nothing at all is taken for it.
    """
    if seen.external_id and seen.external_id == sought.external_id:
        return True
    if (seen.kind and seen.kind != sought.kind) or (sought.apart_from and seen.id == sought.apart_from):
        return False
    is_new = seen.created_at is None or seen.created_at >= sought.since - CLOCKS_DIFFER
    is_live = may_be_live(seen, sought)
    if not is_live and not (is_sent and seen.created_at is not None and seen.created_at >= sought.since - AT_ONCE):
        return False
    agreed = _agreement(seen, sought)
    if agreed is None:
        return False
    return agreed or (is_sent and is_live and is_new and not seen.external_id)


def may_be_live(seen: Seen, sought: Sought) -> bool:
    """Return whether something may still come of the ticket.

    One in a state that is not understood is not asked for twice, and an old one keeps nobody from asking again.
    """
    if seen.is_live is not None or seen.created_at is None:
        return seen.is_live is not False
    return seen.created_at >= sought.since - (timedelta(days=1) if sought.is_only_one else _MAY_RUN)


def is_another(seen: Seen, sought: Sought) -> bool:
    """Return whether a ticket that came as the answer to the act is somebody else's, which a gateway mixed up.

    It bears another external id, is of another kind, or is older than the press with nothing that agrees.
    """
    if seen.external_id:
        return seen.external_id != sought.external_id
    if seen.kind and seen.kind.lower() != sought.kind.lower():
        return True
    is_old = seen.created_at is not None and seen.created_at < sought.since - CLOCKS_DIFFER
    return is_old and not _agreement(seen, sought)


def is_spare(seen: Seen, kept: Seen, sought: Sought) -> bool:
    """Return whether a live ticket does again what ``kept`` does, and was made later, since the press.

    Two PCs that ask for the same at the same time, one of them without an answer, make two.
    """
    if seen.id == kept.id or not seen.is_live or not kept.is_live:
        return False
    if seen.created_at is None or seen.created_at < sought.since - CLOCKS_DIFFER:
        return False
    return seen.age > kept.age and bool(_agreement(seen, sought))


def _agreement(seen: Seen, sought: Sought) -> bool | None:
    """Return whether anything agrees; ``None`` where something contradicts."""
    agreed = sought.is_only_one and bool(seen.kind)
    for theirs, ours in ((seen.numbers, sought.numbers), (seen.related, sought.related)):
        if theirs and ours:
            if not (theirs <= ours or ours <= theirs):
                return None
            agreed = True
    if sought.words and seen.words:
        if seen.words.split() != sought.words.split():
            return None
        agreed = True
    return agreed


def related_ids(record: Record) -> frozenset[str]:
    """Return the ids of what a ticket is about; v4 has no entity in between."""
    entities = ((one.record("entity") or one).text("id") for one in record.records("relatedEntity"))
    return frozenset(one for one in entities if one)


def ids_in(form: dict[str, Any]) -> frozenset[str]:
    """Return the ids of what a ticket to be sent is about."""
    related = form.get("relatedEntity", [])
    return frozenset(str(one.get("entity", one).get("id", "")) for one in related)
