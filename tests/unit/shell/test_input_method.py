"""Typing Chinese under fcitx: by its own plugin where there is one, else by that of ibus, which fcitx 5 answers to."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from elderclient.app.input_method import choose, plugin_folders


@pytest.fixture
def plugins(tmp_path: Path) -> Path:
    folder = tmp_path / "platforminputcontexts"
    folder.mkdir()
    (folder / "libibusplatforminputcontextplugin.so").touch()
    return tmp_path


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ({"QT_IM_MODULE": "fcitx"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "fcitx5"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULES": "wayland;fcitx"}, {"QT_IM_MODULES": "wayland;fcitx;ibus"}),
        ({"QT_IM_MODULES": "fcitx;ibus"}, {"QT_IM_MODULES": "fcitx;ibus"}),
        ({"QT_IM_MODULE": "ibus"}, {"QT_IM_MODULE": "ibus"}),
        ({"QT_IM_MODULE": "xim"}, {"QT_IM_MODULE": "xim"}),
        ({}, {}),
    ],
)
def test_fcitx_without_its_plugin_falls_back_to_ibus(
    plugins: Path, before: dict[str, str], after: dict[str, str]
) -> None:
    choose(before, (plugins,))
    assert before == after


def test_fcitx_with_its_plugin_is_left_alone(plugins: Path, tmp_path: Path) -> None:
    (plugins / "platforminputcontexts" / "libfcitx5platforminputcontextplugin.so").touch()
    variables = {"QT_IM_MODULE": "fcitx", "QT_PLUGIN_PATH": os.pathsep.join((str(plugins), "/none"))}
    choose(variables, plugin_folders(variables, tmp_path / "own"))
    assert variables["QT_IM_MODULE"] == "fcitx"
