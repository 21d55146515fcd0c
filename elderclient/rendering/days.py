"""A day for the eye, in both languages. Apart from the other values: the first paint shows the date and nothing else."""

from __future__ import annotations

from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def day_zh(day: date) -> str:
    """Return the day in Chinese without its year, such as 11月23日."""
    return f"{day.month}月{day.day}日"


def day_en(day: date) -> str:
    """Return the day in English without its year, such as 23 November."""
    return f"{day.day} {MONTHS[day.month - 1]}"
