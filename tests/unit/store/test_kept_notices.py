"""Notices, agreements and a refusal outlive the program: what is written down is what is read."""

from __future__ import annotations

from datetime import datetime

from elderclient.adapters.store.codec import decode, encode
from elderclient.domain.agreements import Agreement
from elderclient.domain.notices import Notice, NoticeAnswer, NoticeKind, Refusal
from elderclient.usecases.ledger.kinds import REFUSE_NOTICE
from elderclient.usecases.ports.store import Entry
from tests.fakes.clock import SHANGHAI
from tests.fakes.notices import ANSWERED_AT, agreement, notice

NOW = datetime(2026, 10, 12, 9, 30, tzinfo=SHANGHAI)


def test_notices_and_agreements() -> None:
    notices = (notice(answer=NoticeAnswer.REFUSED, answered_at=ANSWERED_AT), notice("n2", NoticeKind.OTHER))
    assert decode(encode(notices), tuple[Notice, ...]) == notices
    agreements = (agreement(shown_summary="a" * 64),)
    assert decode(encode(agreements), tuple[Agreement, ...]) == agreements


def test_a_refusal_in_the_ledger() -> None:
    act = Entry("id1", REFUSE_NOTICE, Refusal("n1", NOW), NOW)
    assert decode(encode(act), Entry) == act
