"""How fast the internet is on this PC, against what the contract says. Must not measure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from elderclient.domain.frozen import frozen
from elderclient.domain.plans.plan import Category, Offering, Product, with_id


@frozen
class SpeedResult:
    """Speeds in megabits a second; ``contract`` is ``None`` where it is not known. ``at`` is aware."""

    megabits: Decimal
    at: datetime
    contract: Decimal | None = None


def speed_of(received: int, seconds: float) -> Decimal:
    """Return megabits a second of ``received`` bytes in ``seconds``: whole from 10 on, else to a tenth."""
    exact = Decimal(received) * 8 / 1_000_000 / Decimal(max(seconds, 0.001))
    return exact.quantize(Decimal(1) if exact >= 10 else Decimal("0.1"))


def contract_speed(products: Iterable[Product], offerings: Iterable[Offering]) -> Decimal | None:
    """Return the speed of the customer's home internet; ``None`` unless there is one, and its speed is known."""
    running = [each for each in products if each.category is Category.BROADBAND and not each.is_over]
    sold = tuple(offerings)
    found = [with_id(sold, each.offering_id) for each in running if not each.is_coming]
    return found[0].speed_megabits if len(found) == 1 and found[0] is not None else None
