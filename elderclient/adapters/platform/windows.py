"""Windows: known folders, and the system's flag and Narrator's mutex. 64-bit only, where all calls share one convention."""

from __future__ import annotations

import ctypes
import os
from pathlib import Path
from typing import Any

from elderclient.adapters.platform.interface import Folders, folders_beside

_SPI_GETSCREENREADER = 0x0046
_SYNCHRONIZE = 0x0010_0000
_NARRATOR = "NarratorRunning"


class WindowsPlatform:
    """A Windows desktop. ``user32`` and ``kernel32`` are the system's libraries; loaded where not given."""

    def __init__(self, user32: Any = None, kernel32: Any = None) -> None:
        self._user32 = user32
        self._kernel32 = kernel32

    def folders(self) -> Folders:
        """Known folders; the policy is in ProgramData."""
        return folders_beside(Path(os.environ.get("PROGRAMDATA", r"C:\ProgramData")) / "elderclient")

    def is_screen_reader_running(self) -> bool:
        """The system's screen-reader flag (NVDA and JAWS set it), or Narrator's mutex (Narrator sets no flag)."""
        try:
            return self._is_flag_set() or self._is_narrator_running()
        except (OSError, AttributeError):
            return False

    def _is_flag_set(self) -> bool:
        user32 = self._user32 or ctypes.CDLL("user32.dll")
        flag = ctypes.c_int(0)
        answered = user32.SystemParametersInfoW(_SPI_GETSCREENREADER, 0, ctypes.byref(flag), 0)
        return bool(answered) and bool(flag.value)

    def _is_narrator_running(self) -> bool:
        kernel32 = self._kernel32 or ctypes.CDLL("kernel32.dll")
        kernel32.OpenMutexW.restype = ctypes.c_void_p
        handle = kernel32.OpenMutexW(_SYNCHRONIZE, 0, _NARRATOR)
        if not handle:
            return False
        kernel32.CloseHandle(ctypes.c_void_p(handle))
        return True
