"""What the simulated agent writes. It says at once that it is a demonstration, and answers plainly. Must not dial."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from elderclient.backend.callbacks.lifecycle import Lifecycle
from elderclient.backend.callbacks.writing import AGENT, CUSTOMER, write
from elderclient.backend.database.models import Ticket

THINKING = timedelta(seconds=4)
"""Between the customer's line and the answer to it."""
SILENCE = timedelta(seconds=90)
"""So long after the last line the conversation is closed."""

GREETING = "您好，这是演示，我不是真人。您想问什么？请写下来。"
FAREWELL = "没有别的事，我就先结束了。要找人工，再按一次就行。"
ANYTHING_ELSE = "我记下了。真的客服会在这里一句一句回答您。还有别的要问吗？"
_ANSWERS = (
    (("账单", "费", "钱", "扣", "bill", "cost", "charge"), "您说的是费用。真的客服会打开您的账单，一项一项讲给您。"),
    (("坏", "上不了", "没有网", "报修", "broken", "repair"), "您说的是报修。真的客服会先查线路，再约师傅上门。"),
    (("套餐", "plan"), "您说的是套餐。真的客服会比一比，您不同意就什么都不改。"),
    (("骗", "fraud"), "请不要转钱，不要说验证码。真的客服会帮您报告。"),
    (("谢", "没有了", "thank", "no more"), "不客气。没有别的事，过一会儿我就先结束。"),
)


def step(session: Session, ticket: Ticket, lifecycle: Lifecycle, now: datetime, pace: float) -> bool:
    """The next line or the end of a conversation that is under way, if its time has come."""
    if not any(note.author == AGENT for note in ticket.notes):
        write(session, ticket, AGENT, GREETING, now)
        return True
    last = ticket.notes[-1]
    since = now - last.written_at
    if last.author == CUSTOMER:
        if timedelta(0) <= since < THINKING * pace:
            return False
        write(session, ticket, AGENT, answer_to(last.text), now)
        return True
    if timedelta(0) <= since < SILENCE * pace:
        return False
    write(session, ticket, AGENT, FAREWELL, now)
    lifecycle.close(session, ticket, now)
    return True


def answer_to(text: str) -> str:
    """A plain sentence that fits what was written."""
    small = text.lower()
    return next((answer for words, answer in _ANSWERS if any(word in small for word in words)), ANYTHING_ELSE)
