"""A page that does not know several things offers a person once."""

from __future__ import annotations

from elderclient.domain.money import Money
from elderclient.phrases.accounts import balance
from elderclient.phrases.bills import bill_screen, together
from elderclient.phrases.shell import trouble, unknowns
from elderclient.ui.flow.one_offer import with_one_offer
from elderclient.ui.flow.presenting import Page, Text

SURE = bill_screen.amount(Money.of("5.00"))
OWED, LEFT, UNREAD = together.owed((), is_whole=False), balance.left_not_known(), unknowns.unread_records(1)


def test_the_last_thing_that_is_not_known_offers_a_person() -> None:
    page = with_one_offer(Page((Text(OWED.at("owed")), Text(SURE), Text(LEFT), Text(UNREAD))))
    said = [block.sentence for block in page.blocks if isinstance(block, Text)]
    assert said == [unknowns.without_offer(OWED).at("owed"), SURE, unknowns.without_offer(LEFT), UNREAD]
    assert said[0] != OWED.at("owed")


def test_one_thing_that_is_not_known_says_so_whole() -> None:
    page = Page((Text(SURE), Text(UNREAD)))
    assert with_one_offer(page) is page


def test_what_offers_no_person_is_left_as_it_is() -> None:
    assert unknowns.without_offer(SURE) == SURE
    assert unknowns.without_offer(unknowns.with_offer(SURE)) == SURE


def test_an_error_that_offers_a_person_is_offer_enough() -> None:
    page = with_one_offer(Page((Text(SURE), Text(trouble.try_again_later()), Text(UNREAD))))
    said = [block.sentence for block in page.blocks if isinstance(block, Text)]
    assert said == [SURE, trouble.try_again_later(), unknowns.without_offer(UNREAD)]
