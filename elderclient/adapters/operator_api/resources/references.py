"""Objects that others only refer to, asked for by their ids. Must not know what they are."""

from __future__ import annotations

import logging
from collections.abc import Iterable

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.paging import each_record
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.errors import BadAnswer, NotAllowed, NotFound, OperatorError, Refused

_IDS_A_REQUEST = 40
_MOST_ALONE = 20
"""Requests for one object each, at servers that do not take several ids in one filter."""
_log = logging.getLogger(__name__)


def by_id(api: Api, resource: str, identifiers: Iterable[str]) -> dict[str, Record]:
    """The objects by their ids, those that are not served left out.

    What comes under another id than was asked for is not taken for it. Raises as ``each_record``.
    """
    wanted = sorted(set(identifiers) - {""})
    found: dict[str, Record] = {}
    for start in range(0, len(wanted), _IDS_A_REQUEST):
        group = wanted[start : start + _IDS_A_REQUEST]
        for record in each_record(api, resource, ("id", ",".join(group))):
            if record.text("id") in group:
                found[record.text("id")] = record
            if found.keys() >= set(group):
                break  # Where the server says no total, the next page would be empty.
    for identifier in [each for each in wanted if each not in found][:_MOST_ALONE]:
        try:
            record = api.get(resource, identifier).record
        except NotFound:
            continue
        if record.text("id") not in ("", identifier):
            break  # A server that answers with another object than it was asked for does so every time.
        found[identifier] = record
    return found


def as_far_as_served(
    api: Api,
    resource: str,
    identifiers: Iterable[str],
    problems: tuple[type[OperatorError], ...] = (NotFound, NotAllowed, Refused, BadAnswer),
) -> dict[str, Record]:
    """The same where the objects only add to what is known: none where one of ``problems`` keeps them away."""
    try:
        return by_id(api, resource, identifiers)
    except problems as problem:
        _log.info("%s not looked up: %s", resource, type(problem).__name__)
        return {}
