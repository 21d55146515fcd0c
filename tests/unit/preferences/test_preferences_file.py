"""The settings file: kept whole, tolerant of damage, respectful of what it does not know."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from elderclient.adapters.preferences import PreferencesFile
from elderclient.adapters.preferences.reading import write
from elderclient.domain.configuration import Configuration, Language, Rate, Scanning, Theme
from elderclient.domain.errors import DiskFull, StoreError

CHANGED = Configuration(
    language=Language.ENGLISH,
    text_size=36,
    notice_seen=1,
    theme=Theme.BLACK_YELLOW,
    rate=Rate.SLOW,
    volume=40,
    voice="cmn",
    reads_automatically=True,
    speaks_amounts=False,
    uses_screen_reader=True,
    bounce_ms=1000,
    scanning=Scanning.AFTER_3,
    contact_by_text=True,
)


def test_first_start_has_defaults_and_is_no_damage(tmp_path: Path) -> None:
    file = PreferencesFile(tmp_path / "none" / "settings.json")
    assert file.load() == Configuration()
    assert not file.was_damaged


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "settings.json"
    PreferencesFile(path).save(CHANGED)
    assert PreferencesFile(path).load() == CHANGED
    assert [child.name for child in path.parent.iterdir()] == ["settings.json"]


def test_operator_settings_and_unknown_keys_survive_a_save(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"operator_url": "https://set.by.staff", "from_the_future": [1, {"a": None}]}))
    file = PreferencesFile(path)
    file.save(replace(CHANGED, operator_url="https://elsewhere", hotline=CHANGED.hotline))
    values = json.loads(path.read_text())
    assert values["operator_url"] == "https://set.by.staff"
    assert values["from_the_future"] == [1, {"a": None}]


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"\xff\xfe\x00", b"null", b"[" * 40_000, b'{"text_size": 18}' + b" " * 70_000],
    ids=["empty", "torn", "list", "not text", "null", "deep", "huge"],
)
def test_a_damaged_file_is_moved_aside_and_said(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    file = PreferencesFile(path)
    assert file.load() == Configuration()
    assert file.was_damaged
    assert (tmp_path / "settings.json.damaged").read_bytes() == content
    file.save(CHANGED)
    assert file.load() == CHANGED
    assert not file.was_damaged


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("text_size", 19), ("text_size", "26"), ("text_size", True), ("theme", "pink"), ("language", 3), ("rate", "x"),
        ("pointer", "huge"), ("repeat_ms", 100), ("repeat_ms", False), ("repeat_ms", "2000"),
        ("volume", 101), ("volume", -1), ("bounce_ms", 299), ("bounce_ms", 4000), ("voice", None),
        ("speaks_amounts", "no"), ("contact_by_text", 1),
        ("scanning", "after_1"), ("scanning", 2), ("scanning", None),
    ],
)  # fmt: skip
def test_one_bad_value_falls_back_alone(tmp_path: Path, key: str, value: object) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({**write(CHANGED), key: value}))
    file = PreferencesFile(path)
    loaded = file.load()
    assert file.bad == (key,)
    assert getattr(loaded, key) == getattr(Configuration(), key)
    assert replace(loaded, **{key: getattr(CHANGED, key)}) == CHANGED


def test_a_folder_in_its_place_is_damage_not_death(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.mkdir()
    file = PreferencesFile(path)
    assert file.load() == Configuration()
    assert file.was_damaged
    with pytest.raises(StoreError):
        file.save(CHANGED)


def test_a_full_disk_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "settings.json"
    file = PreferencesFile(path)
    file.save(CHANGED)

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(DiskFull):
        file.save(Configuration())
    assert file.load() == CHANGED
    assert [child.name for child in tmp_path.iterdir()] == ["settings.json"]
