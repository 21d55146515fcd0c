"""Generic values and unknown ones, stored and read back."""

from __future__ import annotations

from elderclient.adapters.store.codec import decode, encode
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
