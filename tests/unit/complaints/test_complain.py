"""Complaining: kept before it is sent, sent once, deadlines by the operator's word or the law, moves that are allowed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from elderclient.adapters.store.codec import decode, encode
from elderclient.domain.complaints import (
    Case,
    Complaint,
    ComplaintMove,
    ComplaintNews,
    ComplaintState,
    ComplaintWish,
    Level,
    Move,
    PastCall,
    Satisfaction,
    SubjectKind,
    Topic,
)
from elderclient.domain.deadlines.limits import Duty, Limit, Measure
from elderclient.domain.deadlines.working_days import WorkingDays
from elderclient.domain.errors import Conflict, DiskFull, NoNetwork, Refused, StoreError, TooSlow
from elderclient.domain.listing import Listing
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.domain.units import Count, Noun
from elderclient.phrases.complaints import complaint, letter
from elderclient.usecases.cache import COMPLAINTS, COMPLAINTS_READ
from elderclient.usecases.complaints.appeal_letter import appeal_letter
from elderclient.usecases.complaints.complain import Complain
from elderclient.usecases.ports.store import Entry
from tests.fakes.bills import SEPTEMBER, an_operator, an_ordinary_year, product
from tests.fakes.clock import FakeClock
from tests.fakes.complaints import VIDEO, one_of_every_kind
from tests.fakes.dependencies import dependencies_of
from tests.fakes.gateway import GRANNY, FakeGateway
from tests.fakes.store import FakeStore

NATIONAL = Limit(Duty.COMPLAINT_ANSWER, Decimal(15), Measure.DAYS, "national")
HENAN = Limit(Duty.COMPLAINT_ANSWER, Decimal(5), Measure.WORKING_DAYS, "Henan", "CN-HA")


class FakeRules:
    """National 15 days; Henan 5 working days, checked or not."""

    def __init__(self) -> None:
        self.is_checked = True

    def limit(self, duty: Duty, province: str = "") -> Limit:
        if duty is Duty.COMPLAINT_ANSWER and province == "CN-HA":
            return replace(HENAN, needs_check=not self.is_checked)
        return replace(NATIONAL, duty=duty)

    def working_days(self) -> WorkingDays:
        return WorkingDays(frozenset({2026}), frozenset({date(2026, 10, 16)}))


class Home:
    """A person's use case and all that stands around it."""

    def __init__(self) -> None:
        self.gateway, self.store, self.clock, self.rules = FakeGateway(), FakeStore(), FakeClock(), FakeRules()
        dependencies = dependencies_of(self.gateway, self.store, self.clock, rules=self.rules)
        self.ledger = dependencies.ledger
        self.complain = Complain(dependencies)

    def case(self, key: str) -> Case:
        view = self.complain.fetch().value
        assert view is not None
        found = view.case(key)
        assert found is not None
        return found

    def lives_in(self, province: str) -> None:
        self.store.put("customer", replace(GRANNY, province=province), self.clock.now())


@pytest.fixture
def home() -> Home:
    return Home()


def test_it_is_durable_before_it_is_sent_and_sent_once(home: Home) -> None:
    kept: list[tuple[Entry, ...]] = []
    file = home.gateway.file_complaint

    def watched(wish: ComplaintWish) -> object:
        kept.append(home.store.acts())
        return file(wish)

    home.gateway.file_complaint = watched  # type: ignore[method-assign,assignment]  # to look at the outbox meanwhile
    done, name = home.complain.file(Topic.CHARGE, "这个我没有订过。", VIDEO)
    assert [act.id for act in kept[0]] == [name]
    assert done.problem is None
    assert home.store.acts() == ()
    assert home.case(name).complaint.subject == VIDEO
    assert home.gateway.asked.count("complain") == 1


def test_without_a_network_it_waits_and_goes_by_itself(home: Home) -> None:
    home.gateway.trouble = NoNetwork()
    done, name = home.complain.file(Topic.OTHER, "信号不好。")
    assert isinstance(done.problem, NoNetwork)
    seen = home.complain.fetch()
    assert seen.value is not None
    assert isinstance(seen.problem, NoNetwork)
    assert [(case.key, case.complaint.state) for case in seen.value.cases] == [(name, ComplaintState.QUEUED)]
    home.gateway.trouble = None
    assert home.ledger.deliver_all() == 1
    assert home.case(name).complaint.state is ComplaintState.RECEIVED


def test_what_the_operator_refuses_leaves_the_outbox_and_says_so(home: Home) -> None:
    home.gateway.trouble = Refused(reason="不能投诉")
    done, name = home.complain.file(Topic.OTHER, "信号不好。")
    assert isinstance(done.problem, Refused)
    assert home.store.acts() == ()
    home.gateway.trouble = None
    view = home.complain.fetch().value
    assert view is not None
    assert view.case(name) is None


def test_a_full_disk_sends_nothing(home: Home) -> None:
    home.store.trouble = DiskFull()
    with pytest.raises(StoreError):
        home.complain.file(Topic.OTHER, "信号不好。")
    assert home.gateway.asked == []


def test_an_unsent_complaint_can_be_dropped(home: Home) -> None:
    home.gateway.trouble = NoNetwork()
    _, name = home.complain.file(Topic.OTHER, "信号不好。")
    home.complain.drop(name)
    home.gateway.trouble = None
    assert home.ledger.deliver_all() == 0
    assert home.gateway.filed == {}


def test_moves_follow_from_how_far_it_is(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    found = {
        number: (
            sorted(move.value for move in home.case(f"2601010000{number:02}").moves),
            home.case(f"2601010000{number:02}").can_appeal,
        )
        for number in (1, 2, 3, 4, 5, 6, 8, 9, 10)
    }
    add, up, again, rate, back = (
        "addToComplaint", "escalateComplaint", "reopenComplaint", "rateComplaint", "withdrawComplaint",
    )  # fmt: skip
    assert found == {
        1: ([add, back], False),
        2: ([add, up, back], True),
        3: ([up, rate, again], True),
        4: ([up, rate], True),
        5: ([], False),
        6: ([], False),
        8: ([add, back], True),
        9: ([add, up, back], True),
        10: ([add, back], False),
    }


def test_the_levels_are_one_case(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    home.complain.move("260101000004", Move.ESCALATE)
    view = home.complain.fetch().value
    assert view is not None
    case = view.case("260101000004")
    assert case is not None
    assert [one.level for one in (*case.earlier, case.complaint)] == [Level.SERVICE, Level.SUPERVISOR]
    assert len(view.cases) == 9
    assert view.case(case.complaint.external_id) is case


def test_tickets_that_continue_each_other_in_a_circle_are_survived(home: Home) -> None:
    home.gateway.complains("a", home.clock.now(), continues="b")
    home.gateway.complains("b", home.clock.now(), continues="a")
    home.gateway.complains("c", home.clock.now(), continues="a")
    view = home.complain.fetch().value
    assert view is not None
    assert [case.key for case in view.cases] == ["c"]
    assert {one.id for one in view.cases[0].earlier} == {"a", "b"}


def test_what_needs_something_done_comes_first(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    view = home.complain.fetch().value
    assert view is not None
    assert [case.key[-2:] for case in view.cases] == ["09", "02", "08", "03", "04", "10", "01", "05", "06"]


def test_it_is_late_by_the_earlier_of_promise_and_law(home: Home) -> None:
    now = home.clock.now()
    home.gateway.complains("promised", now - timedelta(days=12), expected_at=now - timedelta(minutes=1))
    home.gateway.complains("silent", now - timedelta(days=14), expected_at=None)
    home.gateway.complains("generous", now - timedelta(days=16), expected_at=now + timedelta(days=30))
    late = {key: (home.case(key).is_overdue, home.case(key).due) for key in ("promised", "silent", "generous")}
    assert {key: is_late for key, (is_late, _) in late.items()} == {"promised": True, "silent": False, "generous": True}
    due = late["generous"][1]
    assert due is not None
    assert due.is_by_law
    assert due.day == (now - timedelta(days=1)).date()


def test_a_province_with_a_checked_rule_counts_its_working_days(home: Home) -> None:
    home.lives_in("CN-HA")
    home.gateway.complains("one", home.clock.now(), expected_at=None)
    case = home.case("one")
    assert case.due is not None
    # Monday the 12th: 13, 14, 15, not the holiday of the 16th nor the weekend, 19, 20.
    assert (case.due.day, case.has_unchecked_rule) == (date(2026, 10, 20), False)


def test_a_rule_without_a_checked_source_carries_the_national_limit_and_says_so(home: Home) -> None:
    home.rules.is_checked = False
    home.lives_in("CN-HA")
    home.gateway.complains("one", home.clock.now(), expected_at=None)
    case = home.case("one")
    assert case.due is not None
    assert (case.due.day, case.has_unchecked_rule) == (date(2026, 10, 27), True)


def test_a_move_that_waits_is_not_offered_again(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    home.complain.fetch()
    home.gateway.trouble = NoNetwork()
    home.complain.move("260101000001", Move.ADD, "还有一件事。")
    seen = home.complain.cached()
    assert seen is not None
    assert seen.value is not None
    case = seen.value.case("260101000001")
    assert case is not None
    assert (case.moves, case.pending) == (frozenset({Move.WITHDRAW}), (Move.ADD,))
    home.complain.move("260101000001", Move.WITHDRAW)
    again = home.complain.cached()
    assert again is not None
    assert again.value is not None
    assert again.value.case("260101000001").moves == frozenset()  # type: ignore[union-attr]  # it is there


def test_a_move_that_was_tried_is_looked_up_first(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    home.gateway.trouble = TooSlow()
    home.complain.move("260101000001", Move.ADD, "还有一件事。")
    home.gateway.trouble = None
    home.ledger.deliver_all()
    assert home.gateway.asked == ["addToComplaint", "find move", "addToComplaint"]
    assert [line.text for line in home.case("260101000001").complaint.lines][-1] == "还有一件事。"


@pytest.mark.parametrize("satisfaction", [Satisfaction.VERY_BAD, Satisfaction.GOOD])
def test_a_rating_leads_on_where_it_is_bad(home: Home, satisfaction: Satisfaction) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    done = home.complain.move("260101000003", Move.RATE, satisfaction=satisfaction)
    assert done.sentence == complaint.moved(Move.RATE, satisfaction)
    moves = home.case("260101000003").moves
    assert moves == ({Move.ESCALATE, Move.REOPEN} if satisfaction.is_bad else frozenset())


def test_a_move_that_is_no_longer_possible_says_so(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    done = home.complain.move("260101000003", Move.ADD, "还有")
    assert isinstance(done.problem, Conflict)
    assert done.sentence == complaint.not_taken()
    assert home.store.acts() == ()


def test_what_is_known_of_a_line_comes_from_what_is_kept(home: Home) -> None:
    home.gateway = an_operator(an_ordinary_year())
    from elderclient.usecases.bills.see_bill import SeeBill

    SeeBill(dependencies_of(home.gateway, home.store, home.clock)).fetch()
    line = home.complain.subject(SubjectKind.LINE, "2", f"b-{SEPTEMBER.year}-{SEPTEMBER.month:02}")
    assert line.amount is not None
    assert line.name
    assert line.month == SEPTEMBER
    assert home.complain.subject(SubjectKind.LINE, "9", "no such bill").name == ""


def test_services_and_calls_can_be_chosen_also_without_a_network(home: Home) -> None:
    home.gateway.held = (product("p1", "o1", "视频会员", "25.00"),)
    home.gateway.calls_made = (PastCall("t1", home.clock.now()),)
    for kind, identifier in ((SubjectKind.PRODUCT, "p1"), (SubjectKind.CALL, "t1")):
        assert [one.id for one in home.complain.choices(kind).value or ()] == [identifier]
        home.gateway.trouble = NoNetwork()
        seen = home.complain.choices(kind)
        assert [one.id for one in seen.value or ()] == [identifier]
        assert isinstance(seen.problem, NoNetwork)
        assert home.complain.subject(kind, identifier).id == identifier
        home.gateway.trouble = None


def test_kept_complaints_and_acts_survive_the_store(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    home.complain.fetch()
    kept = COMPLAINTS.read(home.store)
    assert kept is not None
    assert decode(encode(kept.value), Listing[Complaint]) == kept.value
    wish = ComplaintWish("id", Topic.CHARGE, "不对", home.clock.now(), VIDEO)
    move = ComplaintMove("id", "c", Move.RATE, home.clock.now(), satisfaction=Satisfaction.FAIR)
    for payload in (wish, move):
        act = Entry("id", "complain", payload, home.clock.now())
        assert decode(encode(act), Entry) == act


def said_on(case: Case, today: date) -> list[Sentence]:
    paper = appeal_letter(case, GRANNY, ShortCode("10000"), today)
    said = [paper.title]
    for section in paper.sections:
        said += [section.heading, *section.sentences]
        said += [sentence for row in section.rows for sentence in (row.left, row.right)]
    return said


def test_the_letter_has_every_fact(home: Home) -> None:
    now = home.clock.now()
    refusal_day = now - timedelta(days=20)
    home.gateway.complains(
        "260901000001",
        now - timedelta(days=25),
        state=ComplaintState.REFUSED,
        subject=VIDEO,
        was_refused=True,
        answered_at=refusal_day,
    )
    home.complain.move("260901000001", Move.ESCALATE)
    home.clock.move(days=17)
    case = home.case("260901000001")
    assert case.can_appeal
    assert case.complaint.id is not None
    said = said_on(case, home.clock.now().date())
    for fact in (
        letter.appeal_centre(),
        letter.number(GRANNY.numbers[0]),
        complaint.quoted(case.complaint.text),
        complaint.about(VIDEO),
        letter.ticket("260901000001"),
        letter.ticket(case.complaint.id),
        letter.complained(Level.SERVICE, date(2026, 9, 17)),
        letter.complained(Level.SUPERVISOR, date(2026, 10, 12)),
        letter.complained_first(ShortCode("10000")),
        letter.still_no_answer(date(2026, 10, 27)),
        letter.on(date(2026, 10, 29)),
    ):
        assert fact in said


def test_the_letter_after_a_refusal_says_what_was_answered(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    case = home.case("260101000004")
    said = said_on(case, home.clock.now().date())
    assert case.complaint.answer is not None
    assert letter.not_satisfied_with(case.complaint.answer.text) in said
    assert complaint.refused() in said
    assert letter.still_no_answer(home.clock.now().date()).msgid not in {one.msgid for one in said}


def test_the_regulators_limits_depend_on_what_it_is_about(home: Home) -> None:
    terms: Callable[[Topic], object] = lambda topic: home.complain.appeal_terms(topic).within  # noqa: E731
    assert terms(Topic.CHARGE) == Count(15, Noun.DAY)


def test_the_customer_is_asked_for_once(home: Home) -> None:
    assert home.complain.customer() == GRANNY
    assert home.complain.customer() == GRANNY
    assert home.gateway.asked == ["customer"]


def test_an_unreadable_store_is_no_reason_to_show_nothing(home: Home) -> None:
    home.gateway.complains("one", datetime(2026, 10, 10, tzinfo=home.clock.now().tzinfo))
    home.store.is_unreadable = True
    assert home.case("one").due is not None


def test_an_answer_and_a_time_that_passed_are_news_until_they_are_looked_at(home: Home) -> None:
    one_of_every_kind(home.gateway, home.clock.now())
    assert home.complain.news() == ComplaintNews()
    home.complain.fetch()
    assert home.complain.news() == ComplaintNews(answered=2, late=3)
    home.complain.mark_read("260101000003")
    home.complain.mark_read("260101000002")
    assert home.complain.news() == ComplaintNews(answered=1, late=2)
    kept = home.store.kept[COMPLAINTS_READ.key].value
    assert isinstance(kept, tuple)
    assert decode(encode(kept), tuple[str, ...]) == kept
    home.complain.move("260101000003", Move.RATE, satisfaction=Satisfaction.BAD)
    home.complain.mark_read("260101000001")
    assert len(kept) == 2
    kept = home.store.kept[COMPLAINTS_READ.key].value
    assert isinstance(kept, tuple)
    assert len(kept) == 1


def test_a_second_answer_is_news_again(home: Home) -> None:
    now = home.clock.now()
    answered = home.gateway.complains("t1", now, state=ComplaintState.ANSWERED, answered_at=now)
    home.complain.fetch()
    home.complain.mark_read("t1")
    assert home.complain.news() == ComplaintNews()
    home.gateway.filed["t1"] = replace(answered, answered_at=now + timedelta(days=3))
    home.complain.fetch()
    assert home.complain.news() == ComplaintNews(answered=1)


def test_what_was_looked_at_on_a_full_disk_is_news_again(home: Home) -> None:
    now = home.clock.now()
    home.gateway.complains("t1", now, state=ComplaintState.REFUSED, answered_at=now)
    home.complain.fetch()
    home.store.trouble = DiskFull("full")
    home.complain.mark_read("t1")
    home.store.kept.pop(COMPLAINTS_READ.key)
    assert home.complain.news() == ComplaintNews(answered=1)
