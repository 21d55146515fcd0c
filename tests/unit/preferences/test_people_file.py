"""The file of who uses a PC: whole or not at all; damage never opens a door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elderclient.adapters.preferences.people import PeopleFile
from elderclient.domain.accounts.household import Code, Household, Member
from elderclient.domain.errors import StoreError

WANG = Member("demo#1", "王奶奶", "Granny Wang", Code.of("4711"))
LI = Member("https://operator.example#/t", "李爷爷", token_file="/t")


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "people.json"
    PeopleFile(path).save(Household((WANG, LI)))
    assert PeopleFile(path).load() == Household((WANG, LI))
    assert "4711" not in path.read_text(encoding="utf-8")


def test_no_file_is_nobody(tmp_path: Path) -> None:
    assert PeopleFile(tmp_path / "people.json").load() == Household()


@pytest.mark.parametrize("text", ["", "{", "[]", '{"people": 3}', '{"people": [1, {"name": "x"}, {"key": 5}]}'])
def test_damage_is_nobody_and_no_error(tmp_path: Path, text: str) -> None:
    path = tmp_path / "people.json"
    path.write_text(text, encoding="utf-8")
    assert PeopleFile(path).load() == Household()


@pytest.mark.parametrize("code", [3, {}, {"salt": "zz", "digest": "00"}, {"salt": "00"}, "4711"])
def test_a_damaged_code_keeps_the_door_shut(tmp_path: Path, code: object) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps({"people": [{"key": "a", "name": "王奶奶", "code": code}]}), encoding="utf-8")
    (member,) = PeopleFile(path).load().members
    assert member.code is not None
    assert not member.code.is_right("4711")
    assert not member.code.is_right("0000")


def test_the_same_key_twice_is_one_person(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    people = [{"key": "a", "name": "一"}, {"key": "a", "name": "二"}, {"key": "b", "name": "三"}]
    path.write_text(json.dumps({"people": people}), encoding="utf-8")
    assert [member.name for member in PeopleFile(path).load().members] == ["一", "三"]


def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError):
        PeopleFile(tmp_path / "file" / "people.json").save(Household((WANG,)))
