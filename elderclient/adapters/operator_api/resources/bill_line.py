"""TMF678 ``appliedCustomerBillingRate``: one line of a bill, whatever its dialect. Must not add up or explain.

The kind is the standard's ``type`` or ``appliedBillingRateType``; the reference operator's ``chargeKind`` says more where it
is there, and a name where neither is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import member_in, plain, quantity_in, table, unit_in
from elderclient.domain.bills.bill import BillLine, ChargeKind
from elderclient.domain.errors import BadAnswer
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, UnitPrice, smallest_coin
from elderclient.domain.units import Quantity, Unit
from elderclient.domain.written_phones import phones_in

_TYPES: Mapping[str, ChargeKind] = table(
    (
        ChargeKind.RECURRING,
        "recurring recurringcharge recurringfee subscription monthly monthlycharge rent rental",
    ),
    (ChargeKind.ONE_OFF, "onetime onetimecharge oneoff oneoffcharge nonrecurring nonrecurringcharge setup"),
    (ChargeKind.USAGE, "usage usagecharge consumption eventcharge"),
    (ChargeKind.CREDIT, "appliedbillingcredit credit rebate refund compensation goodwill productalteration"),
    (ChargeKind.DISCOUNT, "discount allowance promotion pricealteration productpricealteration reduction"),
    (ChargeKind.PENALTY, "appliedpenaltycharge penalty penaltycharge fine"),
    (ChargeKind.LATE_FEE, "latefee latepaymentfee latepayment dunningfee 滞纳金 违约金"),
    (ChargeKind.TAX, "tax vat gst salestax taxcharge appliedbillingtax appliedtax taxation 税 税费 增值税"),
    (
        ChargeKind.CARRIED,
        "payment payments paymentreceived balanceforward broughtforward previousbalance openingbalance arrears",
    ),
    (ChargeKind.CORRECTION, "correction reversal 红冲 冲正 冲红 更正"),
)
_TAKEN_BACK = re.compile(r"红冲|冲红|冲正")
_DISCOUNT = re.compile(r"优惠|折扣|减免|满减|\bdiscount\b", re.IGNORECASE)
_ARREARS = re.compile(
    r"^(上期|上月|上次|往期|往月|前期|以前|历史)\S{0,2}(欠费|欠款|未[缴付交]|结转)|欠费结转"
    r"|\b(previous|opening) balance\b|\b(balance|amount) brought forward\b|\bpast due\b|^arrears\b",
    re.IGNORECASE,
)
_PAID = re.compile(
    r"^(已[缴付交](费|款)?|(本期)?(缴费|付款|还款)|(上期|上月|账户)?(结余|余额)(抵扣|结转)?|预存(话费|款)?抵扣)$"
    r"|^payments?( received| made)?$|\b(previous|opening|credit) balance\b|\bbalance brought forward\b",
    re.IGNORECASE,
)
_NAMES: tuple[tuple[re.Pattern[str], ChargeKind, int], ...] = (
    (_TAKEN_BACK, ChargeKind.CORRECTION, -1),
    (_ARREARS, ChargeKind.CARRIED, 1),
    (_PAID, ChargeKind.CARRIED, -1),
    (re.compile(r"滞纳金|\blate (payment )?fee\b", re.IGNORECASE), ChargeKind.LATE_FEE, 1),
    (re.compile(r"^(增值税|税费|税金|税额|vat|gst|(sales )?tax)\b", re.IGNORECASE), ChargeKind.TAX, 1),
    (_DISCOUNT, ChargeKind.DISCOUNT, -1),
    (re.compile(r"退费|退款|补偿|赔偿|\b(refund|credit|compensation)\b", re.IGNORECASE), ChargeKind.CREDIT, -1),
)
"""What a name proves where nothing else says the kind, and only for an amount with this sign."""
_LINE_NUMBERS = (
    "lineNumber",
    "msisdn",
    "MSISDN",
    "phoneNumber",
    "mobileNumber",
    "subscriberNumber",
    "号码",
    "手机号码",
)
_RENTED_BY = (Unit.DAY, Unit.MONTH)
_MONEY_BACK = (ChargeKind.CREDIT, ChargeKind.DISCOUNT)
_CHARGED = (ChargeKind.RECURRING, ChargeKind.ONE_OFF, ChargeKind.USAGE)


def line_of(record: Record) -> BillLine:
    """Return the line. Raises ``BadAnswer`` for one without an id or an amount."""
    extra = record.characteristics("characteristic")
    product = record.record("product")
    amount, tax = _amount(record)
    kind, is_back = _kind(record, extra, amount)
    if is_back and amount.amount > 0:
        # A credit is money that comes back, also where its type says so and its sign does not.
        amount, tax = -amount, None if tax is None else -tax
    quantity, unit_price = _usage(extra, amount)
    return BillLine(
        id=record.need_text("id"),
        kind=kind,
        name=record.text("name") or record.text("description") or (product.text("name") if product else ""),
        amount=amount,
        description=record.text("description"),
        name_en=extra.text("nameEn"),
        description_en=extra.text("descriptionEn"),
        product_id=(product.text("id") or None) if product else None,
        offering_id=extra.text("offeringId") or None,
        line_number=_line_number(extra, product),
        quantity=quantity,
        unit_price=unit_price,
        covers=record.period("periodCoverage"),
        tax=tax,
    )


def _line_number(extra: Record, product: Record | None) -> str | None:
    """The number of the line that is charged for: as the charge says it, else where its product is called by it."""
    if number := next((found for name in _LINE_NUMBERS if (found := extra.text(name))), None):
        return number
    called = () if product is None else phones_in(product.text("publicIdentifier") or product.text("name"))
    return next((phone.digits for phone in called if phone.is_mobile), None)


def _kind(record: Record, extra: Record, amount: Money) -> tuple[ChargeKind, bool]:
    """What the line is for (by our own kind, a type, its name), and whether a type says that it takes money off."""
    own = member_in(ChargeKind, extra.text("chargeKind"))
    is_taken_back = bool(_TAKEN_BACK.search(record.text("name")))
    if own is not None and own is not ChargeKind.UNKNOWN:
        return ChargeKind.CORRECTION if own is ChargeKind.CREDIT and is_taken_back else own, False
    spelt = [record.text(field) for field in ("type", "appliedBillingRateType", "@type")]
    kinds = [kind for text in spelt if (kind := member_in(ChargeKind, text) or _TYPES.get(plain(text)))]
    kinds = [kind for kind in kinds if kind is not ChargeKind.UNKNOWN]
    named = _by_name(record, amount)
    if named is ChargeKind.CARRIED:
        return named, False  # The standard has no type for it, so that it comes as a charge or a credit.
    if kinds:
        if ChargeKind.CREDIT in kinds and is_taken_back:
            # TMF678 has no type of its own for a wrong charge that is taken back, which is no money that is given back.
            return ChargeKind.CORRECTION, True
        # Where one field says what is charged and another that it is a credit, it is money that comes back.
        found = next((kind for kind in kinds if kind in _MONEY_BACK), kinds[0])
        is_back = found in _MONEY_BACK
        if found is ChargeKind.CREDIT and _is_discount(record):
            return ChargeKind.DISCOUNT, True  # the standard has one type, appliedBillingCredit, for both
        # What is taken off every month or by use may have the type of a charge; its name says what it is.
        return (named if found in _CHARGED and named in _MONEY_BACK else found), is_back
    return named, False


def _by_name(record: Record, amount: Money) -> ChargeKind:
    name = record.text("name") or record.text("description")
    found = (kind for pattern, kind, sign in _NAMES if pattern.search(name) and amount.amount * sign > 0)
    return next(found, ChargeKind.UNKNOWN)


def _is_discount(record: Record) -> bool:
    return bool(_DISCOUNT.search(record.text("name") or record.text("description")))


def _amount(record: Record) -> tuple[Money, Money | None]:
    """The amount with its tax, and the tax in it where the line says how much."""
    included, excluded = record.amount("taxIncludedAmount"), record.amount("taxExcludedAmount")
    if isinstance(excluded, Unknown):
        if isinstance(included, Unknown):
            raise BadAnswer(f"{record.path}.taxIncludedAmount: missing or of the wrong type")
        return included, _tax(record, None)
    tax = _tax(record, excluded)
    if isinstance(included, Unknown):
        if included is Unknown.NOT_UNDERSTOOD:
            raise BadAnswer(f"{record.path}.taxIncludedAmount: of the wrong type")
        return (excluded, None) if tax is None else (excluded + tax, tax)
    return included, (included - excluded if included.currency == excluded.currency else tax)


def _tax(record: Record, excluded: Money | None) -> Money | None:
    """The sum of ``appliedTax``, by its amounts or, beside an amount without tax, its rates; ``None`` for none."""
    amounts = []
    for item in record.records("appliedTax"):
        amount, rate = item.money("taxAmount"), item.number("taxRate")
        if amount is None and rate is not None and excluded is not None:
            # A rate of 6 is 6 %, and so is one of 0.06.
            amount = Money.rounded(excluded.amount * (rate if rate < 1 else rate / 100), excluded.currency)
        if amount is None or (excluded is not None and amount.currency != excluded.currency):
            return None
        amounts.append(amount)
    if not amounts or len({amount.currency for amount in amounts}) != 1:
        return None
    return Money(sum((amount.amount for amount in amounts), Decimal(0)), amounts[0].currency)


def _usage(extra: Record, amount: Money) -> tuple[Quantity | None, UnitPrice | None]:
    """How much was used, and the price of one of it where it is in the same unit and makes up the amount."""
    spelt = extra.text("quantityUnit")
    unit, count = unit_in(spelt), extra.number("quantity")
    if count is None:
        return None, None
    if unit is None:
        return quantity_in(count, spelt), None
    price = extra.unit_price("unitPrice", unit, amount.currency)
    if price is not None and unit not in _RENTED_BY:
        # A price in another currency unit than its line, or of another step, would be a calculation that is wrong.
        off = abs(count * price.amount - abs(amount.amount))
        price = price if off <= smallest_coin(amount.currency) else None
    return Quantity(count, unit), price
