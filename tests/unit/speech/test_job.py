"""A Windows job object before an imitated kernel32: what is asked of it, and that nothing is left open."""

from __future__ import annotations

import ctypes
from collections.abc import Callable

import pytest

from elderclient.adapters.speech.job import Job, _BasicLimits, _Limits

HANDLE, PROCESS = 0x7FFF_0000_1234, 0x7FFF_0000_5678


class Kernel32:
    """Notes every call; the ones named in ``refuses`` fail."""

    def __init__(self, *refuses: str) -> None:
        self._refuses = refuses
        self.asked: list[str] = []
        self.flags = 0
        for name in ("TerminateJobObject", "CloseHandle"):
            setattr(self, name, self._call(name, lambda *_given: 1))
        self.CreateJobObjectW = self._call("CreateJobObjectW", lambda *_given: HANDLE)
        self.SetInformationJobObject = self._call("SetInformationJobObject", self._set)
        self.AssignProcessToJobObject = self._call("AssignProcessToJobObject", self._assign)

    def _call(self, name: str, answer: Callable[..., int]) -> Callable[..., int]:
        def called(*given: object) -> int:
            self.asked.append(name)
            return 0 if name in self._refuses else answer(*given)

        return called

    def _set(self, job: ctypes.c_void_p, what: int, limits: object, size: int) -> int:
        assert (job.value, what, size) == (HANDLE, 9, 144)
        self.flags = limits._obj.basic.flags  # type: ignore[attr-defined]  # what byref keeps
        return 1

    def _assign(self, job: ctypes.c_void_p, process: ctypes.c_void_p) -> int:
        assert (job.value, process.value) == (HANDLE, PROCESS)
        return 1


def test_structures_are_as_long_as_windows_has_them() -> None:
    assert (ctypes.sizeof(_BasicLimits), ctypes.sizeof(_Limits)) == (64, 144)


def test_what_is_taken_ends_with_the_job_and_with_the_program() -> None:
    kernel32 = Kernel32()
    job = Job(kernel32)
    assert kernel32.flags == 0x2000
    job.take(PROCESS)
    job.end()
    assert kernel32.asked[2:] == ["AssignProcessToJobObject", "TerminateJobObject", "CloseHandle"]


@pytest.mark.parametrize("refused", ["SetInformationJobObject", "AssignProcessToJobObject"])
def test_nothing_is_left_open_where_windows_refuses(refused: str) -> None:
    kernel32 = Kernel32(refused)
    with pytest.raises(OSError, match=r"job object|not taken"):
        Job(kernel32).take(PROCESS)
    assert kernel32.asked[-3:] == [refused, "TerminateJobObject", "CloseHandle"]


def test_without_a_job_there_is_nothing_to_close() -> None:
    kernel32 = Kernel32("CreateJobObjectW")
    with pytest.raises(OSError, match="no job object"):
        Job(kernel32)
    assert kernel32.asked == ["CreateJobObjectW"]
