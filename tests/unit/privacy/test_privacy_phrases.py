"""The wording of consents, copies, deletion and the first notice, as it is shown."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

from elderclient.domain.configuration import Language
from elderclient.domain.money import Money
from elderclient.domain.privacy.personal_data import AccessLogEntry, Deletion, DeletionPhase
from elderclient.domain.sentence import OperatorText, Sentence
from elderclient.phrases.installation import first_run_screen
from elderclient.phrases.privacy import consents, copies, deletions, personal_data
from elderclient.phrases.shell import acts
from elderclient.rendering import shown
from tests.fakes.privacy import DUE, OFFERS, THEN, USAGE

MOMENT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def zh(sentence: Sentence) -> str:
    return shown(sentence, Language.CHINESE)


def test_consents_name_the_purpose_and_say_what_follows() -> None:
    assert zh(consents.purpose_sentence(OFFERS)) == "有新优惠，我们打电话告诉您。"
    assert zh(consents.switched_on(OFFERS)) == "开了：优惠电话。随时可以关。"
    assert zh(consents.switched_off(OFFERS)) == "关了：优惠电话。别的都不变，也不会再问您。"
    assert "一有网就关" in zh(consents.switching_off_queued(OFFERS))


def test_a_copy_shows_typed_values() -> None:
    day, amount = copies.value(MOMENT.date()), copies.value(Money(Decimal("128.50")))
    assert zh(copies.values(day, amount)) == "2026年11月23日，128.50 元"
    assert zh(copies.value(OperatorText("N-1"))) == "N-1"
    assert "11月23日" in zh(copies.value(MOMENT))
    assert zh(copies.record_number(2)) == "第 2 个"


def test_a_deletion_says_until_when_it_can_be_undone() -> None:
    assert "前可以撤销" in zh(deletions.accepted(DUE))
    assert "一有网，就请我们的人删" in zh(deletions.queued())
    assert zh(deletions.undone()) == "撤销了，什么都没有删。"
    done = Deletion("1", DeletionPhase.DONE, THEN, erased=7)
    assert zh(deletions.done_before(done)) == "上次已经删好了：7 个。"
    assert deletions.state(Deletion("1", DeletionPhase.QUEUED, THEN)) == acts.not_sent_yet()


def test_data_are_described_in_the_operators_words() -> None:
    assert "18" in zh(personal_data.holding_name(USAGE))
    assert USAGE.erased is not None
    assert zh(personal_data.erased(USAGE.erased)) == "五个月以前的用量"
    entry = zh(personal_data.access(AccessLogEntry(OperatorText("客服看了您要问的事", "An agent read it"), THEN)))
    assert "11月23日" in entry
    assert "客服看了您要问的事" in entry


def test_the_notice_says_where_data_are_stored() -> None:
    assert "存在这台电脑上" in zh(first_run_screen.notice()[0])
