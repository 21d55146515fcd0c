"""TMF621: the status of a ticket, now and before, in whatever words. Must not know what a kind of ticket means."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from elderclient.adapters.operator_api.resources.validity import past_moment
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import table
from elderclient.domain.frozen import frozen
from elderclient.domain.known import Unknown

P = TypeVar("P")


class TicketStatus(StrEnum):
    """The state of a ticket. Values are those of TMF621 ``TroubleTicketStatusType``, and ``aborted``."""

    ACKNOWLEDGED = "acknowledged"
    PENDING = "pending"
    HELD = "held"
    IN_PROGRESS = "inProgress"
    RESOLVED = "resolved"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    ABORTED = "aborted"
    REJECTED = "rejected"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is to be done."""
        return self in _OVER


_OVER = frozenset(
    {
        TicketStatus.RESOLVED,
        TicketStatus.CLOSED,
        TicketStatus.CANCELLED,
        TicketStatus.ABORTED,
        TicketStatus.REJECTED,
    }
)
_SPELLINGS: Mapping[str, TicketStatus] = table(
    (TicketStatus.ACKNOWLEDGED, "received submitted registered new open opened created initialized initial"),
    (TicketStatus.ACKNOWLEDGED, "queued reopened logged 已受理 受理 已提交 已登记 待处理 已接收"),
    # Given to somebody, which is not begun.
    (TicketStatus.ACKNOWLEDGED, "assigned allocated dispatched 已派单 已分派 已指派"),
    (TicketStatus.PENDING, "waiting awaiting pendingcustomer pendingvendor 等待 等待中"),
    (TicketStatus.HELD, "hold onhold paused suspended 挂起 已挂起 暂停"),
    (TicketStatus.IN_PROGRESS, "inprocess processing working workinprogress wip started"),
    (TicketStatus.IN_PROGRESS, "active underway 处理中 进行中"),
    (
        TicketStatus.RESOLVED,
        "solved fixed repaired completed complete done 已解决 已处理 已完成 完成 已办结 办结 已修复 已修好 已恢复",
    ),
    (TicketStatus.CLOSED, "close ended finished 已关闭 关闭 已结束 已归档"),
    (TicketStatus.CANCELLED, "cancel canceled cancelled withdrawn 已取消 取消 已撤销 已撤回 撤销"),
    (TicketStatus.REJECTED, "reject refused declined denied 已拒绝 拒绝 已驳回 驳回"),
)
"""Other spellings of a status that the field uses."""


@frozen
class StatusChange:
    """A status that a ticket came to have at ``at`` (aware)."""

    status: TicketStatus
    at: datetime


def status_of(record: Record, *, is_new: bool = False) -> TicketStatus | Unknown:
    """Return the status of a ticket.

    ``is_new``: it answers what was just asked for, so that the operator has received it where it has no status.
    """
    field = "status" if record.raw("status") not in (None, "") else "state"
    found = record.member(field, TicketStatus, _SPELLINGS)
    return TicketStatus.ACKNOWLEDGED if is_new and found is Unknown.ABSENT else found


def phase_of(record: Record, phases: Mapping[TicketStatus, P], unclear: P, *, is_new: bool = False) -> P:
    """Return what the status means for a kind of ticket; ``unclear`` where it is absent or not understood."""
    status = status_of(record, is_new=is_new)
    return unclear if isinstance(status, Unknown) else phases.get(status, unclear)


def created_in(record: Record) -> datetime | None:
    """Return when a ticket was made: as it says, else when it came to have its first status; ``None`` without either."""
    return record.moment("creationDate") or min(_dates_of_changes(record), default=None)


def touched_in(record: Record) -> datetime | None:
    """Return when a ticket was last changed, before which it was made; ``None`` where it does not say."""
    stated = (record.moment(name) for name in ("lastUpdate", "lastUpdated", "statusChangeDate"))
    return max((*(at for at in stated if at is not None), *_dates_of_changes(record)), default=None)


def _dates_of_changes(record: Record) -> tuple[datetime, ...]:
    changes = (*record.records("statusChangeHistory"), *record.records("statusChange"))
    found = (one.moment("statusChangeDate") or one.moment("changeDate") for one in changes)
    return tuple(at for at in found if at is not None)


def changes_of(record: Record, now: datetime) -> tuple[StatusChange, ...]:
    """Return the history of a ticket until ``now`` as far as it is dated and understood, oldest first."""
    found: list[StatusChange] = []
    for one in (*record.records("statusChangeHistory"), *record.records("statusChange")):
        at = past_moment(one, "statusChangeDate", now) or past_moment(one, "changeDate", now)
        status = status_of(one)
        if at is not None and not isinstance(status, Unknown):
            found.append(StatusChange(status, at))
    return tuple(sorted(found, key=lambda change: change.at))
