"""The demo child with its own temporary database: private, seeded, and gone at the end however it ends."""

from __future__ import annotations

import os
from pathlib import Path

from tests.backend.test_startup import child, line_of


def test_the_demos_own_database_is_private_and_gone_at_the_end(tmp_path: Path) -> None:
    with child("--demo", TMPDIR=str(tmp_path), TEMP=str(tmp_path)) as process:
        assert line_of(process)["customers"][0]["name"] == "王秀英"
        (folder,) = tmp_path.iterdir()
        if os.name == "posix":
            assert folder.stat().st_mode & 0o077 == 0
        process.communicate(timeout=20)
        assert process.returncode == 0
    assert list(tmp_path.iterdir()) == []


def test_a_signal_ends_the_child_just_as_cleanly(tmp_path: Path) -> None:
    with child("--demo", "--no-agents", TMPDIR=str(tmp_path), TEMP=str(tmp_path)) as process:
        assert line_of(process)["customers"]
        process.terminate()
        process.communicate(timeout=20)
    if os.name == "posix":
        assert list(tmp_path.iterdir()) == []
