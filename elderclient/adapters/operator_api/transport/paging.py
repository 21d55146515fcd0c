"""All pages of a list, in small responses. Survives missing headers, totals that lie and servers that ignore paging."""

from __future__ import annotations

from collections.abc import Iterator

from elderclient.adapters.operator_api.transport.api import Api
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.session import Response
from elderclient.domain.errors import BadAnswer

PAGE = 200
"""Resources a request: some 230 KB of bill lines, which are decoded in some 5 ms."""
MOST_PAGES = 100


def all_records(api: Api, resource: str, *filters: tuple[str, str], most: int | None = None) -> tuple[Record, ...]:
    """The list's objects in the server's order, each id once; at most ``most`` of them. Raises as ``each_record``."""
    return tuple(each_record(api, resource, *filters, most=most))


def each_record(api: Api, resource: str, *filters: tuple[str, str], most: int | None = None) -> Iterator[Record]:
    """The same one by one, asking for a page when it is needed.

    The next page begins after what really came, whatever the headers say. The list ends with a page that holds nothing
    new, one larger than was asked for, or one that completes a stated total. Raises ``BadAnswer`` for endless lists.
    """
    seen: set[str] = set()
    offset = found = 0
    for _ in range(MOST_PAGES):
        limit = PAGE if most is None else min(PAGE, most - found)
        values, response = api.page(resource, (*filters, ("offset", str(offset)), ("limit", str(limit))))
        fresh = 0
        for index, value in enumerate(values, offset):
            record = api.record(value, f"{resource}[{index}]")
            key = record.text("id")
            if key and key in seen:
                continue
            seen.add(key)
            fresh += 1
            yield record
            if found + fresh == most:
                return
        offset += len(values)
        found += fresh
        if not fresh or len(values) > limit or not _goes_on(response, offset):
            return
    raise BadAnswer(f"{resource}: the list does not end")


def _goes_on(response: Response, offset: int) -> bool:
    """Whether there may be more behind ``offset``. Only a total that agrees with what came is believed.

    Some servers cap their pages without a word: a bill that lacks lines is worse than one more request.
    """
    return response.status == 206 or _whole(response.headers.get("X-Total-Count")) != offset


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().isascii() and text.strip().isdigit() else None
