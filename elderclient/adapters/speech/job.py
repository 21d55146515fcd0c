"""A Windows job object: a process and all it starts, ended as one, also when the program itself is killed.

What ``killpg`` is elsewhere. 64-bit only, where all calls share one convention. Source of the structures and numbers:
Microsoft's reference of ``JOBOBJECT_EXTENDED_LIMIT_INFORMATION`` and ``SetInformationJobObject``.
"""

from __future__ import annotations

import ctypes
from typing import Any

_EXTENDED_LIMITS = 9
_KILL_ON_CLOSE = 0x2000
_WORD, _LONG, _SIZE = ctypes.c_uint32, ctypes.c_int64, ctypes.c_size_t


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time", _LONG),
        ("per_job_user_time", _LONG),
        ("flags", _WORD),
        ("least_working_set", _SIZE),
        ("most_working_set", _SIZE),
        ("most_processes", _WORD),
        ("affinity", _SIZE),
        ("priority_class", _WORD),
        ("scheduling_class", _WORD),
    )


class _Limits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory", _SIZE),
        ("job_memory", _SIZE),
        ("peak_process_memory", _SIZE),
        ("peak_job_memory", _SIZE),
    )


class Job:
    """One job. ``kernel32`` is the system's library; loaded where not given."""

    def __init__(self, kernel32: Any = None) -> None:
        """Raises ``OSError`` where the system makes none."""
        self._kernel32 = kernel32 or ctypes.CDLL("kernel32.dll")
        self._kernel32.CreateJobObjectW.restype = ctypes.c_void_p
        handle = self._kernel32.CreateJobObjectW(None, None)
        if not handle:
            raise OSError("no job object")
        self._handle = ctypes.c_void_p(handle)
        limits = _Limits()
        limits.basic.flags = _KILL_ON_CLOSE
        size = ctypes.sizeof(limits)
        if not self._kernel32.SetInformationJobObject(self._handle, _EXTENDED_LIMITS, ctypes.byref(limits), size):
            self.end()
            raise OSError("the job object takes no limits")

    def take(self, process_handle: int) -> None:
        """Hold this process, and from now on whatever it starts. Raises ``OSError``, and is over, where that is refused."""
        if not self._kernel32.AssignProcessToJobObject(self._handle, ctypes.c_void_p(process_handle)):
            self.end()
            raise OSError("the process is not taken")

    def end(self) -> None:
        """End all that is in it; once."""
        self._kernel32.TerminateJobObject(self._handle, 1)
        self._kernel32.CloseHandle(self._handle)
