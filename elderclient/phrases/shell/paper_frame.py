"""What stands on every printed document besides its own text."""

from __future__ import annotations

from datetime import date

from elderclient.domain.paper import Frame
from elderclient.domain.sentence import say
from elderclient.domain.units import FullDate


def frame(day: date) -> Frame:
    """Texts around a document that is made on ``day``, and the heads of its tables."""
    return Frame(
        made=say("Made on {day}", day=FullDate(day)),
        # Translators: stands at the foot of every printed page; the file has no password.
        warning=say("This file is not locked: anyone who opens it can read it. Please keep it safe."),
        item=say("Item"),
        value=say("Amount"),
    )
