"""macOS: its folders, and its own switch for VoiceOver. Not tried on a Mac."""

from __future__ import annotations

import subprocess
from pathlib import Path

from elderclient.adapters.platform.interface import Folders, folders_beside

_QUESTION = ("/usr/bin/defaults", "read", "com.apple.universalaccess", "voiceOverOnOffKey")


class MacPlatform:
    """A Mac desktop. ``question`` is the command that prints 1 while VoiceOver is on."""

    def __init__(self, question: tuple[str, ...] = _QUESTION) -> None:
        self._question = question

    def folders(self) -> Folders:
        """Library folders; the policy is in /Library/Application Support."""
        return folders_beside(Path("/Library/Application Support/elderclient"))

    def is_screen_reader_running(self) -> bool:
        """What the system's settings say about VoiceOver."""
        try:
            answer = subprocess.run(self._question, capture_output=True, timeout=2, check=False)  # noqa: S603 - fixed command
        except (OSError, subprocess.SubprocessError):
            return False
        return answer.returncode == 0 and answer.stdout.strip() == b"1"
