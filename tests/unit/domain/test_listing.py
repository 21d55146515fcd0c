"""A list of which a part could not be read."""

from __future__ import annotations

from elderclient.domain.listing import Listing


def test_a_list_of_which_nothing_could_be_read_is_not_empty() -> None:
    assert Listing[int]((), 1)
    assert len(Listing[int]((), 1)) == 0
    assert Listing((1,))
    assert not Listing[int]()
