"""One figure owed: home, bill, paying, notices and the year's list of the demo customer with arrears say the same."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.resources.payment_method import paid_by
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.adapters.operator_api.transport.profiles import REFERENCE
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.accounts.account import PaidBy
from elderclient.domain.bills.owed import Paid
from elderclient.domain.complaints import ComplaintNews
from elderclient.domain.known import Unknown
from elderclient.domain.money import total
from elderclient.domain.notices import NoticeKind
from elderclient.usecases.accounts.see_balance import SeeBalance
from elderclient.usecases.bills.see_bill import SeeBill
from elderclient.usecases.bills.see_together import owed_at_home, said_owed
from elderclient.usecases.notices.answer_notice import AnswerNotice
from elderclient.usecases.see_home import SeeHome
from tests.contract.running_operator import running_operator
from tests.contract.test_faults import Tokens
from tests.fakes.dependencies import dependencies_of
from tests.fakes.store import FakeStore

ZHANG = 2


def test_every_screen_says_the_same_figure() -> None:
    with running_operator() as operator:
        clock = ServerClock()
        gateway = open_gateway(operator.url, Tokens(operator.token(ZHANG)), clock, profiles=REFERENCE)
        own = dependencies_of(gateway, FakeStore(), clock)
        home = SeeHome(own, ComplaintNews).fetch().value
        paying = SeeBalance(own).fetch().value
        bill = SeeBill(own).fetch().value
        notices = AnswerNotice(own).fetch().value
        gateway.close()
    assert home is not None
    assert paying is not None
    assert paying.owed is not None
    assert bill is not None
    assert notices is not None
    owed, today = paying.owed, clock.now().date()
    left = [each.open_amount for each in owed.bills if each.open_amount is not None]
    assert len(left) == len(owed.bills) >= 3
    assert owed.amounts == (total(left),)
    assert home.today.at("") == owed_at_home(owed, today)
    assert said_owed(owed) in bill.now
    assert bill.is_to_be_paid
    about = next(each for each in notices.notices if each.notice.kind is NoticeKind.ARREARS)
    assert said_owed(owed) in about.facts
    rows = {row.month: row for row in bill.months}
    part = next(each for each in owed.bills if each.open_amount != each.charged)
    assert (rows[part.month].paid, rows[part.month].left) == (Paid.PARTLY, part.open_amount)
    assert {rows[each.month].paid for each in owed.bills if each is not part} <= {Paid.NOT}
    assert Paid.PAID in {row.paid for row in bill.months}


@pytest.mark.parametrize(
    ("method", "paid"),
    [
        ({"name": "银行代扣"}, PaidBy.BANK),
        ({"name": "Direct debit"}, PaidBy.BANK),
        ({"name": "Account of the savings bank", "@referredType": "BankAccountDebit"}, PaidBy.BANK),
        ({"@type": "DirectDebit"}, PaidBy.BANK),
        ({"name": "自己交费"}, PaidBy.SELF),
        ({"name": "Cash"}, PaidBy.SELF),
        ({"name": "预存"}, PaidBy.AHEAD),
        ({"name": "别人替交"}, Unknown.NOT_UNDERSTOOD),
        ({"id": "7"}, Unknown.ABSENT),
    ],
)
def test_how_it_is_paid_is_read_or_not_known(method: dict[str, str], paid: PaidBy | Unknown) -> None:
    assert paid_by(Record(method, "paymentMethod", ZoneInfo("Asia/Shanghai"))) is paid


def test_without_a_method_it_is_not_known() -> None:
    assert paid_by(None) is Unknown.ABSENT
