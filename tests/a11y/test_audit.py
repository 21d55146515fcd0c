"""Every screen of the program, in every variant, holds what the audit checks."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

import pytest

from elderclient.audit.audited import AuditedApplication
from elderclient.audit.checks import findings
from elderclient.audit.snapshot import Variant
from elderclient.audit.walk import rotated, variants, walk
from elderclient.ui.place import Place
from elderclient.ui.screens import names

PARTS = 40
"""In the slice one of so many parts of the places is looked at in all variants."""
HANDFUL = 17
"""Of 153 variants every screen's first place is looked at in one of so many, beginning elsewhere for each."""


def test_every_package_of_screens_is_among_the_places(places: tuple[Place, ...]) -> None:
    assert {place.screen for place in places} >= set(names())
    assert len(places) > 60


def wrong(application: AuditedApplication, place: Place, wanted: Iterable[Variant]) -> list[str]:
    return [
        f"{one.place} page {one.page + 1} in {one.variant}: {finding.thing} {finding.what} ({finding.check})"
        for one in walk(application, [place], wanted)
        for finding in findings(one)
    ]


@pytest.mark.parametrize("screen", names())
def test_nothing_is_wrong_on_any_screen(audited: AuditedApplication, screen: str) -> None:
    assert wrong(audited, Place(screen), variants()[number_of(screen) % HANDFUL :: HANDFUL]) == []


@pytest.mark.long(share=PARTS)
@pytest.mark.parametrize("part", range(PARTS))
def test_nothing_is_wrong_anywhere(audited: AuditedApplication, places: tuple[Place, ...], part: int) -> None:
    """Every window, size and language of every place, themes in turn: each place has each theme at every window."""
    found = [line for place in places[part::PARTS] for line in wrong(audited, place, rotated(number_of(place)))]
    assert found == []


def number_of(what: object) -> int:
    """The same for the same."""
    return zlib.crc32(repr(what).encode())
