"""Generic values and unknown ones, stored and read back."""

from __future__ import annotations

import dataclasses
import json
import types
from datetime import date, datetime, time
from enum import Enum
from typing import Any

import pytest

from elderclient.adapters.store.codec import decode, encode
from elderclient.domain.information.hall import Hall, OpeningDay, Span
from elderclient.domain.known import Unknown
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money


def test_listings_keep_what_could_not_be_read() -> None:
    value = Listing((Money.of("1.00"),), unread=2)
    assert decode(encode(value), Listing[Money]) == value
    assert decode(encode(value), Listing[str]) is None


def test_why_a_value_is_unknown_is_stored() -> None:
    for value in (Money.of("1.00"), Unknown.ABSENT, Unknown.NOT_UNDERSTOOD):
        assert decode(encode((value,)), tuple[Money | Unknown, ...]) == (value,)


class Old(Enum):
    ONE = "one"


class New(Enum):
    ONE = "one"
    TWO = "two"


def shaped(*fields: Any) -> Any:
    """A class of domain values as one version of this program has it."""
    return dataclasses.make_dataclass("Thing", fields, frozen=True)


def several(one: Any) -> Any:
    """The type of any number of these, as the cache names it."""
    return types.GenericAlias(tuple, (one, ...))


def listed(one: Any) -> Any:
    """The type of a listing of these."""
    return types.GenericAlias(Listing, (one,))


ID, NAME = ("id", str), ("name", "str | None")
LATER = shaped(ID, NAME)


@pytest.mark.parametrize(
    "default", [None, "", (), False, Unknown.ABSENT, Unknown.NOT_UNDERSTOOD], ids=lambda default: repr(default)
)
def test_what_an_earlier_version_stored_is_read_where_new_fields_claim_nothing(default: Any) -> None:
    stored = encode((LATER("1", None), LATER("2", "b")))
    now = shaped(ID, NAME, ("more", Any, dataclasses.field(default=default)))
    found = decode(stored, several(now))
    assert found == (now("1", None, default), now("2", "b", default))


@pytest.mark.parametrize(
    "now",
    [
        shaped(ID, NAME, ("is_sure", bool, dataclasses.field(default=True))),
        shaped(ID, NAME, ("count", int, dataclasses.field(default=0))),
        shaped(ID, NAME, ("more", str)),
        shaped(ID),
        shaped(ID, ("title", "str | None")),
    ],
)
def test_what_an_earlier_version_stored_is_not_guessed_where_its_class_changed(now: Any) -> None:
    assert decode(encode((LATER("2", "b"),)), several(now)) is None


def test_what_an_earlier_version_stored_is_read_where_there_are_more_states_now() -> None:
    stored = encode((shaped(ID, ("state", Old))("1", Old.ONE),))
    now = shaped(ID, ("state", New), ("more", str, dataclasses.field(default="")))
    assert decode(stored, several(now)) == (now("1", New.ONE, ""),)


def test_what_an_earlier_version_stored_is_not_guessed_where_a_state_is_gone_or_a_type_is_another() -> None:
    stored = encode((shaped(ID, ("state", New))("1", New.TWO),))
    assert decode(stored, several(shaped(ID, ("state", Old)))) is None
    day = encode((shaped(ID, ("at", date))("1", date(2026, 10, 1)),))
    assert decode(day, several(shaped(ID, ("at", datetime)))) is None
    assert decode(encode((LATER("1", None),)), several(shaped(ID, ("name", str)))) is None


def test_halls_of_an_earlier_version_do_not_say_that_they_are_open() -> None:
    usual = OpeningDay((Span(time(9), time(17)),))
    stored = json.loads(encode(Listing((Hall("h", "东门营业厅", "东门街 1 号", (usual,)),))))
    del stored["value"]["items"][0]["is_known_in_use"]
    found = decode(json.dumps(stored).encode(), listed(Hall))
    assert found is not None
    assert found.items[0].spans_on(date(2026, 10, 12)) is None


def test_one_changed_class_within_another_is_enough() -> None:
    outer = shaped(ID, NAME)
    stored = encode(Listing((outer("1", None),)))
    assert decode(stored, listed(outer)) == Listing((outer("1", None),))
    assert decode(stored, listed(shaped(ID))) is None
