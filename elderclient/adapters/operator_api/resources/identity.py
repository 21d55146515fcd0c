"""Whose an object is: the external ids on it, and the customer it names. Must not know what kind of object it is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain
from elderclient.domain.errors import OperatorError

OWNER = "elderclient"
_EXTERNAL = frozenset({"externalidentifier", "externalid", "externalreference", "externalidentifiers", "externalids"})
_IDS = ("id", "value", "externalIdentifier", "externalId")
_CUSTOMERS = frozenset(
    [
        "customer",
        "owner",
        "subscriber",
        "requester",
        "requestor",
        "originator",
        "reporter",
        "submitter",
        "accountholder",
        "user",
        "客户",
        "用户",
        "申请人",
    ]
)
_ROLES = frozenset({"customer", "customerref", "partyrole", "partyroleref"})
"""Kinds of references whose ids are not those of individuals."""
_MASKS = frozenset("*＊某●×")
_AGAIN_SECONDS = 60.0
_MOST = 2


def external_ids_of(record: Record) -> tuple[str, ...]:
    """Every external id on an object in any spelling, those that may be ours first."""
    found = sorted(_external_ids(record), key=lambda one: one[0])
    return tuple(identifier for _rank, identifier in found)


def external_id_of(record: Record) -> str:
    """Our own id on an object; empty where it has none."""
    return next((identifier for rank, identifier in sorted(_external_ids(record), key=_rank) if rank < 2), "")


def _rank(one: tuple[int, str]) -> int:
    return one[0]


def _external_ids(record: Record) -> Iterator[tuple[int, str]]:
    """The ids, each after 0 where it is said to be ours, 1 where it is not said whose it is, 2 where it is another's."""
    for name in record.names():
        if plain(name) not in _EXTERNAL:
            continue
        for one in record.records(name):
            owner = plain(one.text("owner"))
            identifier = next((one.text(field) for field in _IDS if one.text(field)), "")
            if identifier:
                yield (0 if owner == OWNER else 1 if not owner else 2), identifier
        yield from ((1, text) for text in (record.texts(name) or (record.text(name),)) if text)


class OwnCustomer:
    """The customer whose token this is, as far as the operator says who that is. Thread-safe.

    ``is_trusted``: the operator answers what is the customer's alone, so that nothing need be compared.
    """

    def __init__(self, api: Api, *, is_trusted: bool) -> None:
        self._api = api
        self._is_trusted = is_trusted
        self._lock = threading.Lock()
        self._own: Record | None = None
        self._asked_at = -_AGAIN_SECONDS

    def is_anothers(self, record: Record) -> bool:
        """Return whether an object names a customer, and certainly a different one. Never raises.

        A server may ignore the filter by customer, and answer everybody's.
        Ids of customers and of individuals may differ; those are compared by their names, where they are whole.
        """
        if self._is_trusted or not (named := _customers_in(record)):
            return False
        own = self._known()
        return own is not None and all(_is_other(one, own) for one in named)

    def _known(self) -> Record | None:
        with self._lock:
            if self._own is None and time.monotonic() - self._asked_at >= _AGAIN_SECONDS:
                self._asked_at = time.monotonic()
                try:
                    found = all_records(self._api, "individual", most=_MOST)
                except OperatorError:
                    found = ()  # Whose a record is cannot be compared then.
                self._own = found[0] if len(found) == 1 else None
            return self._own


def _customers_in(record: Record) -> tuple[Record, ...]:
    """The customers that an object names; a party alone and without a role is one."""
    parties = record.records("relatedParty")
    roles = [plain(one.text("role")) for one in parties]
    named = [one for one, role in zip(parties, roles, strict=True) if role in _CUSTOMERS or roles == [""]]
    return (*named, *record.records("customer"))


def _is_other(party: Record, own: Record) -> bool:
    who = party.record("partyOrPartyRole") or party
    identifier = who.text("id")
    if identifier and identifier == own.text("id"):
        return False
    name, names = "".join(who.text("name").split()), _names(own)
    if name and names and not _MASKS & set(name):
        return not any(one in name or name in one for one in names)
    return bool(identifier) and plain(who.text("@referredType") or who.text("@type")) not in _ROLES


def _names(own: Record) -> frozenset[str]:
    family, given = own.text("familyName"), own.text("givenName")
    spelt = (own.text("fullName"), own.text("formattedName"), own.text("name"), family + given, given + family)
    return frozenset(joined for one in spelt if (joined := "".join(one.split())))
