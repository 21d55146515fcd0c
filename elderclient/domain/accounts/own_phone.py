"""The telephones of one account: whose each is, and which of them may be rung now. Must not ask or store anything."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Category, Product, ProductStatus
from elderclient.domain.written_phones import phones_in

HELD_FOR = timedelta(days=1)
"""So long what the person said of their telephones holds; then the operator's word on them counts again."""
_LINES = (Category.PLAN, Category.LANDLINE)
_WORKING = (ProductStatus.ACTIVE, ProductStatus.PENDING_TERMINATE)
"""A plan that will be changed still works; the one that replaces it has the same number."""


@frozen
class OwnPhone:
    """One telephone of the account."""

    number: Phone
    user: str = ""
    """Who uses it, in the operator's words; empty where it does not say."""


@frozen
class AtHand:
    """What the person said of their telephones when one was lost."""

    said_at: datetime
    in_hand: Phone | None = None
    """The telephone in the person's hand; ``None`` where it was not asked, or with ``has_none``."""
    has_none: bool = False
    """No telephone of the account is in hand."""
    lost: tuple[Phone, ...] = ()

    def holds(self, now: datetime) -> bool:
        """Whether this is still to be gone by at ``now`` (aware); also where a clock was set back."""
        return abs(now - self.said_at) < HELD_FOR


@frozen
class Telephones:
    """The telephones of one account as they are known at one moment; ``said`` is what still holds of what was said."""

    own: tuple[OwnPhone, ...]
    products: tuple[Product, ...] = ()
    said: AtHand | None = None
    is_current: bool = False
    """The operator said lately which of them are stopped."""

    @property
    def reachable(self) -> tuple[OwnPhone, ...]:
        """Those that are neither stopped nor lost, the one in hand first."""
        said = self.said
        found = [one for one in self.own if self.may_ring(one.number)]
        return tuple(sorted(found, key=lambda one: said is None or one.number != said.in_hand))

    @property
    def offered(self) -> tuple[OwnPhone, ...]:
        """Those that a call may ring without asking again: none where the person has none in hand."""
        return () if self.said is not None and self.said.has_none else self.reachable

    def may_ring(self, number: Phone) -> bool:
        """Return whether ``number`` may be rung: not lost, and not a line of which the operator says it is stopped."""
        if self.said is not None and number in self.said.lost:
            return False
        lines = [one for one in self.products if _is_line(one) and number_of(one) == number]
        return not lines or any(map(may_work, lines))


def own_phones(numbers: Iterable[Phone], products: Iterable[Product]) -> tuple[OwnPhone, ...]:
    """Return the telephones of an account, the customer's ``numbers`` first, each once, with who uses it."""
    users: dict[Phone, str] = dict.fromkeys(numbers, "")
    for product in products:
        number = number_of(product)
        if number is not None and product.category in _LINES and not product.is_over:
            users[number] = users.get(number) or product.user
    return tuple(OwnPhone(number, user) for number, user in users.items())


def may_work(product: Product) -> bool:
    """Return whether it works, or the operator does not say clearly that it does not."""
    return isinstance(product.status, Unknown) or product.status in _WORKING


def number_of(product: Product) -> Phone | None:
    """Return the telephone number of what is held; ``None`` where it has none."""
    return next(iter(phones_in(product.number or "")), None)


def _is_line(product: Product) -> bool:
    return isinstance(product.category, Unknown) or product.category in _LINES
