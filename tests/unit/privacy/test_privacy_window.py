"""The privacy screen and the first notice as real widgets: switches, what fits, nothing stored before the notice."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from elderclient.backend.privacy.purposes import purposes
from elderclient.domain.configuration import NOTICE, TEXT_SIZES, Configuration, Language
from elderclient.domain.privacy.consent import ConsentState, Purpose
from elderclient.domain.sentence import OperatorText
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from elderclient.ui.theme.scale import LEAST_TARGET
from elderclient.ui.widgets.button import PressButton
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.switch import SwitchButton
from tests.fakes.desk_application import Bench

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
PAGES = ("", "uses", "use/disabilityPriority", "held", "looks", "copy", "delete", "delete/sure", "devices")
ONE_PAGE = ("first_run", "privacy/use/disabilityPriority", "privacy/use/surveyCalls", "privacy/delete/sure")


def real_purposes(one: Bench) -> None:
    """Give the operator the purposes of the reference operator."""
    one.gateway.consents = {
        purpose.id: Purpose(
            purpose.id,
            OperatorText(purpose.name, purpose.name_en),
            OperatorText(purpose.sentence, purpose.sentence_en),
            "2026-11",
            purpose.is_sensitive,
        )
        for purpose in purposes()
    }


def go(one: Bench, until: Until, name: str) -> PageView:
    application: Application = one.open()
    screen, _slash, subject = name.partition("/")
    application.emit(GoTo(Place(screen, subject)))
    until(lambda: application.tasks.is_idle)
    view = application.window.view
    assert isinstance(view, PageView)
    return view


def switch_of(view: PageView) -> SwitchButton:
    return next(one for one in view.findChildren(SwitchButton) if "优惠电话" in one.accessibleName())


def test_screen_readers_get_a_check_box_that_says_its_state_once(bench: Make, until: Until) -> None:
    one = bench(height=900, width=1280)
    one.gateway.set_answer("offerCalls", ConsentState.GRANTED)
    on = switch_of(go(one, until, "privacy/uses"))
    interface = QAccessible.queryAccessibleInterface(on)
    assert interface.role() == QAccessible.Role.CheckBox
    assert interface.state().checked
    assert on.accessibleName() == "优惠电话"
    assert on.painted == ("优惠电话", "开着")
    assert on.height() >= LEAST_TARGET


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return])
def test_a_key_switches_once_and_what_is_shown_is_what_was_done(bench: Make, until: Until, key: Qt.Key) -> None:
    one = bench(height=900, width=1280)
    one.gateway.set_answer("offerCalls", ConsentState.GRANTED)
    view = go(one, until, "privacy/uses")
    button = switch_of(view)
    button.setFocus()
    QTest.keyClick(button, key)
    assert button.isChecked()
    until(lambda: one.gateway.consents["offerCalls"].state is ConsentState.REFUSED)
    until(lambda: view.findChild(PressButton, "action-0") is not None)
    assert one.gateway.asked.count("withdraw") == 1
    done = view.findChild(PressButton, "action-0")
    assert done is not None
    done.activated.emit()
    until(lambda: any("优惠电话" in found.accessibleName() for found in view.findChildren(SwitchButton)))
    assert not switch_of(view).isChecked()
    assert switch_of(view).painted == ("优惠电话", "没开")


def test_assistive_technology_can_press_the_switch(bench: Make, until: Until) -> None:
    one = bench(height=900, width=1280)
    one.gateway.set_answer("offerCalls", ConsentState.GRANTED)
    button = switch_of(go(one, until, "privacy/uses"))
    button.click()
    assert button.isChecked()
    until(lambda: one.gateway.consents["offerCalls"].state is ConsentState.REFUSED)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("subject", PAGES)
def test_captions_fit_at_the_largest_text_in_the_smallest_window(
    bench: Make, until: Until, language: Language, subject: str
) -> None:
    one = bench(configuration=Configuration(language=language, text_size=36))
    real_purposes(one)
    view = go(one, until, f"privacy/{subject}")
    for _ in range(view.page_count):
        for button in view.findChildren(PressButton):
            if button.isVisibleTo(view):
                assert button.width() >= button.width_needed(), button.accessibleName()
        view.turn(1)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("points", TEXT_SIZES)
@pytest.mark.parametrize("name", ONE_PAGE)
def test_what_has_to_be_read_before_a_press_is_one_page(
    bench: Make, until: Until, language: Language, points: int, name: str
) -> None:
    one = bench(configuration=Configuration(language=language, text_size=points))
    real_purposes(one)
    assert go(one, until, name).page_count == 1


_START = """
import json, sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from elderclient.app import composition
from elderclient.app.session import Options, Session
from elderclient.ui import intents

leave, folder = sys.argv[1], Path(sys.argv[2])
qt = QApplication([])
token = folder.with_name(f"{folder.name}-token")
token.write_text("t", encoding="ascii")
options = Options(window=(800, 600), data_dir=folder, operator_url="http://127.0.0.1:9", token_file=token)
session = Session(options, qt, composition._folders(options))
session.open()
seen = {"first": session.application.history.here.screen}
composition._second_stage(session, options)

def look():
    seen["before"] = sorted(path.name for path in folder.iterdir())
    seen["asked"] = session._connection is not None
    if seen["first"] == "home":
        qt.exit()
    elif leave == "press":
        session.application.presenter.page().actions[0].press()
    elif leave == "call":
        session.application.emit(intents.CallMe())
    else:
        session.application.emit(intents.GoHome())

def end():
    seen["after"] = sorted(path.name for path in folder.iterdir())
    seen["is_connected"] = session.is_connected
    qt.exit()

QTimer.singleShot(700, look)
looks = QTimer()
looks.timeout.connect(lambda: end() if session.is_connected else None)
looks.start(50)
QTimer.singleShot(20000, qt.exit)
qt.exec()
session.close()
print(json.dumps(seen))
"""


def start(folder: Path, leave: str) -> dict[str, Any]:
    """Start the program, leave the notice that way, and return what was seen."""
    done = subprocess.run(
        [sys.executable, "-c", _START, leave, str(folder)],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    assert done.returncode == 0, done.stderr
    return dict(json.loads(done.stdout.strip().splitlines()[-1]))


@pytest.mark.parametrize("leave", ["press", "home", "call"])
def test_nothing_is_fetched_or_stored_before_the_notice_was_left_and_it_comes_once(tmp_path: Path, leave: str) -> None:
    seen = start(tmp_path, leave)
    assert seen["first"] == "first_run"
    assert seen["asked"] is False
    assert set(seen["before"]) <= {"running.lock", "voice"}
    assert seen["is_connected"] is True
    assert "kept" in seen["after"]
    preferences = json.loads((tmp_path / "preferences.json").read_text(encoding="utf-8"))
    assert preferences["notice_seen"] == NOTICE
    assert start(tmp_path, leave)["first"] == "home"
