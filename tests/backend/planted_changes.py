"""The ground on which known changes between two bills are planted, and one planter for each kind of change.

Kinds are the values of the client's closed list of causes. Planters whose ``group`` is the same would meet on one line, so
only one of a group is planted on one ground. Must not rate.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from types import MappingProxyType

from elderclient.backend.bills.terms import (
    AccountMonth,
    BillMonth,
    Charge,
    OneTimeCharge,
    Overdue,
    Rebate,
    Subscription,
    Tariff,
)

OPENED = date(2020, 1, 1)
RENTS = ("planRent", "valueAdded")


@dataclass(frozen=True, slots=True)
class Subject:
    """What a planted change is about: lines of these kinds, of these products, and of this name where one is given."""

    kinds: tuple[str, ...]
    products: tuple[str | None, ...] = (None,)
    name: str | None = None

    def is_about(self, line: Charge) -> bool:
        """The line is one of them."""
        return line.kind in self.kinds and line.product_id in self.products and self.name in (None, line.name)


@dataclass(frozen=True, slots=True)
class Planted:
    """A kind of change and the subject it was planted on."""

    kind: str
    subject: Subject


@dataclass(slots=True)
class Side:
    """One of the two months while it is being planted."""

    month: BillMonth
    held: dict[str, Subscription] = field(default_factory=dict)
    used: dict[tuple[str, str], Decimal] = field(default_factory=dict)
    happenings: list[OneTimeCharge] = field(default_factory=list)
    overdue: list[Overdue] = field(default_factory=list)

    def account(self) -> AccountMonth:
        """The month as rating wants it."""
        return AccountMonth(
            self.month, tuple(self.held.values()), dict(self.used), tuple(self.happenings), tuple(self.overdue)
        )


class Ground:
    """An account in two consecutive months that differ in nothing but what is planted."""

    def __init__(self, random: Random, month: BillMonth) -> None:
        self.random = random
        self.old = Side(month)
        self.new = Side(month.plus(1))
        self._count = 0

    @classmethod
    def sown(cls, random: Random) -> Ground:
        """A new account with one to three ordinary products that stay as they are."""
        ground = cls(random, BillMonth(date(random.randint(2021, 2026), random.randint(1, 12), 1)))
        for _ in range(random.randint(1, 3)):
            ground.plan(discount=random.random() < 0.5)
        for _ in range(random.randint(0, 3)):
            ground.both(ground.service())
        return ground

    def grow(self) -> None:
        """Put the products in another order on each bill, since nothing promises an order."""
        for side in (self.old, self.new):
            names = list(side.held)
            self.random.shuffle(names)
            side.held = {name: side.held[name] for name in names}

    def before(self) -> AccountMonth:
        """The earlier month."""
        return self.old.account()

    def after(self) -> AccountMonth:
        """The later month."""
        return self.new.account()

    def next_name(self, word: str) -> str:
        """A name nothing else on this ground has."""
        self._count += 1
        return f"{word}{self._count}"

    def fen(self, low: int = 100, high: int = 9900) -> int:
        """An amount of money."""
        return self.random.randint(low, high)

    def both(self, held: Subscription) -> Subscription:
        """Held in both months."""
        self.old.held[held.product_id] = self.new.held[held.product_id] = held
        return held

    def plan(self, *, discount: bool = False) -> Subscription:
        """A plan with included amounts and, perhaps, usage beyond them, the same in both months."""
        identifier = self.next_name("plan")
        tariffs = (
            Tariff("voice", Decimal(self.random.choice((0, 100, 200))), Decimal(1), Decimal("0.15")),
            Tariff("data", Decimal(self.random.choice((0, 1024, 5120))), Decimal("0.01"), Decimal("0.0293")),
            Tariff("message", Decimal(self.random.choice((0, 50))), Decimal(1), Decimal("0.1")),
        )
        rebates = (Rebate(self.next_name("优惠"), 1, percent=Decimal("12.5")),) if discount else ()
        number = f"1380000{self._count:04d}"
        held = Subscription(
            product_id=identifier,
            offering_id=f"offer-{identifier}",
            name=f"套餐{identifier}",
            category="plan",
            rent_fen=self.fen(1900, 19900),
            line_number=number,
            starts=OPENED,
            tariffs=tariffs,
            rebates=rebates,
        )
        for tariff in tariffs:
            amount = tariff.included + self.random.choice((-tariff.included, Decimal(self.random.randint(1, 400))))
            self.old.used[identifier, tariff.usage_type] = amount
            self.new.used[identifier, tariff.usage_type] = amount
        return self.both(held)

    def service(self) -> Subscription:
        """A value-added service, not held by anyone yet."""
        identifier = self.next_name("service")
        return Subscription(
            identifier, f"offer-{identifier}", f"服务{identifier}", "valueAdded", self.fen(), starts=OPENED
        )  # fmt: skip


@dataclass(frozen=True, slots=True)
class Planter:
    """How one kind of change is planted."""

    group: str
    plant: Callable[[Ground], Subject]


def _rent_of(held: Subscription) -> Subject:
    return Subject(RENTS, (held.product_id,))


def _a_rent(ground: Ground) -> Subscription:
    return ground.plan() if ground.random.random() < 0.5 else ground.both(ground.service())


def _price(ground: Ground) -> Subject:
    if ground.random.random() < 0.5:
        return _usage_price(ground)
    held = _a_rent(ground)
    introductory = replace(
        held,
        introductory_rent_fen=max(1, held.rent_fen - ground.fen(50, 1500)),
        introductory_end=ground.new.month.first,
    )
    ground.both(introductory)
    return _rent_of(held)


def _usage_price(ground: Ground) -> Subject:
    held = ground.plan()
    voice, *others = held.tariffs
    dearer = replace(voice, overage_price=voice.overage_price + Decimal(ground.random.choice(("0.05", "-0.03"))))
    ground.new.held[held.product_id] = replace(held, tariffs=(dearer, *others))
    _use(ground, held, "voice", ground.random.randint(20, 300))
    return Subject(("voiceOverage",), (held.product_id,))


def _use(ground: Ground, held: Subscription, usage_type: str, beyond: int, more: int = 0) -> None:
    included = next(each.included for each in held.tariffs if each.usage_type == usage_type)
    ground.old.used[held.product_id, usage_type] = included + beyond
    ground.new.used[held.product_id, usage_type] = included + beyond + more


def _used_more(ground: Ground) -> Subject:
    held, usage_type = ground.plan(), ground.random.choice(("voice", "data", "message"))
    _use(ground, held, usage_type, ground.random.choice((0, ground.random.randint(1, 300))), ground.fen(60, 2000))
    return Subject((f"{usage_type}Overage",), (held.product_id,))


def _used_less(ground: Ground) -> Subject:
    held, usage_type = ground.plan(), ground.random.choice(("voice", "data", "message"))
    less = ground.fen(60, 2000)
    _use(ground, held, usage_type, less + ground.random.choice((0, ground.random.randint(1, 300))), -less)
    return Subject((f"{usage_type}Overage",), (held.product_id,))


def _price_and_quantity(ground: Ground) -> Subject:
    held = ground.plan()
    voice, *others = held.tariffs
    dearer = replace(voice, overage_price=voice.overage_price + Decimal("0.05"))
    ground.new.held[held.product_id] = replace(held, tariffs=(dearer, *others))
    _use(ground, held, "voice", ground.random.randint(50, 300), ground.random.choice((-30, 40)))
    return Subject(("voiceOverage",), (held.product_id,))


def _started(ground: Ground) -> Subject:
    held = ground.service()
    day = ground.new.month.first + timedelta(days=ground.random.randint(0, 20))
    held = replace(held, starts=day)
    ground.new.held[held.product_id] = held
    return _rent_of(held)


def _ended(ground: Ground) -> Subject:
    held = ground.service()
    ground.old.held[held.product_id] = held
    return _rent_of(held)


def _plan_changed(ground: Ground) -> Subject:
    """The same product on another plan, or another product on the same number, on the first or within the month."""
    held = ground.plan()
    other = replace(
        held, offering_id=f"{held.offering_id}-new", name=f"{held.name}新", rent_fen=held.rent_fen + ground.fen()
    )
    way = ground.random.choice(("same product", "first of month", "within month"))
    if way == "same product":
        ground.new.held[held.product_id] = other
        return _rent_of(held)
    for kind in ("voice", "data", "message"):
        for side in (ground.old, ground.new):
            side.used[held.product_id, kind] = Decimal(0)
    day = ground.new.month.first + timedelta(days=0 if way == "first of month" else ground.random.randint(1, 25))
    successor = replace(other, product_id=ground.next_name("plan"), starts=day)
    ground.new.held[held.product_id] = replace(held, ends=day)
    ground.new.held[successor.product_id] = successor
    return Subject(RENTS, (held.product_id, successor.product_id))


def _part_month(ground: Ground) -> Subject:
    held = _a_rent(ground)
    day = ground.new.month.first + timedelta(days=ground.random.randint(1, 25))
    ground.new.held[held.product_id] = replace(held, ends=day)
    return _rent_of(held)


def _full_month_again(ground: Ground) -> Subject:
    held = _a_rent(ground)
    day = ground.old.month.first + timedelta(days=ground.random.randint(1, 25))
    ground.both(replace(held, starts=day))
    return _rent_of(held)


def _discounted(ground: Ground, old: Rebate | None, new: Rebate | None) -> Subject:
    held = ground.plan()
    for side, rebate in ((ground.old, old), (ground.new, new)):
        side.held[held.product_id] = replace(held, rebates=(rebate,) if rebate is not None else ())
    name = next(each.name for each in (old, new) if each is not None)
    return Subject(("discount",), (held.product_id,), name)


def _rebate(ground: Ground) -> Rebate:
    name = ground.next_name("优惠")
    if ground.random.random() < 0.5:
        return Rebate(name, 1, amount_fen=ground.fen(100, 1500))
    return Rebate(name, 1, percent=Decimal(ground.random.choice((5, 10, 20))))


def _discount_began(ground: Ground) -> Subject:
    return _discounted(ground, None, _rebate(ground))


def _discount_ended(ground: Ground) -> Subject:
    rebate = replace(_rebate(ground), ends=ground.new.month.first)
    return _discounted(ground, rebate, rebate)


def _discount_changed(ground: Ground) -> Subject:
    old = Rebate(ground.next_name("优惠"), 1, amount_fen=500)
    return _discounted(ground, old, replace(old, amount_fen=ground.random.choice((300, 800))))


def _happened(ground: Ground, kind: str, side: Side) -> Subject:
    name = ground.next_name("事项")
    price = (
        -ground.fen() if kind == "credit" or (kind == "correction" and ground.random.random() < 0.5) else ground.fen()
    )
    product = ground.random.choice((None, *(key for key in side.held if key.startswith("plan"))))
    side.happenings.append(OneTimeCharge(kind, name, "", "只收一次的钱。", "Charged once.", price, product_id=product))
    return Subject((kind,), (product,), name)


def _late(ground: Ground, side: Side) -> Subject:
    side.overdue.append(Overdue(ground.fen(2000, 30000), ground.random.randint(3, 28), ground.old.month.plus(-1)))
    return Subject(("lateFee",))


def _twice(ground: Ground, side: Side) -> Subject:
    held = _a_rent(ground)
    side.happenings.append(OneTimeCharge("repeat", product_id=held.product_id))
    return _rent_of(held)


PLANTERS: Mapping[str, Planter] = MappingProxyType(
    {
        "price": Planter("price", _price),
        "used more": Planter("used more", _used_more),
        "used less": Planter("used less", _used_less),
        "price and quantity": Planter("price and quantity", _price_and_quantity),
        "started": Planter("started", _started),
        "ended": Planter("ended", _ended),
        "plan changed": Planter("plan changed", _plan_changed),
        "part month": Planter("part month", _part_month),
        "full month again": Planter("full month again", _full_month_again),
        "discount began": Planter("discount began", _discount_began),
        "discount ended": Planter("discount ended", _discount_ended),
        "discount changed": Planter("discount changed", _discount_changed),
        "one-off": Planter("one-off", lambda ground: _happened(ground, "oneOff", ground.new)),
        "one-off gone": Planter("one-off gone", lambda ground: _happened(ground, "oneOff", ground.old)),
        "credit": Planter("credit", lambda ground: _happened(ground, "credit", ground.new)),
        "credit gone": Planter("credit gone", lambda ground: _happened(ground, "credit", ground.old)),
        "correction": Planter("correction", lambda ground: _happened(ground, "correction", ground.new)),
        "correction gone": Planter("correction gone", lambda ground: _happened(ground, "correction", ground.old)),
        "late fee": Planter("late fee", lambda ground: _late(ground, ground.new)),
        "late fee gone": Planter("late fee", lambda ground: _late(ground, ground.old)),
        "charged twice": Planter("charged twice", lambda ground: _twice(ground, ground.new)),
        "charged once again": Planter("charged once again", lambda ground: _twice(ground, ground.old)),
    }
)
