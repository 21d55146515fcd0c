"""Folders of every system, and the screen reader question asked of real and imitated systems."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from elderclient.adapters.platform import current
from elderclient.adapters.platform.interface import NullPlatform
from elderclient.adapters.platform.linux import LinuxPlatform
from elderclient.adapters.platform.macos import MacPlatform
from elderclient.adapters.platform.windows import WindowsPlatform

ROOT = Path(__file__).parents[3]


@pytest.mark.parametrize(
    ("name", "kind"),
    [("linux", LinuxPlatform), ("win32", WindowsPlatform), ("darwin", MacPlatform), ("plan9", NullPlatform)],
)
def test_every_system_is_chosen_and_knows_its_folders(name: str, kind: type) -> None:
    platform = current(name)
    assert isinstance(platform, kind)
    folders = platform.folders()
    assert folders.policy.name == "policy.toml"
    assert "elderclient" in str(folders.config)
    assert "elderclient" in str(folders.data)


def test_only_select_reads_the_system() -> None:
    readers = [
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "elderclient").rglob("*.py")
        if "sys.platform" in path.read_text(encoding="utf-8").replace("``sys.platform``", "")
    ]
    assert readers == ["elderclient/adapters/platform/select.py"]


def test_no_session_bus_means_no_reader(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/bus")
    assert LinuxPlatform().is_screen_reader_running() is False


_ON_A_BUS = """
import sys
from jeepney import DBusAddress, Properties, new_method_call
from jeepney.io.blocking import open_dbus_connection
from elderclient.adapters.platform.linux import LinuxPlatform
platform = LinuxPlatform()
connection = open_dbus_connection(bus="SESSION")
owners = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")
def is_there():
    return connection.send_and_get_reply(new_method_call(owners, "NameHasOwner", "s", ("org.a11y.Bus",))).body[0]
print(platform.is_screen_reader_running(), is_there())
status = Properties(DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Status"))
connection.send_and_get_reply(status.set("ScreenReaderEnabled", "b", False))
print(platform.is_screen_reader_running())
connection.send_and_get_reply(status.set("ScreenReaderEnabled", "b", True))
print(platform.is_screen_reader_running())
"""


@pytest.mark.skipif(shutil.which("dbus-run-session") is None, reason="needs dbus-run-session")
def test_the_real_bus_is_asked_and_not_started() -> None:
    answer = subprocess.run(
        ["dbus-run-session", "--", sys.executable, "-c", _ON_A_BUS],
        capture_output=True, text=True, timeout=30, check=False, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert answer.stdout.split() == ["False", "False", "False", "True"], answer.stderr


class ImitatedUser32:
    def __init__(self, *, flag: bool) -> None:
        self.flag = flag

    def SystemParametersInfoW(self, action: int, size: int, value: Any, update: int) -> int:  # noqa: N802
        assert (action, size, update) == (0x46, 0, 0)
        value._obj.value = int(self.flag)
        return 1


class ImitatedCall:
    def __init__(self, answer: int) -> None:
        self.answer = answer
        self.restype: Any = None
        self.calls: list[tuple[Any, ...]] = []

    def __call__(self, *arguments: Any) -> int:
        self.calls.append(arguments)
        return self.answer


class ImitatedKernel32:
    def __init__(self, mutex: int) -> None:
        self.OpenMutexW = ImitatedCall(mutex)
        self.CloseHandle = ImitatedCall(1)


@pytest.mark.parametrize(
    ("flag", "mutex", "expected"), [(False, 0, False), (True, 0, True), (False, 88, True), (True, 88, True)]
)
def test_windows_flag_or_narrator(*, flag: bool, mutex: int, expected: bool) -> None:
    kernel32 = ImitatedKernel32(mutex)
    assert WindowsPlatform(ImitatedUser32(flag=flag), kernel32).is_screen_reader_running() is expected
    if mutex and not flag:
        assert kernel32.OpenMutexW.restype is ctypes.c_void_p
        assert kernel32.OpenMutexW.calls == [(0x0010_0000, 0, "NarratorRunning")]
        assert len(kernel32.CloseHandle.calls) == 1


def test_windows_calls_that_are_missing_mean_no_reader() -> None:
    assert WindowsPlatform(object(), object()).is_screen_reader_running() is False


@pytest.mark.parametrize(("printed", "expected"), [("1", True), ("0", False)])
def test_mac_setting(printed: str, expected: bool) -> None:
    assert MacPlatform(("echo", printed)).is_screen_reader_running() is expected


def test_mac_without_the_command() -> None:
    assert MacPlatform(("/nowhere/defaults",)).is_screen_reader_running() is False
