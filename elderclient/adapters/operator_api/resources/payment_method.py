"""How bills are paid, out of a reference to a payment method (TMF670). Must not choose words."""

from __future__ import annotations

from collections.abc import Mapping

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import member_in, plain, table
from elderclient.domain.accounts.account import PaidBy
from elderclient.domain.known import Unknown

_BY_BANK = (
    "directdebit bankdebit bankaccountdebit directdebitmandate sepadirectdebit automaticdebit autodebit "
    "bankaccountdirectdebit standingorder 银行代扣 银行自动代扣 代扣 银行托收 托收 委托银行收款 银行卡代扣 "
    "自动扣款 银行自动扣款 自动扣费"
)
_BY_SELF = (
    "selfpay selfservice manual manualpayment cash cashpayment counter voucher banktransfer 自己交费 自缴 自己缴费 现金 "
    "现金交费 现金缴费 营业厅交费 营业厅缴费"
)
_AHEAD = "prepaid prepay prepayment prepaidbalance 预存 预付 预付费 预存话费 预存款"
_SPELLINGS: Mapping[str, PaidBy] = table((PaidBy.BANK, _BY_BANK), (PaidBy.SELF, _BY_SELF), (PaidBy.AHEAD, _AHEAD))


def name_of(method: Record | None) -> str:
    """Return the method in the operator's words; empty where it has none."""
    return "" if method is None else method.text("name")


def paid_by(method: Record | None) -> PaidBy | Unknown:
    """Return who has to do something so that bills are paid: by the method's name, else by its type."""
    if method is None:
        return Unknown.ABSENT
    texts = [text for key in ("name", "@type", "@referredType") if plain(text := method.text(key))]
    found = (member_in(PaidBy, text, _SPELLINGS) for text in texts)
    return next((way for way in found if way is not None), Unknown.NOT_UNDERSTOOD if texts else Unknown.ABSENT)
