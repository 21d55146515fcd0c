"""Notices, agreements, consents and copies of operators that know only the standard, or say it in other words."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from elderclient.domain.agreements import AnsweredQuestion, Terms, Topic
from elderclient.domain.money import Money
from elderclient.domain.notices import NoticePart
from elderclient.domain.phone import ShortCode
from elderclient.domain.privacy.consent import ConsentState
from elderclient.domain.privacy.personal_data import CopyStatus
from elderclient.domain.sentence import Sentence
from elderclient.phrases.agreements import agreements_screen, answers
from elderclient.phrases.notices import notice as notices
from elderclient.phrases.privacy import consents, copies
from elderclient.phrases.shell import unknowns
from elderclient.ui.flow.presenting import Switch
from elderclient.ui.screens.agreements.agreements.presenter import AgreementsPresenter
from elderclient.ui.screens.faults.faults.presenter import FaultsPresenter
from elderclient.ui.screens.notices.notices import pages
from elderclient.ui.screens.notices.notices.presenter import NoticesPresenter
from elderclient.ui.screens.privacy.privacy.presenter import PrivacyPresenter
from tests.contract.foreign_pages import ago, value, visiting
from tests.fakes.shop import arguments

HOTLINE = ShortCode("10000")
TODAY = date(2026, 11, 28)
HTML = (
    "<html><head><style>p {color: red}</style></head><body><p>尊敬的客户：</p>"
    "<p>您的账单&nbsp;59&#46;00 元，<b>请按时交费</b>。<br/>谢谢&amp;祝好</p></body></html>"
)


def message(**more: Any) -> dict[str, Any]:
    return {"id": "n1", "subject": "通知", "content": "内容", "state": "completed", "sendTime": ago(days=1)} | more


def values(**given: Any) -> dict[str, Any]:
    return {"characteristic": [{"name": name, "value": value} for name, value in given.items()]}


def how_long(told: tuple[AnsweredQuestion, ...]) -> set[str]:
    return {sentence.msgid for each in told if each.topic is Topic.HOW_LONG for sentence in each.answer}


def msgids(said: list[Sentence]) -> set[str]:
    return {sentence.msgid for sentence in said}


def test_a_notice_of_the_standard_states_no_cost_and_no_answer_that_nobody_gave() -> None:
    with visiting(communicationMessage=[message()]) as visitor:
        said = msgids(visitor.hears(NoticesPresenter, "one/n1"))
    assert said == {"{text}"}


def test_a_notice_in_html_is_read_as_words() -> None:
    with visiting(communicationMessage=[message(content=HTML)]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert found.content == "尊敬的客户：\n您的账单 59.00 元，请按时交费。\n谢谢&祝好"


@pytest.mark.parametrize("text", ["1<2, a > b", "价格 <100 元>", "AT&T", "《<通知>》", "R&D; ok"])
def test_words_that_only_look_like_markup_stay_as_they_are(text: str) -> None:
    with visiting(communicationMessage=[message(content=text)]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert found.content == text


def test_a_notice_without_a_subject_says_its_content_once() -> None:
    with visiting(communicationMessage=[message(subject=None, content="系统升级")]) as visitor:
        said = visitor.hears(NoticesPresenter, "one/n1")
    assert len([one for one in said if "系统升级" in str(one.arguments)]) == 1


def test_a_notice_that_was_read_here_stays_read_where_the_operator_forgets_it() -> None:
    with visiting(communicationMessage=[message()]) as visitor:
        assert value(visitor.services.answer_notice.fetch()).headline.msgid == notices.summary_words(1, 0).msgid
        visitor.opens(NoticesPresenter, "one/n1")
        again = value(visitor.services.answer_notice.fetch())
        assert again.headline.at("") == notices.summary_words(0, 0)
        assert again.notices[0].state == notices.state_words(
            again.notices[0].notice, visitor.desk.clock.now().date(), is_refusal_kept=False
        )


@pytest.mark.parametrize("state", ["Initial", "CANCELED", "Cancelled", "failed", "Draft"])
def test_what_was_never_sent_is_no_notice(state: str) -> None:
    with visiting(communicationMessage=[message(state=state)]) as visitor:
        assert not visitor.gateway.notices.newest_notices().items


@pytest.mark.parametrize(
    ("answer", "is_open"), [(None, True), ("Agreed", False), ("Declined", False), ("escalated", False)]
)
def test_what_was_answered_in_other_words_is_not_asked_for_again(answer: str | None, is_open: bool) -> None:
    given = {"needsAnswer": True} | ({} if answer is None else {"answer": answer})
    with visiting(communicationMessage=[message(**values(**given))]) as visitor:
        (found,) = value(visitor.services.answer_notice.fetch()).notices
    assert found.is_open is is_open


def agreement(**more: Any) -> dict[str, Any]:
    return {"id": "a1", "name": "套餐合同"} | more


@pytest.mark.parametrize(
    ("status", "is_active"),
    [
        ("Active", True),
        ("In Force", True),
        ("已生效", True),
        ("Terminated ", False),
        ("EXPIRED", False),
        ("inProcess", None),
        ("suspended", None),
        ("", None),
        (None, None),
    ],
)
def test_an_agreement_is_in_force_over_or_not_clear(status: str | None, is_active: bool | None) -> None:
    with visiting(agreement=[agreement(status=status)]) as visitor:
        (found,) = visitor.gateway.agreements.signed_agreements()
        said = visitor.hears(AgreementsPresenter)
    assert found.is_active is is_active
    assert all(note in said for note in agreements_screen.notes(found))


def test_an_agreement_that_has_not_begun_is_not_in_force() -> None:
    later = {"startDateTime": "2099-01-01", "endDateTime": "2099-12-31"}
    with visiting(agreement=[agreement(status="active", agreementPeriod=later)]) as visitor:
        (found,) = visitor.gateway.agreements.signed_agreements()
    assert found.is_active is None


def test_an_agreement_that_says_little_offers_a_person_once() -> None:
    with visiting(agreement=[agreement(status="active")]) as visitor:
        said = visitor.hears(AgreementsPresenter)
    bare = unknowns.without_offer(answers.not_stated())
    assert [each.at("") for each in said].count(bare) > 1
    assert [each.msgid for each in said].count(answers.not_stated().msgid) == 1


def test_an_agreement_that_is_not_clear_beside_an_unread_one_offers_a_person_once() -> None:
    unclear = agreement(status="perhaps")
    with visiting(agreement=[unclear, None, {"id": None}]) as visitor:
        said = visitor.hears(AgreementsPresenter, f"one/{unclear['id']}")
    assert [each.msgid for each in said].count(answers.not_stated().msgid) == 1


def test_a_repair_that_is_not_clear_beside_an_unread_one_offers_a_person_once() -> None:
    fault = {"id": "f", "ticketType": "fault", "status": "perhaps", "creationDate": "2026-10-01T09:00:00+08:00"}
    with visiting(troubleTicket=[fault, None]) as visitor:
        said = visitor.hears(FaultsPresenter, "fault/f")
    assert [each.msgid for each in said].count(answers.not_stated().msgid) == 1


def test_an_agreement_without_a_name_is_called_by_its_kind() -> None:
    bare = {key: value for key, value in agreement(status="active").items() if key != "name"}
    kinds: list[dict[str, Any]] = [
        {"agreementSpecification": [{"id": "s", "name": "宽带协议"}]},
        {"description": "最低消费"},
    ]
    with visiting(agreement=[bare | {"id": str(n)} | kind for n, kind in enumerate(kinds)]) as visitor:
        found = visitor.gateway.agreements.signed_agreements()
    assert ({each.terms.name for each in found}, found.unread) == ({"宽带协议", "最低消费"}, 0)


@pytest.mark.parametrize(
    ("end", "last"),
    [("2027-12-31", "2027-12-31"), ("2028-01-01T00:00:00+08:00", "2027-12-31"), ("9999-12-31", None), ("soon", None)],
)
def test_an_agreement_with_an_end_alone_says_it(end: str, last: str | None) -> None:
    with visiting(agreement=[agreement(agreementPeriod={"endDateTime": end})]) as visitor:
        (found,) = visitor.gateway.agreements.signed_agreements()
        said = msgids(visitor.hears(AgreementsPresenter))
    assert (found.terms.contract_ends and found.terms.contract_ends.isoformat()) == last
    runs = answers.answers_to(Terms("套餐合同", contract_ends=date(2027, 12, 31)), HOTLINE, TODAY)
    assert (how_long(runs) <= said) is (last is not None)


def consent(word: Any) -> dict[str, list[Any]]:
    stated = {} if word is None else {"value": word}
    return {
        "partyPrivacyProfileSpecification": [{"id": "s", "specCharacteristic": [{"name": "offers"}]}],
        "partyPrivacyProfile": [
            {"id": "p", "partyPrivacyProfileCharacteristic": [{"characteristic": {"name": "offers", **stated}}]}
        ],
    }


@pytest.mark.parametrize(
    ("word", "state"),
    [
        ("Opt-In", ConsentState.GRANTED),
        ("YES", ConsentState.GRANTED),
        ("同意", ConsentState.GRANTED),
        ("opt out", ConsentState.REFUSED),
        ("Revoked", ConsentState.REFUSED),
        (None, ConsentState.UNCLEAR),
        ("level 3", ConsentState.UNCLEAR),
    ],
)
def test_a_consent_is_neither_on_nor_off_where_its_word_is_not_understood(word: Any, state: ConsentState) -> None:
    with visiting(**consent(word)) as visitor:
        (purpose,) = visitor.gateway.privacy.purposes()
        page = visitor.page(PrivacyPresenter, "uses")
    assert purpose.state is state
    switches = [block for block in page.blocks if isinstance(block, Switch)]
    assert [one.is_on for one in switches] == ([] if state is ConsentState.UNCLEAR else [purpose.is_granted])


def test_a_consent_that_is_not_understood_is_said_and_asked() -> None:
    with visiting(**consent("level 3")) as visitor:
        said = visitor.hears(PrivacyPresenter, "uses")
    assert consents.state_unclear() in said
    assert consents.say_it_now() in said


@pytest.mark.parametrize(
    ("status", "found"),
    [
        ("completed", CopyStatus.SUCCEEDED),
        ("In Progress", CopyStatus.RUNNING),
        ("error", CopyStatus.FAILED),
        ("archived", CopyStatus.UNCLEAR),
        (None, CopyStatus.UNCLEAR),
    ],
)
def test_a_copy_is_not_being_made_where_that_is_not_said(status: str | None, found: CopyStatus) -> None:
    job = {"id": "j", "creationDate": ago(days=1), "status": status}
    with visiting(exportJob=[job]) as visitor:
        (copy,) = visitor.gateway.privacy.copies()
        assert copy.status is found
        if found is CopyStatus.UNCLEAR:
            assert copies.unclear()[0] in visitor.hears(PrivacyPresenter, "copy")


def test_uses_in_the_shape_of_the_older_standard_are_read() -> None:
    older = {
        "partyPrivacyProfileSpecification": [
            {"id": "s", "partyPrivacyProfileSpecCharacteristic": [{"name": "offers"}]}
        ],
        "partyPrivacyProfile": [{"id": "p", "partyPrivacyProfileCharacteristic": [{"name": "offers", "value": "Yes"}]}],
    }
    with visiting(**older) as visitor:
        assert [one.state for one in visitor.gateway.privacy.purposes()] == [ConsentState.GRANTED]


def test_an_operator_that_names_no_use_is_not_waited_for() -> None:
    empty = {"partyPrivacyProfileSpecification": [{"id": "s"}], "partyPrivacyProfile": [{"id": "p"}]}
    with visiting(**empty) as visitor:
        assert visitor.hears(PrivacyPresenter, "uses") == [consents.none_named()]


def test_what_is_held_says_no_empty_sentence_and_looks_say_no_time_that_was_not_given() -> None:
    held = [{"id": "x", "name": "<b>通话</b>记录"}, {"id": "y", "name": "账单", "retention": "5 年"}]
    looks = [{"date": "2026-11-01", "description": "查看账单"}]
    with visiting(personalData=held, accessLog=looks) as visitor:
        said = visitor.hears(PrivacyPresenter, "held")
        (look,) = visitor.hears(PrivacyPresenter, "looks")[1:]
    texts = [str(dict(one.arguments).get("text") or dict(one.arguments).get("name") or one.msgid) for one in said]
    assert not any("text=''" in text or "<b>" in text for text in texts)
    assert look.msgid == "{day}: {what}"


def test_an_agreement_that_is_over_does_not_go_on() -> None:
    over = agreement(status="expired", agreementPeriod={"startDateTime": "2020-01-01", "endDateTime": "2021-12-31"})
    with visiting(agreement=[over]) as visitor:
        said = msgids(visitor.hears(AgreementsPresenter))
    ended = Terms("套餐合同", contract_ends=date(2021, 12, 31))
    assert how_long(answers.answers_to(ended, HOTLINE, TODAY, is_in_force=False)) <= said
    assert not how_long(answers.answers_to(ended, HOTLINE, TODAY)) & said


def test_a_new_number_in_wide_digits_is_a_number() -> None:
    with visiting(communicationMessage=[message(**values(newNumber="０１０－６５５５０１０２"))]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert found.new_number == "01065550102"


PRICES = {"noticeKind": "planChange", "priceNow": "59", "priceAfter": "69", "begins": "2026-12-01"}


@pytest.mark.parametrize(
    ("given", "unclear"),
    [
        (PRICES, ()),
        (PRICES | {"priceAfter": "69元起"}, (NoticePart.PRICE_AFTER,)),
        (PRICES | {"priceAfter": None}, (NoticePart.PRICE_AFTER,)),
        (PRICES | {"priceNow": "-"}, (NoticePart.PRICE_NOW,)),
        (PRICES | {"priceNow": "?", "priceAfter": {"value": "x"}}, (NoticePart.PRICE_NOW, NoticePart.PRICE_AFTER)),
        (PRICES | {"priceNow": None, "priceAfter": None}, (NoticePart.PRICE_NOW, NoticePart.PRICE_AFTER)),
        (PRICES | {"currency": "beads"}, (NoticePart.PRICE_NOW, NoticePart.PRICE_AFTER)),
        (PRICES | {"begins": "next month"}, (NoticePart.BEGINS,)),
        (PRICES | {"begins": "9999-12-31"}, ()),
        (PRICES | {"ends": "soon", "answerBy": "2026-99-01"}, (NoticePart.ENDS, NoticePart.ANSWER_BY)),
        ({"noticeKind": "planChange", "isFree": True}, ()),
        ({"noticeKind": "priceChange"}, ()),
        ({"noticeKind": "priceChange", "priceAfter": "69"}, (NoticePart.PRICE_NOW,)),
        ({"noticeKind": "arrears", "amount": "some", "lateFeePerMille": "a bit"},
         (NoticePart.AMOUNT, NoticePart.LATE_FEE)),
        ({"noticeKind": "arrears", "amount": None}, ()),
        ({"isFree": True, "amount": "much"}, (NoticePart.AMOUNT,)),
    ],
)  # fmt: skip
def test_what_a_notice_leaves_unclear_is_said_in_one_sentence(
    given: dict[str, Any], unclear: tuple[NoticePart, ...]
) -> None:
    with visiting(communicationMessage=[message(**values(**given))]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
        said = [each.at("") for each in visitor.hears(NoticesPresenter, "one/n1")]
    assert found.unclear == unclear
    if unclear:
        assert unknowns.not_known([notices.part_words(part) for part in unclear]) in said


def test_a_price_beside_one_that_cannot_be_read_is_said() -> None:
    with visiting(communicationMessage=[message(**values(**PRICES | {"priceAfter": "?"}))]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert (found.price_now, found.price_after) == (Money.of("59"), None)
    facts = [arguments(each) for each in notices.facts_of(found, visitor.desk.clock.now().date())]
    assert {"amount": Money.of("59")} in facts


@pytest.mark.parametrize(
    ("currency", "price"),
    [("USD", Money.of("59", "USD")), ("分", Money.of("0.59")), ("RMB", Money.of("59")), ("", Money.of("59"))],
)
def test_a_price_is_in_the_currency_that_the_notice_names(currency: str, price: Money) -> None:
    with visiting(communicationMessage=[message(**values(**PRICES | {"currency": currency}))]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert found.price_now == price


def test_nobody_agrees_to_a_price_that_is_not_clear() -> None:
    given = {"needsAnswer": True} | PRICES
    for price, is_agreed_here in (("69", True), ("?", False)):
        with visiting(communicationMessage=[message(**values(**given | {"priceAfter": price}))]) as visitor:
            (view,) = value(visitor.services.answer_notice.fetch()).notices
        assert view.is_open
        assert pages.can_accept(view) is is_agreed_here


def test_works_until_a_day_last_until_its_end() -> None:
    given = {"noticeKind": "plannedWorks", "begins": "2026-12-05", "ends": "2026-12-05"}
    with visiting(communicationMessage=[message(**values(**given))]) as visitor:
        (found,) = visitor.gateway.notices.newest_notices()
    assert found.begins is not None
    assert found.ends == found.begins + timedelta(days=1)
