"""The voice process by itself, over an engine that notes: what it finds missing, and what it does about a bad moment."""

from __future__ import annotations

import os
import sys
import tempfile
from io import BytesIO
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from elderclient.adapters.speech import worker
from elderclient.adapters.speech.espeak import EspeakQuirks
from elderclient.adapters.speech.protocol import Ended, Message, Prepare, Report, Utter, decode
from elderclient.adapters.speech.worker import Child
from elderclient.domain.voice import Voice, VoiceState

MANDARIN = SimpleNamespace(id="sit/cmn-latn-pinyin", name="Chinese", languages=["cmn-latn-pinyin"])
ENGLISH = SimpleNamespace(id="gmw/en", name="English", languages=["en-gb"])
CHINESE = Prepare("zh_CN", 180, 70, "")


class Engine:
    """A pyttsx3 engine without a sound."""

    driver_name = "espeak"

    def __init__(self, *voices: SimpleNamespace) -> None:
        self.voices = list(voices)
        self.said: list[str] = []
        self.voiced: list[tuple[str, str]] = []
        self.set: dict[str, Any] = {}

    def getProperty(self, _name: str) -> list[SimpleNamespace]:  # noqa: N802 - pyttsx3's name
        return self.voices

    def setProperty(self, name: str, value: object) -> None:  # noqa: N802 - pyttsx3's name
        self.set[name] = value

    def say(self, text: str) -> None:
        self.said.append(text)
        self.voiced.append((self.set["voice"], text))

    def runAndWait(self) -> None: ...  # noqa: N802 - pyttsx3's name


class Quirks(EspeakQuirks):
    """espeak's ways, with a device and a success that a test decides."""

    def __init__(self) -> None:
        super().__init__()
        self.found = VoiceState.READY
        self.luck = [True] * 20

    def attach(self) -> None: ...

    def was_played(self) -> bool:
        return self.luck.pop(0)

    def output(self) -> VoiceState:
        return self.found


class Bench:
    """A child, its engine and its answers."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, engine: Engine | Exception) -> None:
        self.engine, self.quirks, self.answers = engine, Quirks(), BytesIO()
        module = ModuleType("pyttsx3")
        module.init = self._init  # type: ignore[attr-defined]  # a stand-in for the library
        monkeypatch.setitem(sys.modules, "pyttsx3", module)
        monkeypatch.setattr(worker, "quirks_of", lambda _driver: self.quirks)
        self.child = Child(self.answers)

    def _init(self) -> Engine:
        if isinstance(self.engine, Exception):
            raise self.engine
        return self.engine

    def obey(self, order: Message) -> list[Message | None]:
        self.answers.seek(0)
        self.answers.truncate()
        self.child.obey(order)
        return [decode(line) for line in self.answers.getvalue().splitlines()]


def test_the_voice_is_set_as_wanted_and_the_voices_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(ENGLISH, MANDARIN)
    bench = Bench(monkeypatch, engine)
    told = bench.obey(CHINESE)
    woman = Voice("sit/cmn-latn-pinyin+f2", "")
    assert told == [Report(VoiceState.READY, (Voice("sit/cmn-latn-pinyin", "Chinese"), woman))]
    assert engine.set == {"voice": "sit/cmn-latn-pinyin", "rate": 155, "volume": 0.7}
    bench.obey(Prepare("en", 180, 100, "a voice that was uninstalled"))
    assert engine.set["voice"] == "gmw/en"


@pytest.mark.parametrize("problem", [RuntimeError("libespeak-ng.so.1"), OSError(), ImportError(), KeyError("espeak")])
def test_no_engine_is_told_at_every_press_whatever_it_raises(
    monkeypatch: pytest.MonkeyPatch, problem: Exception
) -> None:
    bench = Bench(monkeypatch, problem)
    assert bench.obey(CHINESE) == [Report(VoiceState.NO_ENGINE)]
    assert bench.obey(Utter(1, "您好。")) == [Report(VoiceState.NO_ENGINE), Ended(1)]


def test_an_engine_without_the_language_says_nothing_in_another(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(ENGLISH)
    bench = Bench(monkeypatch, engine)
    assert bench.obey(CHINESE) == [Report(VoiceState.NO_VOICE)]
    assert bench.obey(Utter(1, "您好。")) == [Report(VoiceState.NO_VOICE), Ended(1)]
    assert engine.said == []


@pytest.mark.parametrize("missing", [VoiceState.NO_DEVICE, VoiceState.NO_PLAYER])
def test_what_is_missing_is_looked_for_again_at_every_press(
    monkeypatch: pytest.MonkeyPatch, missing: VoiceState
) -> None:
    engine = Engine(MANDARIN)
    bench = Bench(monkeypatch, engine)
    bench.quirks.found = missing
    (told,) = bench.obey(CHINESE)
    assert isinstance(told, Report)
    assert told.state is missing
    assert bench.obey(Utter(1, "您好。")) == [Report(missing), Ended(1)]
    assert engine.said == []
    bench.quirks.found = VoiceState.READY
    assert bench.obey(Utter(2, "您好。")) == [Report(VoiceState.READY), Ended(2)]
    assert engine.said == ["您好。"]


def test_one_bad_moment_is_made_good_and_what_lasts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(MANDARIN)
    bench = Bench(monkeypatch, engine)
    bench.obey(CHINESE)
    bench.quirks.luck = [True, False, True]
    assert bench.obey(Utter(1, "您好。谢谢。")) == [Ended(1)]
    assert engine.said == ["您好。", "谢谢。", "谢谢。"]
    bench.quirks.luck = [False] * 3
    assert bench.obey(Utter(2, "您好。谢谢。")) == [Report(VoiceState.NO_DEVICE), Ended(2)]


def test_a_missing_player_is_told_from_a_missing_device(monkeypatch: pytest.MonkeyPatch, tmp_path: Any) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert EspeakQuirks().output() is VoiceState.NO_PLAYER
    player = tmp_path / "aplay"
    player.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    player.chmod(0o755)
    assert EspeakQuirks().output() is VoiceState.NO_DEVICE
    player.write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    assert EspeakQuirks().output() is VoiceState.READY


def test_chinese_names_in_english_are_said_by_a_chinese_voice(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(ENGLISH, MANDARIN)
    bench = Bench(monkeypatch, engine)
    bench.obey(Prepare("en", 180, 100, ""))
    assert bench.obey(Utter(1, "Call 曾奶奶, now. Or 李·明 later.")) == [Ended(1)]
    # The surname is respelt for espeak as in a Chinese sentence.
    assert [(voice, text.strip(" ,.")) for voice, text in engine.voiced] == [
        (ENGLISH.id, "Call"),
        (MANDARIN.id, "增奶奶"),
        (ENGLISH.id, "now. Or"),
        (MANDARIN.id, "李·明"),
        (ENGLISH.id, "later"),
    ]
    assert engine.set["voice"] == "gmw/en"


def test_without_a_chinese_voice_chinese_names_are_said_in_pinyin(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(ENGLISH)
    bench = Bench(monkeypatch, engine)
    bench.obey(Prepare("en", 180, 100, ""))
    assert bench.obey(Utter(1, "Call 王奶奶 and 瞿女士.")) == [Ended(1)]
    assert " ".join(engine.said[0].split()) == "Call Wang Nai Nai and Qu Nv Shi ."


def test_a_chinese_text_is_never_divided(monkeypatch: pytest.MonkeyPatch) -> None:
    engine = Engine(ENGLISH, MANDARIN)
    bench = Bench(monkeypatch, engine)
    bench.obey(CHINESE)
    assert bench.obey(Utter(1, "按 Esc 键。")) == [Ended(1)]
    assert len(engine.said) == 1


@pytest.fixture
def ended(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How often the process would have ended itself and its player."""
    ends: list[int] = []
    monkeypatch.setattr(os, "killpg", lambda *_: ends.append(9))
    monkeypatch.setattr(os, "_exit", ends.append)
    monkeypatch.setattr(os, "getpgrp", os.getpid)
    return ends


def test_a_file_that_is_made_while_the_folder_is_wiped_is_wiped_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: list[int]
) -> None:
    folder = tmp_path / "voice"
    monkeypatch.setenv("ELDERCLIENT_VOICE_FOLDER", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    worker._make_folder()
    (folder / "said.wav").write_bytes(b"RIFF")
    remove, late = os.rmdir, ["first.wav", "second.wav"]

    def remove_late(path: str, *, dir_fd: int | None = None) -> None:
        if late:
            (folder / late.pop()).write_bytes(b"RIFF")
        remove(path, dir_fd=dir_fd)

    monkeypatch.setattr(os, "rmdir", remove_late)
    worker._end_at_once()
    assert late == []
    assert list(tmp_path.iterdir()) == []
    assert ended == [9, 0]


def test_once_the_folder_is_gone_no_sound_is_made_in_a_place_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ended: list[int]
) -> None:
    monkeypatch.setenv("ELDERCLIENT_VOICE_FOLDER", str(tmp_path / "voice"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    worker._make_folder()
    assert (tmp_path / "voice").stat().st_mode & 0o777 == 0o700
    worker._end_at_once()
    assert ended == [9, 0]
    with pytest.raises(FileNotFoundError):
        tempfile.NamedTemporaryFile(suffix=".wav")  # noqa: SIM115 - it is not made
