"""All pages of a list, in small answers. Survives missing headers, totals that lie and servers that ignore paging."""

from __future__ import annotations

from elderclient.adapters.operator_api.api import Api
from elderclient.adapters.operator_api.records import Record
from elderclient.adapters.operator_api.session import Answer
from elderclient.domain.errors import BadAnswer

PAGE = 100
"""Resources a request; some 100 KB of bill lines, which are read without stalling anybody."""
MOST_PAGES = 200


def all_records(api: Api, resource: str, *filters: tuple[str, str], most: int | None = None) -> tuple[Record, ...]:
    """The list's objects in the server's order, each id once; at most ``most`` of them.

    The next page begins after what really came, whatever the headers say; an empty page, a page without anything new
    and a page that is short without a word of there being more end the list. Raises ``BadAnswer`` for endless ones.
    """
    found: list[Record] = []
    seen: set[str] = set()
    offset = 0
    for _ in range(MOST_PAGES):
        limit = PAGE if most is None else min(PAGE, most - len(found))
        values, answer = api.page(resource, (*filters, ("offset", str(offset)), ("limit", str(limit))))
        fresh = 0
        for index, value in enumerate(values, offset):
            record = api.record(value, f"{resource}[{index}]")
            key = record.text("id")
            if key and key in seen:
                continue
            seen.add(key)
            found.append(record)
            fresh += 1
        offset += len(values)
        if most is not None and len(found) >= most:
            return tuple(found[:most])
        if not fresh or len(values) > limit or not _goes_on(answer, len(values), limit, offset):
            return tuple(found)
    raise BadAnswer(f"{resource}: the list does not end")


def _goes_on(answer: Answer, came: int, limit: int, offset: int) -> bool:
    if came >= limit:
        # A full page: only a stated end is worth a question less, and only if it agrees with what was seen.
        total = _whole(answer.headers.get("X-Total-Count"))
        return answer.status == 206 or total is None or total != offset
    if answer.status == 206:
        return True
    total = _whole(answer.headers.get("X-Total-Count"))
    # A total that ignores the filter promises more than there is: one more question finds an empty page.
    return total is not None and total > offset and came > 0


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.strip().isascii() and text.strip().isdigit() else None
