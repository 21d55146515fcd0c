"""The crew behind the voice: replacing, stopping, crashing, starting again and telling, without any sound."""

from __future__ import annotations

import os
import signal
import stat
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from elderclient.adapters.speech.process import VoiceProcess
from elderclient.adapters.speech.speaker import ProcessSpeaker
from elderclient.domain.voice import Voice, VoiceState
from elderclient.usecases.ports.speaker import Speaker

Make = Callable[[str], "Watched"]


class Watched:
    """A speaker over silent workers, and what it told."""

    def __init__(self, command: tuple[str, ...], folder: Path) -> None:
        self.real = ProcessSpeaker(command, folder)
        self.speaker: Speaker = self.real
        self.states: list[VoiceState] = []
        self.finished = 0
        self.numbers: list[int] = []
        self._changed = threading.Condition()
        self.speaker.watch(self._on_state, self._on_finished)

    def _on_state(self, state: VoiceState) -> None:
        with self._changed:
            self.states.append(state)
            self._changed.notify_all()

    def _on_finished(self, number: int) -> None:
        with self._changed:
            self.finished += 1
            self.numbers.append(number)
            self._changed.notify_all()

    def has_finished(self, count: int) -> bool:
        return self.finished == count

    def wait_until(self, fulfilled: Callable[[], bool]) -> None:
        with self._changed:
            assert self._changed.wait_for(fulfilled, timeout=10), (self.states, self.finished)


@pytest.fixture
def make(tmp_path: Path) -> Iterator[Make]:
    made: list[Watched] = []

    def build(manner: str) -> Watched:
        command = (sys.executable, "-m", "tests.unit.speech.silent_worker", manner)
        watched = Watched(command if manner != "missing" else ("/nowhere/elderclient",), tmp_path / f"voice{len(made)}")
        made.append(watched)
        return watched

    yield build
    for watched in made:
        watched.speaker.close()


def test_the_state_is_told_at_once_and_when_it_changes(make: Make) -> None:
    watched = make("well")
    watched.wait_until(lambda: watched.states == [VoiceState.STARTING])
    watched.real.start()
    watched.wait_until(lambda: watched.states == [VoiceState.STARTING, VoiceState.READY])
    assert watched.finished == 0


def test_a_sentence_said_before_anything_was_started_is_spoken(make: Make) -> None:
    watched = make("well")
    watched.speaker.say("您好。", "zh_CN")
    watched.wait_until(lambda: watched.finished == 1)
    assert not watched.states[-1].is_silent


def test_only_what_ended_by_itself_is_finished_and_by_its_number(make: Make) -> None:
    watched = make("slow")
    stopped = [watched.speaker.say("您好。", "zh_CN") for _ in range(3)]
    watched.speaker.stop()
    watched.speaker.stop()
    last = watched.speaker.say(" ", "zh_CN")
    watched.wait_until(lambda: watched.finished == 1)
    watched.speaker.close()
    assert watched.numbers == [last]
    assert last not in stopped


def test_sentences_one_after_the_other_are_finished_one_after_the_other(make: Make) -> None:
    watched = make("well")
    for count in range(1, 4):
        number = watched.speaker.say("您好。", "zh_CN")
        watched.wait_until(partial(watched.has_finished, count))
        assert watched.numbers[-1] == number


def test_an_empty_text_is_finished_at_once_and_stops_what_was_said(make: Make) -> None:
    watched = make("slow")
    watched.speaker.say("您好。", "zh_CN")
    watched.speaker.say(" ", "zh_CN")
    watched.wait_until(lambda: watched.finished == 1)


def test_an_engine_that_crashes_in_mid_sentence_is_started_again_each_time(make: Make) -> None:
    watched = make("crashes")
    for number in range(1, 6):
        watched.speaker.say("您好。", "zh_CN")
        watched.wait_until(partial(watched.has_finished, number))
    assert VoiceState.NO_ENGINE not in watched.states


@pytest.mark.parametrize("manner", ["dies", "missing"])
def test_an_engine_that_never_starts_is_said_at_every_press(make: Make, manner: str) -> None:
    watched = make(manner)
    for number in (1, 2):
        watched.speaker.say("您好。", "zh_CN")
        watched.wait_until(partial(watched.has_finished, number))
        assert watched.states[-1] is VoiceState.NO_ENGINE
    assert watched.states.count(VoiceState.NO_ENGINE) >= 2


@pytest.mark.parametrize(("manner", "state"), [("no-device", VoiceState.NO_DEVICE), ("no-voice", VoiceState.NO_VOICE)])
def test_what_cannot_be_heard_is_said_at_every_press(make: Make, manner: str, state: VoiceState) -> None:
    watched = make(manner)
    watched.real.start()
    watched.wait_until(lambda: watched.states[-1:] == [state])
    for number in (1, 2):
        before = len(watched.states)
        watched.speaker.say("您好。", "zh_CN")
        watched.wait_until(partial(watched.has_finished, number))
        assert watched.states[before:] == [state]


def test_settings_reach_the_voice_and_its_voices_come_back(make: Make) -> None:
    watched = make("well")
    watched.speaker.configure("en", rate=140, volume=60, voice="gmw/en")
    watched.speaker.say("Hello.", "en")
    watched.wait_until(lambda: watched.finished == 1)
    assert watched.speaker.voices() == (Voice("en-140-60", "gmw/en"),)
    watched.speaker.say("您好。", "zh_CN")
    watched.wait_until(lambda: watched.finished == 2)
    assert watched.speaker.voices() == (Voice("zh_CN-140-60", ""),)


def test_what_an_earlier_run_left_is_wiped_and_the_folder_is_private(tmp_path: Path, make: Make) -> None:
    left = tmp_path / "voice0" / "voice-old" / "bill.wav"
    left.parent.mkdir(parents=True)
    left.write_bytes(b"RIFF")
    watched = make("well")
    watched.speaker.say("您好。", "zh_CN")
    watched.wait_until(lambda: watched.finished == 1)
    assert not left.exists()
    assert stat.S_IMODE((tmp_path / "voice0").stat().st_mode) == 0o700
    watched.speaker.close()
    assert not (tmp_path / "voice0").exists()


def test_after_closing_nothing_is_done(make: Make) -> None:
    watched = make("well")
    watched.speaker.close()
    watched.speaker.say("您好。", "zh_CN")
    watched.speaker.stop()
    watched.speaker.close()
    assert watched.finished == 0


def test_a_voice_killed_while_idle_is_replaced_before_the_next_sentence(make: Make) -> None:
    watched = make("well")
    watched.speaker.say("您好。", "zh_CN")
    watched.wait_until(lambda: watched.finished == 1)
    active = watched.real._crew._active
    assert active is not None
    os.kill(active.pid, signal.SIGKILL)
    watched.speaker.say("您好。", "zh_CN")
    watched.wait_until(lambda: watched.finished == 2)
    assert VoiceState.NO_ENGINE not in watched.states


def test_a_program_killed_before_its_voice_process_runs_leaves_no_folder(tmp_path: Path) -> None:
    ended = threading.Event()
    command = (sys.executable, "-c", "import sys; sys.stdin.read()")
    process = VoiceProcess(command, tmp_path, lambda _process, message: ended.set() if message is None else None)
    # The folder is the process's own to make and to wipe; this one makes none.
    assert list(tmp_path.iterdir()) == []
    process.kill()
    assert ended.wait(10)
    process.join()
