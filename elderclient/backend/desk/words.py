"""The desk's own texts in Chinese and English, and its days, times and amounts. Must not know a page or a request.

English is the message id; the Chinese is compiled from ``zh_CN.po`` into ``messages_zh`` by
``packaging/desk_translations.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from elderclient.backend.desk.messages_zh import MESSAGES

CHINESE, ENGLISH = "zh", "en"
LANGUAGES = (CHINESE, ENGLISH)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


@dataclass(frozen=True, slots=True)
class Words:
    """Everything a page says in one language. ``zone`` is the operator's."""

    language: str
    zone: ZoneInfo

    def tell(self, message: str, /, **values: object) -> str:
        """The text in this language, with its ``{placeholders}`` filled; English where there is no translation."""
        text = MESSAGES.get(message, message) if self.language == CHINESE else message
        return text.format(**values) if values else text

    def either(self, chinese: str, english: str) -> str:
        """What data say in this language; the other one where they say nothing in it."""
        return (chinese or english) if self.language == CHINESE else (english or chinese)

    def moment(self, value: datetime) -> str:
        """A day and a time of day."""
        local = value.astimezone(self.zone)
        if self.language == CHINESE:
            return f"{local.month}月{local.day}日 {local:%H:%M}"
        return f"{local.day} {MONTHS[local.month - 1]}, {local:%H:%M}"

    def time(self, value: datetime) -> str:
        """A time of day at the operator, as HH:MM."""
        return f"{value.astimezone(self.zone):%H:%M}"

    def span(self, value: timedelta) -> str:
        """How long, in the two largest units that matter; less than a minute in seconds."""
        seconds = max(0, int(value.total_seconds()))
        days, hours, minutes = seconds // 86400, seconds // 3600 % 24, seconds // 60 % 60
        if days:
            return self.tell("{days} d {hours} h", days=days, hours=hours)
        if hours:
            return self.tell("{hours} h {minutes} min", hours=hours, minutes=minutes)
        if minutes:
            return self.tell("{minutes} min", minutes=minutes)
        return self.tell("{seconds} s", seconds=seconds)

    def money(self, fen: int) -> str:
        """An amount in whole fen, written in yuan."""
        amount = f"{'-' if fen < 0 else ''}{abs(fen) // 100}.{abs(fen) % 100:02}"
        return f"{amount} 元" if self.language == CHINESE else f"CNY {amount}"

    def month(self, value: str) -> str:
        """A month that is written ``2026-09``."""
        year, _, number = value.partition("-")
        return f"{year}年{int(number)}月" if self.language == CHINESE else f"{MONTHS[int(number) - 1]} {year}"
