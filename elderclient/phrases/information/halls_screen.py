"""Texts that only the screen of service halls shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.information import halls

if TYPE_CHECKING:
    from datetime import datetime

    from elderclient.domain.information.hall import Hall


def title() -> Sentence:
    """Title of 营业厅, also in the window."""
    return say("Service halls").shortened(say("Halls"))


def hall_named(hall: Hall, now: datetime) -> Sentence:
    """Name for a screen reader of the entry of one hall: name, way and hours."""
    way = halls.way(hall)
    name, today = halls.caption(hall), halls.opening(hall, now)
    if way is None:
        return say("{name}, {today}", name=name, today=today)
    return say("{name}, {way}, {today}", name=name, way=way, today=today)
