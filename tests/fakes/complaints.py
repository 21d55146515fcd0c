"""Complaints of an operator in memory, who keeps the rules of complaints; and a customer who has one of every kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from elderclient.domain.callbacks import ChatMessage
from elderclient.domain.complaints import (
    Complaint,
    ComplaintMove,
    ComplaintState,
    ComplaintWish,
    Level,
    Move,
    PastCall,
    Satisfaction,
    Subject,
    SubjectKind,
    Topic,
)
from elderclient.domain.errors import Conflict, NotFound
from elderclient.domain.listing import Listing
from elderclient.domain.money import Money
from elderclient.domain.units import Month

PROMISED = timedelta(days=15)


class FakeComplaints:
    """See ``operator.complaints.Complaints``. ``moment`` is the operator's time."""

    _ask: Callable[[str], None]
    unread: dict[str, int]

    def __init__(self) -> None:
        self.filed: dict[str, Complaint] = {}
        self.calls_made: tuple[PastCall, ...] = ()

    def complains(self, number: str, at: datetime, **more: Any) -> Complaint:
        """A complaint filed by another computer, or long ago."""
        wanted = {"state": ComplaintState.IN_WORK, "text": "这个我没有订过。", "expected_at": at + PROMISED, **more}
        one = Complaint(number, f"x-{number}", filed_at=at, **wanted)
        self.filed[number] = one
        return one

    def filed_complaints(self) -> Listing[Complaint]:
        self._ask("complaints")
        newest_first = sorted(self.filed.values(), key=lambda one: one.age_key, reverse=True)
        return Listing(tuple(newest_first), self.unread.get("complaints", 0))

    def complaint(self, complaint_id: str) -> Complaint:
        self._ask("complaint")
        if complaint_id not in self.filed:
            raise NotFound("no such complaint")
        return self.filed[complaint_id]

    def find_filed(self, wish: ComplaintWish) -> Complaint | None:
        self._ask("find complaint")
        return self._filed(wish.external_id)

    def file_complaint(self, wish: ComplaintWish) -> Complaint:
        self._ask("complain")
        found = self._filed(wish.external_id)
        return found or self._new(
            wish.external_id, wish.filed_at, text=wish.text, topic=wish.topic, subject=wish.subject
        )

    def find_move(self, move: ComplaintMove) -> Complaint | None:
        self._ask("find move")
        if move.move is Move.ESCALATE:
            return self._filed(move.external_id)
        now = self.filed[move.complaint_id]
        made = {
            Move.WITHDRAW: now.state is ComplaintState.WITHDRAWN,
            Move.RATE: now.satisfaction is not None,
            Move.REOPEN: now.state.is_open,
            Move.ADD: any(line.text == move.text for line in now.lines),
        }
        return now if made[move.move] else None

    def move_complaint(self, move: ComplaintMove) -> Complaint:
        self._ask(move.move.value)
        now = self.filed[move.complaint_id]
        if move.move is Move.ESCALATE:
            return self._escalated(move, now)
        state = {Move.WITHDRAW: ComplaintState.WITHDRAWN, Move.REOPEN: ComplaintState.IN_WORK}.get(move.move, now.state)
        if move.move in (Move.ADD, Move.WITHDRAW) and not now.state.is_open:
            raise Conflict("over", existing_id=now.id, reason="已经答复了")
        lines = (*now.lines, ChatMessage(move.text, is_own=True, written_at=move.made_at)) if move.text else now.lines
        moved = replace(now, state=state, lines=lines, satisfaction=move.satisfaction or now.satisfaction)
        self.filed[move.complaint_id] = moved
        return moved

    def _filed(self, external_id: str) -> Complaint | None:
        return next((one for one in self.filed.values() if one.external_id == external_id), None)

    def past_calls(self) -> Listing[PastCall]:
        self._ask("past calls")
        return Listing(self.calls_made, self.unread.get("past calls", 0))

    def _escalated(self, move: ComplaintMove, below: Complaint) -> Complaint:
        level = below.level.next
        if level is None or not (below.is_unsatisfied or below.state.is_open):
            raise Conflict("settled", reason="已经办完了")
        assert below.id is not None
        self.filed[below.id] = replace(below, state=ComplaintState.CLOSED)
        more = {"text": move.text or below.text, "topic": below.topic, "subject": below.subject}
        return self._new(move.external_id, move.made_at, level=level, continues=below.id, **more)

    def _new(self, external_id: str, at: datetime, **more: Any) -> Complaint:
        number = f"{at:%y%m%d}{len(self.filed) + 1:06}"
        one = Complaint(
            number,
            external_id,
            filed_at=at,
            state=ComplaintState.RECEIVED,
            first_answer_by=at + timedelta(days=1),
            expected_at=at + PROMISED,
            **more,
        )
        self.filed[number] = one
        return one


VIDEO = Subject(SubjectKind.LINE, "l-1", "视频会员", "Video membership", "b-2026-09", Money.of("25.00"), Month(2026, 9))
WEATHER = Subject(SubjectKind.PRODUCT, "p-weather", "天气短信", "Weather by text")
ANSWER = ChatMessage("我们查过了，这个月收的退给您。", is_own=False)
TAKEN_UP = ChatMessage("您的投诉收到了，我们正在查。", is_own=False)


def one_of_every_kind(operator: FakeComplaints, now: datetime) -> None:
    """In time, late, answered, refused, withdrawn, settled, at the last level: numbers 1 to 8."""

    def ago(days: int) -> datetime:
        return now - timedelta(days=days)

    first = {"first_answered_at": ago(3)}
    operator.complains("260101000001", ago(4), subject=VIDEO, topic=Topic.CHARGE, lines=(TAKEN_UP,), **first)
    operator.complains("260101000002", ago(20), text="说好给我回电话，一直没有打来。", lines=(TAKEN_UP,), **first)
    operator.complains(
        "260101000003",
        ago(12),
        subject=WEATHER,
        state=ComplaintState.ANSWERED,
        topic=Topic.SUBSCRIPTION,
        answered_at=ago(2),
        reopen_until=now + timedelta(days=8),
        lines=(TAKEN_UP, ANSWER),
        **first,
    )
    refusal = ChatMessage("我们查过了，和合同一样，退不了。", is_own=False)
    operator.complains(
        "260101000004",
        ago(30),
        state=ComplaintState.REFUSED,
        was_refused=True,
        answered_at=ago(22),
        lines=(refusal,),
        **first,
    )
    operator.complains("260101000005", ago(50), state=ComplaintState.WITHDRAWN)
    operator.complains(
        "260101000006", ago(60), state=ComplaintState.ANSWERED, satisfaction=Satisfaction.GOOD, lines=(ANSWER,), **first
    )
    operator.complains("260101000007", ago(90), state=ComplaintState.CLOSED)
    operator.complains(
        "260101000008", ago(40), state=ComplaintState.IN_WORK, level=Level.MEDIATION, continues="260101000007", **first
    )
    operator.complains("260101000009", ago(2), state=ComplaintState.RECEIVED, first_answer_by=ago(1))
    operator.complains("260101000010", now, state=ComplaintState.RECEIVED, first_answer_by=now + timedelta(days=1))
