"""Works out what an agreement would say before it is signed, from an offering or a draft and the limits of law."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.agreements import SERVICE_ONLY, Terms
from elderclient.domain.deadlines.limits import Duty
from elderclient.domain.known import Unknown, known
from elderclient.domain.money import Money
from elderclient.domain.orders import OrderItem
from elderclient.domain.plans.plan import Offering
from elderclient.domain.plans.price import MONTHLY
from elderclient.usecases.ports.rules import Rules


def terms_of(offering: Offering, rules: Rules) -> Terms:
    """Return what the agreement of an offering would say. ``rules`` may read a file."""
    # The questions are about months: a price of another period is left to a person.
    rent = known(offering.rent) if offering.every == MONTHLY else None
    has_introduction = (
        rent is not None and offering.introductory_rent is not None and bool(offering.introductory_months)
    )
    terms = Terms(
        name=offering.name,
        name_en=offering.name_en,
        about=offering.description,
        about_en=offering.description_en,
        price=offering.introductory_rent if has_introduction else rent,
        price_after=rent if has_introduction else None,
        introductory_months=offering.introductory_months if has_introduction else None,
        contract_months=known(offering.contract_months),
        leaving_fee=_fee(offering.early_termination_fee) if offering.contract_months != 0 else None,
    )
    return _with_duties(terms, rules, Duty.REPAIR_URBAN)


def terms_of_draft(item: OrderItem, offering: Offering | None, rules: Rules, *, is_rural: bool) -> Terms:
    """Return what the agreement that ``item`` begins would say, except its price. ``offering`` only adds what it is."""
    terms = Terms(
        name=item.name,
        name_en=item.name_en,
        about="" if offering is None else offering.description,
        about_en="" if offering is None else offering.description_en,
        starts=item.starts,
        contract_months=0 if item.contract_ends is None else None,
        contract_ends=known(item.contract_ends),
        leaving_fee=_fee(item.early_termination_fee),
    )
    return _with_duties(terms, rules, Duty.REPAIR_RURAL if is_rural else Duty.REPAIR_URBAN)


def _fee(fee: Money | Unknown | None) -> Money | None:
    """Return a fee in the terms' own manner: zero for nothing, ``None`` where the operator does not say."""
    return Money.zero() if fee is None else known(fee)


def _with_duties(terms: Terms, rules: Rules, repair: Duty) -> Terms:
    """Add what every agreement says alike: repair, complaints and the use of data."""
    return replace(
        terms,
        notice_days=0,
        repair_hours=int(rules.limit(repair).figure),
        answer_days=int(rules.limit(Duty.COMPLAINT_ANSWER).figure),
        data_use=SERVICE_ONLY,
    )
