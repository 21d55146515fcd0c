"""The accessibility bus says the language of the window, whatever that of the desktop is, and follows a change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.accessible_tree import wait_until
from tests.e2e.client_window import client_window
from tests.e2e.desktop import Desktop, missing_programs

pytestmark = pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine")


def test_the_locale_is_that_of_the_window(tmp_path: Path) -> None:
    arguments = ("--demo-customer", "1", "--lang", "zh", "--place", "settings/language")
    foreign = {"LANG": "en_US.UTF-8"}
    with Desktop() as desktop, client_window(desktop, tmp_path, *arguments, environment=foreign) as window:
        window.wait_for("English")
        assert {node.locale for node in window.tree.nodes("elderclient")} == {"zh_CN"}
        next(node for node in window.tree.nodes("elderclient") if node.name == "English").act()
        window.wait_for("Which language?")
        wait_until(
            lambda: {node.locale for node in window.tree.nodes("elderclient")} == {"en_US"}, 5, "the locale follows"
        )
