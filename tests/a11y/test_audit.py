"""Every screen of the program, in every variant, holds what the audit checks."""

from __future__ import annotations

import itertools
import zlib

import pytest

from elderclient.ui.a11y.audit.audited import AuditedApplication
from elderclient.ui.a11y.audit.checks import findings
from elderclient.ui.a11y.audit.walk import variants, walk
from elderclient.ui.navigation import Place
from elderclient.ui.screens import names

SHARE = 24
"""In the slice a case sees one place in so many, in all variants; each place in some case."""
HANDFUL = 17
"""Of 153 variants every test looks at one in so many, beginning elsewhere for each place."""


def test_every_package_of_screens_is_among_the_places(places: tuple[Place, ...]) -> None:
    assert {place.screen for place in places} >= set(names())
    assert len(places) > 60


def wrong(application: AuditedApplication, place: Place, step: int = 1) -> list[str]:
    begin = zlib.crc32(repr(place).encode()) % step
    seen = walk(application, [place], itertools.islice(variants(), begin, None, step))
    return [
        f"{one.place} page {one.page + 1} in {one.variant}: {finding.thing} {finding.what} ({finding.check})"
        for one in seen
        for finding in findings(one)
    ]


@pytest.mark.parametrize("screen", names())
def test_nothing_is_wrong_on_the_first_page_of_any_screen(audited: AuditedApplication, screen: str) -> None:
    assert wrong(audited, Place(screen), HANDFUL) == []


@pytest.mark.long(share=SHARE)
@pytest.mark.parametrize("part", range(SHARE))
def test_nothing_is_wrong_anywhere(audited: AuditedApplication, places: tuple[Place, ...], part: int) -> None:
    assert [line for place in places[part::SHARE] for line in wrong(audited, place)] == []
