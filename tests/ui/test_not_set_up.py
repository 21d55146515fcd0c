"""A PC whose policy, people or token cannot be used: the page says so, promises nothing and shows nothing of anybody."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from elderclient.adapters.platform.select import current
from elderclient.app.session import NOT_READY, Options, Session
from elderclient.domain.configuration import Language
from elderclient.domain.setup_fault import SetupFaultKind
from elderclient.phrases.installation import not_set_up_screen
from elderclient.phrases.shell import window as window_phrases
from elderclient.rendering import shown, spoken
from elderclient.ui.place import Place

PAGE = Place("not_set_up")
POLICY = 'operator_url = "https://127.0.0.1:9"\nhotline = "10086"\n'
GOOD = {"key": "wang", "name": "王奶奶", "token_file": "/no/token"}
Open = Callable[..., Session]


@pytest.fixture
def opened(qapp: QApplication, tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> Iterator[Open]:
    assert capfd is not None
    made: list[Session] = []

    def make(**options: object) -> Session:
        folders = replace(
            current().folders(), config=tmp_path, data=tmp_path, cache=tmp_path, policy=tmp_path / "policy.toml"
        )
        wanted = Options(window=(800, 600), data_dir=tmp_path, has_notice=False, screenshot=tmp_path / "none.png")
        session = Session(replace(wanted, **options), qapp, folders)  # type: ignore[arg-type]  # names of Options
        made.append(session)
        session.open()
        session.connect()
        return session

    yield make
    for session in made:
        session.close()


def people(*entries: object) -> str:
    return json.dumps({"people": entries}, ensure_ascii=False)


def write(folder: Path, files: dict[str, str | bytes]) -> None:
    for name, content in files.items():
        if content == "folder":
            (folder / name).mkdir()
        else:
            (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)


@pytest.mark.parametrize(
    ("files", "kind", "line"),
    [
        ({"policy.toml": POLICY.replace('9"', '9",')}, SetupFaultKind.SYNTAX, 1),
        ({"policy.json": '{"operator_url": "https://a.example",\n}'}, SetupFaultKind.SYNTAX, 2),
        ({"policy.toml": ""}, SetupFaultKind.EMPTY, 0),
        ({"policy.toml": "folder"}, SetupFaultKind.FOLDER, 0),
        ({"policy.toml": POLICY + 'zone = "Peking"'}, SetupFaultKind.WRONG_VALUE, 3),
        ({"policy.toml": POLICY + "# 注释".encode("gbk").decode("latin-1")}, None, 0),
        ({"people.json": people(GOOD)}, SetupFaultKind.NO_OPERATOR, 0),
        ({"people.json": people({**GOOD, "key": 5})}, SetupFaultKind.WRONG_VALUE, 1),
        ({"people.json": people(GOOD, {"name": "x"})}, SetupFaultKind.MISSING_KEY, 1),
        ({"people.json": people(GOOD, {"key": "li", "name": "李"})}, SetupFaultKind.NO_OPERATOR, 0),
        ({"people.json": people(GOOD) + ","}, SetupFaultKind.SYNTAX, 1),
        ({"people.json": ""}, SetupFaultKind.EMPTY, 0),
        ({"people.json": "folder"}, SetupFaultKind.FOLDER, 0),
        ({"policy.toml": POLICY, "people.json": people({**GOOD, "tokenfile": "/t"})}, SetupFaultKind.UNKNOWN_KEY, 1),
    ],
)  # fmt: skip
def test_no_demo_is_opened_by_mistake(
    opened: Open, tmp_path: Path, files: dict[str, str | bytes], kind: SetupFaultKind | None, line: int,
    qtbot: QtBot, capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    write(tmp_path, files)
    session = opened()
    application = session.application
    fault = application.configuration.setup_fault
    if kind is None:  # A comment of strange letters is a comment.
        assert fault is None
        return
    assert fault is not None
    assert (fault.kind, fault.line) == (kind, line)
    assert application.history.here == PAGE
    assert not application.configuration.is_demo
    assert session.refusal == NOT_READY
    qtbot.waitUntil(session.is_settled, timeout=10_000)
    assert application.presenter is not None
    drawn = "".join(shown(one, Language.CHINESE) for one in application.presenter.sentences())
    assert ("10086" in drawn) is ("policy.toml" in files and "10086" in str(files["policy.toml"]))
    assert "10000" not in drawn
    said = capfd.readouterr().err
    assert said.count("\n") == 1
    assert fault.file in said
    assert (f"line {line}" in said) is bool(line)


def test_nothing_on_the_page_leads_to_a_person_or_to_data(opened: Open, tmp_path: Path) -> None:
    write(tmp_path, {"policy.toml": POLICY + "hotlin = 1\n"})
    session = opened()
    application = session.application
    hotline = application.configuration.hotline
    assert hotline is not None
    assert hotline.digits == "10086"
    for way in ("call", "bill", "help/hotline"):
        session.go(way)
        assert application.history.here == PAGE
    for bar, key in (("call", ""), ("", "help"), ("", "caller_check"), ("home", "")):
        if bar:
            application._on_bar_pressed(bar)
        else:
            application._on_key_pressed(key)
        assert application.history.here == PAGE
    assert application.news.sentence == window_phrases.not_set_up(hotline)
    assert not application.calls.is_placing
    assert not (tmp_path / "kept").exists()
    assert "Demo" not in application.window.windowTitle()
    assert "演示" not in application.window.windowTitle()


def test_a_single_person_of_the_list_is_the_one_who_is_signed_in(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "token").write_text("abc", encoding="utf-8")
    write(tmp_path, {"policy.toml": POLICY, "people.json": people({**GOOD, "token_file": str(tmp_path / "token")})})
    session = opened()
    assert session.application.configuration.setup_fault is None
    assert session._options.token_file == tmp_path / "token"


def test_a_picture_of_a_pc_of_several_people_shows_no_ones_data(opened: Open, tmp_path: Path) -> None:
    write(
        tmp_path,
        {"people.json": people({"key": "demo#1", "name": "一"}, {"key": "demo#2", "name": "二", "demo_customer": "2"})},
    )
    session = opened()
    assert session.application.history.here == Place("people")
    assert session.is_closed_to_all


@pytest.mark.parametrize(
    ("content", "kind", "line"),
    [
        (b"one\ntwo\n", SetupFaultKind.NOT_ONE_TOKEN, 2),
        ("令牌 abc".encode("gbk"), SetupFaultKind.NOT_UTF8, 1),
        (b"", SetupFaultKind.EMPTY, 0),
        (b"folder", SetupFaultKind.FOLDER, 0),
    ],
)
def test_a_wrong_token_file_opens_the_page(
    opened: Open, tmp_path: Path, qtbot: QtBot, content: bytes, kind: SetupFaultKind, line: int
) -> None:
    token = tmp_path / "token"
    write(tmp_path, {"policy.toml": POLICY, "token": "folder" if content == b"folder" else content})
    session = opened(token_file=token)
    application = session.application
    qtbot.waitUntil(lambda: application.history.here == PAGE, timeout=10_000)
    fault = application.configuration.setup_fault
    assert fault is not None
    assert (fault.kind, fault.line, fault.file) == (kind, line, os.fspath(token))
    assert session.refusal == NOT_READY
    application._on_bar_pressed("call")
    assert application.news.sentence == window_phrases.not_set_up(application.configuration.hotline)


def test_a_token_without_an_operator_opens_the_page(opened: Open, tmp_path: Path) -> None:
    session = opened(token_file=tmp_path / "token")
    fault = session.application.configuration.setup_fault
    assert fault is not None
    assert fault.kind is SetupFaultKind.NO_OPERATOR


def test_every_fault_has_its_own_sentence_in_both_languages_for_eye_and_ear(opened: Open, tmp_path: Path) -> None:
    write(tmp_path, {"policy.toml": ""})
    fault = opened().application.configuration.setup_fault
    assert fault is not None
    for language in Language:
        said = {shown(not_set_up_screen.what(replace(fault, kind=kind)), language) for kind in SetupFaultKind}
        assert len(said) == len(SetupFaultKind)
        for kind in SetupFaultKind:
            assert spoken(not_set_up_screen.what(replace(fault, kind=kind, key="zone")), language)


def test_zone_and_currency_of_the_policy_reach_the_clock_and_the_operator(opened: Open, tmp_path: Path) -> None:
    write(tmp_path, {"policy.toml": POLICY + 'zone = "America/New_York"\ncurrency = "USD"\n'})
    session = opened()
    assert session._clock.now().tzinfo == session._clock.zone
    assert session._clock.zone.key == "America/New_York"
    assert session.application.configuration.currency == "USD"


def test_a_person_whom_staff_gave_a_key_of_their_own_is_one_person(opened: Open, tmp_path: Path, qtbot: QtBot) -> None:
    """Else the person is in the list twice, and a code that they set is asked of the wrong one."""
    write(tmp_path, {"policy.toml": POLICY, "people.json": people(GOOD)})
    session = opened()
    qtbot.waitUntil(lambda: session.is_connected, timeout=10_000)
    view = session._who().look()
    assert [one.key for one in view.members] == ["wang"]
    assert view.own is not None
