"""What staff can lock, and what they never can."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elderclient.adapters.policy import PolicyFile
from elderclient.domain.configuration import Configuration
from elderclient.domain.phone import ShortCode


def test_no_policy_locks_nothing(tmp_path: Path) -> None:
    policy = PolicyFile(tmp_path / "policy.json")
    assert policy.apply(Configuration(text_size=30)) == Configuration(text_size=30)
    assert not policy.locked
    assert not policy.was_damaged


def test_operator_settings_win_and_personal_ones_are_ignored(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_text(
        json.dumps(
            {
                "operator_url": "https://api.example/", "hotline": "10086", "shows_demo": True, "text_size": 18,
                "theme": "dark", "voice": "x", "bounce_ms": 300, "rate": "fast", "language": "en", "volume": 0,
            }
        )
    )  # fmt: skip
    policy = PolicyFile(path)
    mine = Configuration(text_size=36)
    assert policy.apply(mine) == Configuration(
        text_size=36, operator_url="https://api.example", hotline=ShortCode("10086"), shows_demo=True
    )
    assert policy.locked == {"operator_url", "hotline", "shows_demo"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("operator_url", "http://plain.example"), ("operator_url", 3), ("operator_url", "https://me:pw@host"),
        ("operator_url", "https://"), ("hotline", 10086), ("hotline", "12"), ("hotline", "call me"), ("shows_demo", "no"),
    ],
)  # fmt: skip
def test_a_bad_value_locks_nothing(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({key: value}))
    policy = PolicyFile(path)
    assert policy.apply(Configuration()) == Configuration()
    assert policy.bad == (key,)
    assert not policy.locked


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff", b" " * 70_000])
def test_a_damaged_policy_is_said_and_left_where_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "policy.json"
    path.write_bytes(content)
    policy = PolicyFile(path)
    assert policy.apply(Configuration()) == Configuration()
    assert policy.was_damaged
    assert path.read_bytes() == content
