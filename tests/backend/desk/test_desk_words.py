"""The desk's texts: every one has its Chinese, and both languages fill the same placeholders."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from elderclient.backend.desk.words import Words

ROOT = Path(__file__).resolve().parents[3]
CHINA = ZoneInfo("Asia/Shanghai")


def test_every_text_has_its_chinese_and_what_is_loaded_is_what_was_translated() -> None:
    done = subprocess.run(
        [sys.executable, ROOT / "packaging" / "desk_translations.py", "check"],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.stdout, done.returncode) == ("", 0)


@pytest.mark.parametrize(
    ("span", "zh", "en"),
    [
        (timedelta(seconds=5), "5 秒", "5 s"),
        (timedelta(minutes=12, seconds=40), "12 分钟", "12 min"),
        (timedelta(hours=2, minutes=3), "2 小时 3 分", "2 h 3 min"),
        (timedelta(days=3, hours=4), "3 天 4 小时", "3 d 4 h"),
        (timedelta(seconds=-5), "0 秒", "0 s"),
    ],
)
def test_spans(span: timedelta, zh: str, en: str) -> None:
    assert (Words("zh", CHINA).span(span), Words("en", CHINA).span(span)) == (zh, en)


def test_moments_amounts_and_months() -> None:
    chinese, english = Words("zh", CHINA), Words("en", CHINA)
    moment = datetime(2026, 11, 23, 16, 5, tzinfo=UTC)
    assert (chinese.moment(moment), english.moment(moment)) == ("11月24日 00:05", "24 Nov, 00:05")
    assert (chinese.money(-5), english.money(123456)) == ("-0.05 元", "CNY 1234.56")
    assert (chinese.month("2026-09"), english.month("2026-09")) == ("2026年9月", "Sep 2026")
    assert (chinese.either("", "Bill"), english.either("账单", "")) == ("Bill", "账单")
