"""The file of who uses a PC: whole or not at all; damage never opens a door."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from elderclient.adapters.preferences.people import PeopleFile
from elderclient.domain.accounts.household import Code, Household, Member
from elderclient.domain.errors import StoreError
from elderclient.domain.setup_fault import SetupFault, SetupFaultKind

WANG = Member("demo#1", "王奶奶", "Granny Wang", Code.of("4711"))
LI = Member("https://operator.example#/t", "李爷爷", token_file="/t")


def test_what_was_saved_comes_back(tmp_path: Path) -> None:
    path = tmp_path / "new" / "people.json"
    PeopleFile(path).save(Household((WANG, LI)))
    assert PeopleFile(path).load() == Household((WANG, LI))
    assert "4711" not in path.read_text(encoding="utf-8")


def test_no_file_is_nobody(tmp_path: Path) -> None:
    assert PeopleFile(tmp_path / "people.json").load() == Household()


ONE = '{"key": "a", "name": "王奶奶"}'


@pytest.mark.parametrize(
    ("text", "kind", "line", "key"),
    [
        ("", SetupFaultKind.EMPTY, 0, ""),
        ("{", SetupFaultKind.SYNTAX, 1, ""),
        ('{"people": [' + ONE + ",]}", SetupFaultKind.SYNTAX, 1, ""),
        ("[]", SetupFaultKind.WRONG_VALUE, 1, "people"),
        ("{}", SetupFaultKind.MISSING_KEY, 1, "people"),
        ('{"people": 3}', SetupFaultKind.WRONG_VALUE, 1, "people"),
        ('{"people": [],\n "persons": []}', SetupFaultKind.UNKNOWN_KEY, 2, "persons"),
        ('{"people": [' + ONE + ",\n1]}", SetupFaultKind.WRONG_VALUE, 2, "people"),
        ('{"people": [' + ONE + ',\n{"name": "x"}]}', SetupFaultKind.MISSING_KEY, 2, "key"),
        ('{"people": [' + ONE + ',\n{"key": " "}]}', SetupFaultKind.MISSING_KEY, 2, "key"),
        ('{"people": [' + ONE + ',\n{"name": "x",\n"key": 5}]}', SetupFaultKind.WRONG_VALUE, 3, "key"),
        ('{"people": [' + ONE + ',\n{"key": {"id": "b"}}]}', SetupFaultKind.WRONG_VALUE, 2, "key"),
        ('{"people": [' + ONE + ',\n{"key": "b",\n"tokenfile": "/t"}]}', SetupFaultKind.UNKNOWN_KEY, 3, "tokenfile"),
        ('{"people": [' + ONE + ',\n{"key": "b",\n"token_file": null}]}', SetupFaultKind.WRONG_VALUE, 3, "token_file"),
        ('{"people": [' + ONE + ',\n{"key": "a", "name": "二"}]}', SetupFaultKind.REPEATED, 2, "key"),
        ('{"people": [' + ONE + '],\n"people": []}', SetupFaultKind.REPEATED, 2, "people"),
        ('{"people": [' + ONE + ',\n{"key": "b",\n"key": "c"}]}', SetupFaultKind.REPEATED, 3, "key"),
        (
            '{"people": [{"key": "a", "token_file": "/t"},\n{"key": "b", "token_file": "/t"}]}',
            SetupFaultKind.REPEATED,
            2,
            "token_file",
        ),
        (
            '{"people": [{"key": "demo#2"},\n{"key": "b", "demo_customer": "2"}]}',
            SetupFaultKind.REPEATED,
            2,
            "demo_customer",
        ),
        (
            '{"people": [' + ONE + ',\n{"key": "demo#1", "demo_customer": "2"}]}',
            SetupFaultKind.WRONG_VALUE,
            2,
            "demo_customer",
        ),
    ],
)
def test_a_list_with_one_wrong_entry_is_refused_and_left_where_it_is(
    tmp_path: Path, text: str, kind: SetupFaultKind, line: int, key: str
) -> None:
    path = tmp_path / "people.json"
    path.write_text(text, encoding="utf-8")
    found = PeopleFile(path).read()
    assert isinstance(found, SetupFault)
    assert (found.kind, found.line, found.key, found.file) == (kind, line, key, str(path))
    with pytest.raises(StoreError):
        PeopleFile(path).load()
    assert path.read_text(encoding="utf-8") == text


def test_a_list_that_windows_saved_is_read(tmp_path: Path) -> None:
    path = tmp_path / "people.json"
    path.write_text('{"people": [' + ONE + "]}", encoding="utf-16")
    assert PeopleFile(path).load() == Household((Member("a", "王奶奶"),))


@pytest.mark.parametrize("code", [3, {}, {"salt": "zz", "digest": "00"}, {"salt": "00"}, "4711"])
def test_a_damaged_code_keeps_the_door_shut(tmp_path: Path, code: object) -> None:
    path = tmp_path / "people.json"
    path.write_text(json.dumps({"people": [{"key": "a", "name": "王奶奶", "code": code}]}), encoding="utf-8")
    (member,) = PeopleFile(path).load().members
    assert member.code is not None
    assert not member.code.is_right("4711")
    assert not member.code.is_right("0000")


def test_a_folder_that_refuses_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(StoreError):
        PeopleFile(tmp_path / "file" / "people.json").save(Household((WANG,)))


@pytest.mark.parametrize(
    ("member", "customer"),
    [
        (Member("demo#2", "李爷爷"), "2"),
        (Member("demo#2", "李爷爷", demo_customer="2"), "2"),
        (Member("li", "李爷爷", demo_customer="2"), "2"),
        (Member("demo#2", "李爷爷", token_file="/t"), ""),
        (Member("li", "李爷爷"), ""),
    ],
)
def test_a_person_signs_in_as_the_customer_of_the_key(member: Member, customer: str) -> None:
    assert member.signs_in_as == customer


def test_only_people_whose_name_does_not_say_who_it_is_have_a_number() -> None:
    people = (Member("a", "王奶奶"), Member("b", ""), Member("c", "李爷爷"), Member("d", "王奶奶 "), Member("e", " "))
    assert [one.number for one in Household(people).numbered()] == [1, 2, 0, 4, 5]
