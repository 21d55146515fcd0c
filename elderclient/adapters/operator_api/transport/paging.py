"""All pages of a list, in small responses. Survives missing headers, totals that lie and servers that ignore paging."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar
from urllib.parse import parse_qsl, urlsplit

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Response
from elderclient.domain.errors import BadAnswer
from elderclient.domain.listing import Listing

PAGE = 200
"""Resources a request: some 230 KB of bill lines, which are decoded in some 5 ms."""
MOST_PAGES = 100
_NEXT = re.compile(r"<([^>]*)>\s*;[^,]*\brel\s*=\s*\"?next\b", re.IGNORECASE)
_log = logging.getLogger(__name__)
T = TypeVar("T")
_Parameters = tuple[tuple[str, str], ...]


def all_records(api: Api, resource: str, *filters: tuple[str, str], most: int | None = None) -> tuple[Record, ...]:
    """The list's objects in the server's order, each id once; at most ``most`` of them. Raises as ``each_record``."""
    return tuple(each_record(api, resource, *filters, most=most))


def listing(
    api: Api,
    resource: str,
    read: Callable[[Record], T | None],
    *filters: tuple[str, str],
    most: int | None = None,
    is_detail: bool = False,
    is_mixed: bool = False,
) -> Listing[T]:
    """What ``read`` makes of each object; those it raises ``BadAnswer`` for are counted, those it is ``None`` for are not.

    What is in the list and no object at all is counted as well. Raises as ``each_record``, and ``BadAnswer`` where nothing
    in the list could be read; not where it ``is_detail`` of what is shown anyway, as the lines of a bill, or where it
    ``is_mixed``, so that others were read and left out.
    """
    values = list(_each_value(api, resource, filters, most))
    found = _collected((partial(_read, api, path, value, read) for path, value in values), 0)
    is_partly_read = is_mixed and found.unread < len(values)
    return found if is_detail or is_partly_read else _not_all_unread(found)


def read_each(records: Listing[Record], read: Callable[[Record], T | None]) -> Listing[T]:
    """The same of records that came already; those that were unread stay counted."""
    return _not_all_unread(_collected((partial(read, record) for record in records), records.unread))


def _read(api: Api, path: str, value: Any, read: Callable[[Record], T | None]) -> T | None:
    return read(api.record(value, path))


def _collected(readings: Iterable[Callable[[], T | None]], unread: int) -> Listing[T]:
    items: list[T] = []
    for reading in readings:
        try:
            item = reading()
        except BadAnswer as problem:
            _log.info("left out of a list: %s", problem)
            unread += 1
        else:
            items += [] if item is None else [item]
    return Listing(tuple(items), unread)


def _not_all_unread(found: Listing[T]) -> Listing[T]:
    if found.unread and not found.items:
        # "There is none" would be stated of a list of which nothing was understood.
        raise BadAnswer("none of the list could be read")
    return found


def each_record(api: Api, resource: str, *filters: tuple[str, str], most: int | None = None) -> Iterator[Record]:
    """The same one by one, asking for a page when it is needed; what is no object is left out.

    The next page begins after what really came, whatever the headers say, or is the one that ``Link`` names. The list ends
    with a page that holds nothing new, one larger than was asked for, or one that completes a stated total. Raises
    ``BadAnswer`` for endless lists.
    """
    for path, value in _each_value(api, resource, filters, most):
        if isinstance(value, dict):
            yield api.record(value, path)


def _each_value(api: Api, resource: str, filters: _Parameters, most: int | None) -> Iterator[tuple[str, Any]]:
    """The path and value of everything in the list, each id once."""
    seen: set[str] = set()
    nameless: set[str] = set()
    offset = found = 0
    linked: _Parameters | None = None
    for _ in range(MOST_PAGES):
        limit = PAGE if most is None else min(PAGE, most - found)
        parameters = linked or (*filters, ("offset", str(offset)), ("limit", str(limit)))
        values, response = api.page(resource, parameters)
        fresh, page = 0, list[str]()
        for index, value in enumerate(values, offset):
            key = str(value.get("id") or "") if isinstance(value, dict) else ""
            # Without an id two records may be equal; but where all of a page came before, there is no other page.
            if key in seen if key else repr(value) in nameless:
                continue
            seen.add(key)
            page += [] if key else [repr(value)]
            fresh += 1
            yield f"{resource}[{index}]", value
            if found + fresh == most:
                return
        nameless.update(page)
        offset += len(values)
        found += fresh
        linked = _next(response)
        if not fresh or (
            linked is None and (len(values) > limit or not _goes_on(response, offset, len(values) == limit))
        ):
            return
    raise BadAnswer(f"{resource}: the list does not end")


def _next(response: Response) -> _Parameters | None:
    """The parameters of the page that ``Link: <...>; rel="next"`` names; its host and path are not followed."""
    link = _NEXT.search(response.headers.get("Link") or "")
    parameters = tuple(parse_qsl(urlsplit(link[1]).query)) if link else ()
    return parameters or None


def _goes_on(response: Response, offset: int, is_full: bool) -> bool:  # noqa: FBT001 - a fact of the page before
    """Whether there may be more behind ``offset``. A total is believed where it agrees with a page that was not full.

    Some servers cap their pages without a word, others count only the page: a bill that lacks lines is worse than one more
    request.
    """
    return response.status == 206 or is_full or _whole(response.headers.get("X-Total-Count")) != offset


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().isascii() and text.strip().isdigit() else None
