"""The words by which the grounds of statements know states and answers in raw data. Knows no reader."""

from __future__ import annotations

SETTLED = ("settled", "paid", "fullypaid", "paidinfull", "cleared", "已付", "已缴", "结清", "已结清", "已付清")
REFUSED = (
    *("refused", "denied", "false", "no", "n", "disallowed", "rejected", "declined", "optout", "off", "disabled"),
    *("withdrawn", "revoked", "不同意", "拒绝", "已拒绝", "已撤回"),
)
"""What says no to a use of data: the value of TMF644 is "the allowed use", "Yes" or "No" in its own examples."""
GRANTED = (
    *("granted", "true", "yes", "y", "allow", "allowed", "accept", "accepted", "agreed", "consented", "optin", "on"),
    *("enabled", "同意", "已同意", "允许"),
)
NOT_ANSWERED = ("asked", "requested", "pending", "undecided", "unset", "notset", "")
"""What says that there is no answer yet, so that the use is not allowed; empty: nothing is said at all."""
CANCELLED = ("cancelled", "canceled", "void", "voided", "annulled", "作废", "已作废", "已取消")
WRITTEN_OFF = ("writtenoff", "writeoff")
NOT_MADE = ("new", "draft", "running", "provisional", "unbilled", "inprogress", "onhold", "held", "hold", "suspended")
TICKET_OPEN = (
    "acknowledged",
    "pending",
    "held",
    "inprogress",
    "new",
    "open",
    "submitted",
    "received",
    "queued",
    "assigned",
    "waiting",
)
TICKET_WORK = (
    "inprogress",
    "working",
    "started",
    "active",
    "inprocess",
    "pending",
    "held",
    "onhold",
    "waiting",
    "paused",
)
TICKET_SOLVED = ("resolved", "solved", "fixed", "completed", "done", "closed", "ended", "finished")
TICKET_GONE = ("cancelled", "canceled", "withdrawn", "aborted")
TICKET_REFUSED = ("rejected", "refused", "declined")
ORDER_MADE = (
    "acknowledged",
    "held",
    "pending",
    "inprogress",
    "inprogressaccepted",
    "completed",
    "assessingcancellation",
)
ORDER_DONE = ("completed", "complete", "done", "closed", "finished", "fulfilled", "已完成", "已办结")
ORDER_ENDED = ("failed", "rejected", "cancelled", "canceled", "draft")
