"""A bill as it is shown: answer, groups, lines, warnings, months, why it changed, and on paper."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from elderclient import resources
from elderclient.adapters.rules import RuleFiles
from elderclient.domain.bills.bill import Bill, BillLine, BillState, ChargeKind, Group, LooseBill
from elderclient.domain.bills.cause import Cause, CauseKind
from elderclient.domain.bills.flags import FlagKind
from elderclient.domain.deadlines.limits import Duty, Limit
from elderclient.domain.errors import NoNetwork
from elderclient.domain.known import Unknown
from elderclient.domain.money import Money, UnitPrice, total
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Category, Product, ProductStatus
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.domain.units import Count, Month, Noun, Period, Quantity, Unit
from elderclient.phrases.bills import causes, charges, payment, printed_bill, together
from elderclient.phrases.shell import unknowns
from elderclient.usecases.bills.see_bill import BillView, SeeBill
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.save_paper import bill_paper
from tests.fakes.clock import FakeClock
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import FakeGateway
from tests.fakes.store import FakeStore

TODAY = FakeClock().now().date()


def rent(amount: str = "59.00") -> BillLine:
    price = UnitPrice(Decimal(amount), Unit.MONTH)
    return BillLine(
        "r", ChargeKind.PLAN_RENT, "畅聊套餐", Money.of(amount), product_id="p1", offering_id="o1",
        quantity=Quantity(Decimal(1), Unit.MONTH), unit_price=price, description="每个月的套餐费",
    )  # fmt: skip


def service(amount: str = "6.00") -> BillLine:
    price = UnitPrice(Decimal(amount), Unit.MONTH)
    return BillLine(
        "s", ChargeKind.VALUE_ADDED, "彩铃", Money.of(amount), product_id="v1", offering_id="ov",
        quantity=Quantity(Decimal(1), Unit.MONTH), unit_price=price,
    )  # fmt: skip


def voice(minutes: int) -> BillLine:
    price = UnitPrice(Decimal("0.15"), Unit.MINUTE)
    return BillLine(
        "v", ChargeKind.VOICE_OVERAGE, "超出的通话", Money.rounded(minutes * price.amount), product_id="p1",
        quantity=Quantity(Decimal(minutes), Unit.MINUTE), unit_price=price,
    )  # fmt: skip


def discount(amount: str = "-5.00") -> BillLine:
    return BillLine("d", ChargeKind.DISCOUNT, "老客户", Money.of(amount), product_id="p1")


def bill(month: int, *lines: BillLine, year: int = 2026) -> Bill:
    when = Month(year, month)
    last = date.fromordinal(when.plus(1).first_day.toordinal() - 1)
    due = total([line.amount for line in lines])
    return Bill(
        f"b{year}-{month}", f"N{month}", when, Period(when.first_day, last), last, due, due, BillState.SENT,
        due_date=when.plus(1).first_day.replace(day=20), payment_method="银行代扣", lines=lines,
    )  # fmt: skip


class Desk:
    def __init__(self) -> None:
        self.gateway, self.store, self.clock = FakeGateway(), FakeStore(), FakeClock()
        for month in (5, 6, 7, 8):
            self.gateway.give(bill(month, rent(), discount()))
        self.gateway.give(bill(9, rent(), service(), voice(30), discount()))
        self.bills = SeeBill(dependencies_of(self.gateway, self.store, self.clock))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def view(fetched: Fetched[BillView] | None) -> BillView:
    assert fetched is not None
    assert fetched.value is not None
    return fetched.value


def test_the_newest_bill_in_groups_that_sum_to_it(desk: Desk) -> None:
    shown = view(desk.bills.fetch())
    assert shown.bill.month == Month(2026, 9)
    assert [(each.group, str(each.amount.amount)) for each in shown.groups] == [
        (Group.RENT, "59.00"),
        (Group.CALLS_OVER, "4.50"),
        (Group.EXTRA_SERVICES, "6.00"),
        (Group.DISCOUNTS, "-5.00"),
    ]
    assert total([each.amount for each in shown.groups]) == shown.bill.amount_due
    assert shown.groups[0].bar == 1


def test_why_it_changed_sums_to_the_difference(desk: Desk) -> None:
    why = view(desk.bills.fetch()).explanation
    assert why.headline == causes.headline(why.change).at("change")
    ringback, calls = (
        Cause(CauseKind.STARTED, Money.of("6.00"), after=(service(),)),
        Cause(CauseKind.USED_MORE, Money.of("4.50"), after=(voice(30),)),
    )
    first, second = (flag.flag for flag in view(desk.bills.fetch()).flags)
    assert [(each.cause.kind, each.sentence.at(""), each.row) for each in why.causes] == [
        (CauseKind.STARTED, causes.cause(ringback, TODAY, first), causes.row(ringback, TODAY, first)),
        (CauseKind.USED_MORE, causes.cause(calls, TODAY, second), causes.row(calls, TODAY, second)),
    ]
    assert total([each.cause.share for each in why.causes]) == why.change.difference


def test_first_time_charges_are_flagged_with_how_far_back_was_looked(desk: Desk) -> None:
    flags = view(desk.bills.fetch()).flags
    assert [(each.flag.kind, each.flag.lines[0].id) for each in flags] == [
        (FlagKind.FIRST_TIME, "s"),
        (FlagKind.FIRST_TIME, "v"),
    ]
    assert dict(flags[0].sentence.arguments)["months"] == Count(3, Noun.MONTH)


def test_an_abnormal_month_and_a_double_charge_are_flagged(desk: Desk) -> None:
    desk.gateway.give(bill(10, rent(), rent(), voice(2000)))
    flags = {each.flag.kind: each.flag for each in view(desk.bills.fetch()).flags}
    assert len(flags[FlagKind.CHARGED_TWICE].lines) == 2
    assert flags[FlagKind.ABNORMAL_MONTH].factor == Decimal("7.3")


class StrictRules(RuleFiles):
    """The rules that ship, with a lower figure for every limit."""

    def limit(self, duty: Duty, province: str = "") -> Limit:
        return replace(super().limit(duty, province), figure=Decimal("1.1"))


def test_a_lower_legal_factor_is_obeyed(desk: Desk) -> None:
    rules = StrictRules(resources.asset("rules"))
    strict = SeeBill(dependencies_of(desk.gateway, desk.store, desk.clock, rules=rules))
    assert FlagKind.ABNORMAL_MONTH in {each.flag.kind for each in view(strict.fetch()).flags}
    assert FlagKind.ABNORMAL_MONTH not in {each.flag.kind for each in view(desk.bills.fetch()).flags}


@pytest.mark.parametrize(("last_use", "is_flagged"), [(date(2026, 6, 30), True), (date(2026, 7, 1), False)])
def test_a_service_not_used_for_three_months_is_flagged(desk: Desk, last_use: date, is_flagged: bool) -> None:
    product = Product(
        "v1", "彩铃", ProductStatus.ACTIVE, "ov", Category.VALUE_ADDED, Money.of("6.00"), last_use=last_use
    )
    desk.gateway.held = (product,)
    kinds = {each.flag.kind for each in view(desk.bills.fetch()).flags}
    assert (FlagKind.UNUSED_SERVICE in kinds) is is_flagged


def test_each_line_answers_what_it_is(desk: Desk) -> None:
    shown = view(desk.bills.fetch())
    assert [each.what.at("") for each in shown.lines] == [
        charges.what_is_this(line) for line in (rent(), voice(30), service(), discount())
    ]
    assert dict(shown.lines[0].what.arguments) == {"text": OperatorText(rent().description)}


@pytest.mark.parametrize("kind", [kind for kind in ChargeKind if kind is not ChargeKind.CARRIED])
def test_every_kind_of_charge_has_an_answer_and_a_group(desk: Desk, kind: ChargeKind) -> None:
    desk.gateway.give(bill(10, replace(rent(), kind=kind, description="")))
    shown = view(desk.bills.fetch())
    assert shown.lines[0].what.msgid.endswith(".")
    assert [each.group for each in shown.groups] == [shown.lines[0].group]


def test_twelve_months_with_a_row_for_the_missing_one(desk: Desk) -> None:
    desk.gateway.give(bill(1, rent()))
    rows = view(desk.bills.fetch()).months
    assert [(row.month.month, row.bill is None) for row in rows] == [
        (9, False), (8, False), (7, False), (6, False), (5, False), (4, True), (3, True), (2, True), (1, False),
    ]  # fmt: skip
    assert rows[0].bar == 1
    assert rows[5].bar == 0


def test_another_month(desk: Desk) -> None:
    assert view(desk.bills.fetch(Month(2026, 6))).bill.month == Month(2026, 6)
    missing = desk.bills.fetch(Month(2026, 4))
    assert (missing.value, missing.problem) == (None, None)


def test_cached_first_then_fresh_and_stale_without_network(desk: Desk) -> None:
    assert desk.bills.cached() is None
    fresh = desk.bills.fetch()
    asked = len(desk.gateway.asked)
    cached = desk.bills.cached()
    assert len(desk.gateway.asked) == asked
    assert view(cached) == view(fresh)
    desk.clock.move(hours=5)
    desk.gateway.trouble = NoNetwork()
    stale = desk.bills.fetch()
    assert (stale.as_of, stale.is_stale, type(stale.problem)) == (fresh.as_of, True, NoNetwork)
    assert view(stale) == view(fresh)


def test_lines_of_earlier_months_are_asked_for_once(desk: Desk) -> None:
    desk.bills.fetch()
    desk.bills.fetch()
    assert desk.gateway.asked.count("lines b2026-8") == 1
    assert desk.gateway.asked.count("lines b2026-9") == 2


def test_lines_that_no_longer_match_their_bill_are_asked_for_again(desk: Desk) -> None:
    desk.bills.fetch()
    desk.gateway.headers = tuple(h for h in desk.gateway.headers if h.month != Month(2026, 8))
    desk.gateway.give(bill(8, rent("61.00"), discount()))
    assert {each.cause.kind for each in view(desk.bills.fetch()).explanation.causes} == {
        CauseKind.STARTED,
        CauseKind.USED_MORE,
        CauseKind.PRICE,
    }


def test_without_the_lines_of_the_month_before_nothing_is_made_up(desk: Desk) -> None:
    desk.bills.fetch()
    del desk.store.kept["lines/b2026-8"]
    desk.gateway.trouble = NoNetwork()
    why = view(desk.bills.fetch()).explanation
    assert (why.is_known, why.causes) == (False, ())


def test_the_oldest_bill_is_not_compared(desk: Desk) -> None:
    why = view(desk.bills.fetch(Month(2026, 5))).explanation
    assert (why.causes, why.change.before, why.headline) == ((), None, causes.headline(why.change).at("change"))


def test_a_corrected_bill_says_so(desk: Desk) -> None:
    desk.gateway.give(replace(bill(10, rent()), corrects="N10"))
    assert payment.corrected() in view(desk.bills.fetch()).notes


@pytest.mark.parametrize("kind", list(CauseKind))
def test_every_cause_has_one_whole_sentence(kind: CauseKind) -> None:
    for share, before, after in [
        ("4.50", (voice(10),), (voice(40),)),
        ("-4.50", (voice(40),), (voice(10),)),
        ("6.00", (rent(),), (rent("65.00"),)),
        ("0.00", (discount(),), (discount(),)),
    ]:
        sentence = unknowns.without_offer(causes.cause(Cause(kind, Money.of(share), before, after), TODAY))
        whole = dict(sentence.arguments).get("said", sentence)
        assert isinstance(whole, Sentence)
        assert sentence.msgid.endswith(".")
        assert "by" in dict(whole.arguments)


def test_many_things_are_named_by_the_first_and_a_number() -> None:
    fees = tuple(replace(discount("1.00"), id=f"f{each}", name=f"费用{each}") for each in range(8))
    what, _amount = causes.row(Cause(CauseKind.ONE_OFF, Money.of("8.00"), (), fees), TODAY) or (None, None)
    assert what is not None
    name = dict(what.arguments)["name"]
    assert isinstance(name, Sentence)
    assert dict(name.arguments) == {"name": OperatorText("费用0"), "count": Count(7, Noun.ITEM)}


def test_on_paper_stand_the_sum_every_line_and_the_hotline(desk: Desk) -> None:
    paper = bill_paper(view(desk.bills.fetch()), ShortCode("10000"))
    assert paper.size >= 18
    headings = [section.heading for section in paper.sections]
    assert headings == [
        printed_bill.first_of_all(),
        printed_bill.why_it_changed(),
        printed_bill.in_groups(),
        printed_bill.every_item(),
        printed_bill.questions(),
    ]
    assert dict(paper.sections[2].rows[-1].right.arguments)["amount"] == Money.of("64.50")
    assert len(paper.sections[3].rows) == 4


def test_bills_of_which_no_amount_is_known_are_said_to_be_not_clear() -> None:
    gateway = FakeGateway()
    unread = Unknown.NOT_UNDERSTOOD
    gateway.loose = (LooseBill("b", "N", BillState.SENT, Month(2026, 9), None, None, unread, unread),)
    opened = SeeBill(dependencies_of(gateway, FakeStore(), FakeClock())).open(None).value
    assert opened is not None
    assert (opened.view, opened.drafts) == (None, (together.owed((), is_whole=False),))
