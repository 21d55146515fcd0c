"""The main job from outside: two processes, a keyboard, ears, eyes and an accessibility bus; nothing of the client imported.

Whoever changes an amount in the operator's database must find it on the bill, in the voice and in the picture.
"""

from __future__ import annotations

import sqlite3
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.contract.checked_client import CheckedClient
from tests.contract.running_operator import RunningOperator, running_operator
from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import ClientWindow, client_window
from tests.e2e.desktop import Desktop, missing_programs
from tests.e2e.recorded_sound import RATE, SoundCard, likeness, reference

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
]

NORMAL_SPEED = 155
"""espeak-ng's words a minute at the client's normal rate."""
MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
PACE = "0.35"
"""The simulated agent works at about three times its speed: the phone rings for 7 s."""


@dataclass
class Household:
    """One customer at home: the operator, its database, the client's window and its sound card."""

    operator: RunningOperator
    database: Path
    window: ClientWindow
    sound: SoundCard

    def newest_month_and_due_day(self) -> tuple[int, date]:
        """Of the bill that the client opens."""
        with sqlite3.connect(self.database, timeout=20) as database:
            begins, due = database.execute(
                "select period_from, due_date from bill where customer_id = ? and replaced_by is null"
                " order by bill_date desc",
                (self.operator.customers[0]["id"],),
            ).fetchone()
        database.close()
        return date.fromisoformat(begins).month, date.fromisoformat(due)

    def newest_amount_becomes(self, fen: int) -> None:
        """Change one line of the newest bill in the database, so that the bill comes to ``fen``, all unpaid."""
        with sqlite3.connect(self.database, timeout=20) as database:
            bill, amount = database.execute(
                "select id, amount_fen from bill where customer_id = ? and replaced_by is null order by bill_date desc",
                (self.operator.customers[0]["id"],),
            ).fetchone()
            (line,) = database.execute("select id from bill_line where bill_id = ?", (bill,)).fetchone()
            database.execute("update bill_line set amount_fen = amount_fen + ? where id = ?", (fen - amount, line))
            # Whatever day of the month it is, the bill is not paid and not overdue.
            due = (date.today() + timedelta(days=7)).isoformat()  # noqa: DTZ011 - the zones' difference does not matter
            database.execute(
                "update bill set amount_fen = ?, remaining_fen = ?, state = 'sent', due_date = ? where id = ?",
                (fen, fen, due, bill),
            )
        database.close()


@pytest.fixture
def household(tmp_path: Path) -> Iterator[Household]:
    database = tmp_path / "operator.db"
    token = tmp_path / "token"
    with (
        running_operator("--database", f"sqlite:///{database}", "--pace", PACE, has_agents=True) as operator,
        Desktop(size="1366x768") as desktop,
        SoundCard() as sound,
    ):
        token.write_text(operator.token(), encoding="ascii")
        ears = {name: sound.environment[name] for name in ("PULSE_SERVER", "ALSA_CONFIG_PATH")}
        arguments = ["--operator", operator.url, "--token-file", str(token), "--lang", "zh", "--window", "1366x768"]
        with client_window(desktop, tmp_path / "data", *arguments, environment=ears) as window:
            yield Household(operator, database, window, sound)


def read_picture(path: Path) -> str:
    """The Chinese and the digits in a picture, without spaces."""
    done = subprocess.run(
        ["tesseract", str(path), "-", "-l", "chi_sim", "--psm", "11"], capture_output=True, check=True, timeout=120
    )
    return "".join(done.stdout.decode().split())


def callback_of(operator: CheckedClient) -> dict[str, Any]:
    """The customer's one callback, as the operator knows it."""
    tickets = operator.get("/tmf-api/troubleTicket/v5/troubleTicket?ticketType=callbackRequest").json()
    assert len(tickets) == 1
    return dict(tickets[0])


def characteristic(ticket: dict[str, Any], name: str) -> object:
    """A characteristic's value, ``None`` where the ticket has none of that name."""
    found = [each["value"] for each in ticket["troubleTicketCharacteristic"] if each["name"] == name]
    return found[0] if found else None


def hear_the_summary(household: Household, amount: str) -> None:
    """Press 朗读, and hold the first sentence against one that was typed by hand, and against a wrong amount."""
    month, due = household.newest_month_and_due_day()
    sentence = f"{MONTHS[month - 1]}月话费 %s，最晚{in_words(due)}交。"
    right, wrong = (reference(sentence % words, speed=NORMAL_SPEED) for words in (amount, "亿百二十九元五角"))
    household.window.choose("朗读")
    began = time.monotonic()
    household.window.wait_for("停")
    wait_until(lambda: household.sound.first_sound_after(began), 20, "the voice begins")
    wait_until(lambda: household.sound.since(began).size > right.size + 2 * RATE, 60, "the sentence ends")
    heard = household.sound.since(began)
    assert likeness(heard, right) >= 0.9
    assert likeness(heard, wrong) <= 0.5


def in_words(day: date) -> str:
    """A date as a person says it."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(day.day, 10)
    number = ("" if tens == 0 else "十" if tens == 1 else digits[tens] + "十") + (digits[ones] if ones else "")
    year = "".join(digits[int(figure)] for figure in str(day.year))
    return f"{year}年{MONTHS[day.month - 1]}月{number}日"


def test_bill_is_opened_heard_and_a_callback_placed_served_and_closed(household: Household, tmp_path: Path) -> None:
    window = household.window
    household.newest_amount_becomes(12_850)
    window.wait_for("王奶奶", "我的账单", "请人工打给我")

    window.choose_until("我的账单", "128.50 元", "每一项")
    hear_the_summary(household, "亿百二十八元五角")

    household.newest_amount_becomes(31_470)
    window.desktop.press("Escape")
    window.wait_for("王奶奶")
    window.choose_until("我的账单", "314.70 元", "每一项")
    assert not window.shows("128.50 元")
    assert "314.70" in read_picture(window.picture(tmp_path / "bill.png"))

    window.choose_until("请人工打给我", "人工会打给您")
    # Elders who stood there before are served first; at this pace each takes 20 s.
    window.wait_for("电话来了，请接", "对方要先说", "您听，不要念", seconds=180)
    window.choose_until("说对了", "是我们的人")
    window.choose_until("知道了", "我的账单")
    with household.operator.client() as operator:
        wait_until(lambda: callback_of(operator)["status"] == "closed", 60, "the call was served")
        assert characteristic(callback_of(operator), "callPhase") == "served"
        assert characteristic(callback_of(operator), "callCheckCode") is None
    window.wait_for("打完了")
