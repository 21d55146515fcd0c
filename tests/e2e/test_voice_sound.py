"""What is really heard: recordings of the voice against espeak-ng's rendering of words typed by hand."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import numpy as np
import pytest

from elderclient.adapters.speech.speaker import ProcessSpeaker
from elderclient.domain.configuration import Language, Rate
from elderclient.domain.money import Money
from elderclient.domain.phone import Phone
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Month, MonthName
from elderclient.domain.voice import VoiceState
from elderclient.rendering import spoken
from tests.e2e.recorded_sound import RATE, Samples, SoundCard, SoundFile, likeness, reference, wait_for

WORKER = (sys.executable, "-m", "elderclient", "--worker", "speech")
NORMAL_SPEED = 155
"""espeak's own rate for 180 Mandarin characters a minute."""
CHINESE = Language.CHINESE.value
PASSAGE = (
    "您九月的话费是一百二十八元五角，比上个月多了三十元。请在十二月五日以前交费，可以去营业厅交，也可以打电话交。"
    "按最近三个月算，您现在的套餐最合适。人工会打给您，大约要等五分钟，您前面还有两个人。"
    "退订以后，每月省十五元，从下个月一日起算。您家的宽带坏了，师傅明天上午九点到十一点来修。"
)
"""What the program says in a minute, about."""


class Listener:
    """Remembers what the speaker tells."""

    def __init__(self) -> None:
        self.states: list[tuple[float, VoiceState]] = []
        self.finished = 0

    def on_state(self, state: VoiceState) -> None:
        self.states.append((time.monotonic(), state))

    def on_finished(self, _number: int) -> None:
        self.finished += 1

    def has(self, state: VoiceState) -> bool:
        return any(state is known for _at, known in self.states)


@pytest.fixture(scope="module")
def card() -> Iterator[SoundCard]:
    with SoundCard() as recording:
        yield recording


class Voice:
    """A speaker on the recorded card, ready."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.listener = Listener()
        self.speaker = ProcessSpeaker(WORKER, folder)
        self.speaker.watch(self.listener.on_state, self.listener.on_finished)
        self.speaker.configure(CHINESE, rate=Rate.NORMAL.value, volume=100)
        self.speaker.start()
        wait_for(lambda: self.listener.has(VoiceState.READY), 10)
        wait_for(lambda: len(self.processes()) == 2, 10)

    def processes(self) -> list[int]:
        """Voice processes of this speaker, by their private folder."""
        mark = f"ELDERCLIENT_VOICE_FOLDER={self.folder}".encode()
        return [pid for pid in all_pids() if mark in read(pid, "environ") and b"aplay" not in read(pid, "comm")]

    def players(self) -> list[int]:
        mark = f"ELDERCLIENT_VOICE_FOLDER={self.folder}".encode()
        return [pid for pid in all_pids() if mark in read(pid, "environ") and b"aplay" in read(pid, "comm")]

    def change_process(self, card: SoundCard) -> None:
        """Let the one standing by take over."""
        begun = time.monotonic()
        self.speaker.say("一百二十八元五角。" * 20, CHINESE)
        wait_for(lambda: card.first_sound_after(begun) is not None, 5)
        self.speaker.stop()
        wait_for(lambda: not self.players(), 1)
        hear_for(0.8)

    def say_to_the_end(self, text: str, language: str = CHINESE) -> None:
        before = self.listener.finished
        self.speaker.say(text, language)
        wait_for(lambda: self.listener.finished > before, 30)


def all_pids() -> list[int]:
    return [int(entry.name) for entry in Path("/proc").iterdir() if entry.name.isdigit()]


def read(pid: int, name: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{name}").read_bytes()
    except OSError:
        return b""


@pytest.fixture
def voice(card: SoundCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Voice]:
    for name in ("HOME", "PULSE_SERVER", "ALSA_CONFIG_PATH"):
        monkeypatch.setenv(name, card.environment[name])
    # Whatever is left in a place of the system's own is found, too.
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    made = Voice(tmp_path / "voice")
    with closing(made.speaker):
        yield made


def bill(amount: str) -> Sentence:
    return say("{month}的话费是{amount}。", month=MonthName(Month(2026, 9)), amount=Money.of(amount))


def heard_like(voice: Voice, card: SoundCard, text: str, expected: Samples, language: str = CHINESE) -> Samples:
    """The recording of ``text``, which is ``expected``; a busy machine may tear a recording, so it has three tries."""
    scores = []
    for _ in range(3):
        begun = time.monotonic()
        voice.say_to_the_end(text, language)
        heard = card.since(begun)
        scores.append(likeness(heard, expected))
        if scores[-1] >= 0.9:
            return heard
        voice.change_process(card)
    pytest.fail(f"not what was expected: {scores}")


def test_an_amount_is_heard_as_it_is_and_no_other(voice: Voice, card: SoundCard) -> None:
    right = reference("九月的话费是亿百二十八元五角。", speed=NORMAL_SPEED)
    heard = heard_like(voice, card, spoken(bill("128.50"), Language.CHINESE), right)
    for wrong in ("九月的话费是亿百二十九元五角。", "九月的话费是亿百二十八元六角。", "九月的话费是亿百八十二元五角。"):
        assert likeness(heard, reference(wrong, speed=NORMAL_SPEED)) <= 0.5


def test_a_number_is_heard_digit_by_digit_in_groups(voice: Voice, card: SoundCard) -> None:
    text = spoken(say("{number}", number=Phone("13800138000")), Language.CHINESE)
    heard_like(voice, card, text, reference("幺三八 零零幺三 八零零零", speed=NORMAL_SPEED))


def test_english_is_heard_in_english(voice: Voice, card: SoundCard) -> None:
    text = spoken(say("You pay {amount}.", amount=Money(Decimal("128.50"))), Language.ENGLISH)
    words = "You pay one hundred and twenty-eight yuan and fifty fen."
    heard_like(voice, card, text, reference(words, speed=NORMAL_SPEED, voice="gmw/en"), "en")


@pytest.mark.parametrize(("rate", "characters"), [(Rate.SLOW, 160), (Rate.NORMAL, 180), (Rate.FAST, 200)])
def test_each_speed_is_a_comfortable_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, rate: Rate, characters: int
) -> None:
    played = SoundFile(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", played.environment["ALSA_CONFIG_PATH"])
    listener = Listener()
    with closing(ProcessSpeaker(WORKER, tmp_path / "voice")) as speaker:
        speaker.watch(listener.on_state, listener.on_finished)
        speaker.configure(CHINESE, rate=rate.value, volume=100)
        speaker.say(PASSAGE, CHINESE)
        wait_for(lambda: listener.finished == 1, 20)
    minutes = played.take().size / RATE / 60
    spoken_characters = sum("\u4e00" <= one <= "\u9fff" for one in PASSAGE)
    assert spoken_characters / minutes == pytest.approx(characters, rel=0.05)


@pytest.mark.parametrize(
    ("language", "words", "usual", "other"),
    [
        ("en", "You pay two hundred yuan.", "gmw/en", "gmw/en-gb-scotland"),
        (CHINESE, "您要付两百元。", "sit/cmn-latn-pinyin", "sit/cmn-latn-pinyin+f2"),
    ],
)
def test_another_voice_that_was_chosen_is_heard(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, language: str, words: str, usual: str, other: str
) -> None:
    played = SoundFile(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", played.environment["ALSA_CONFIG_PATH"])
    for chosen, heard, not_heard in (("", usual, other), (other, other, usual)):
        listener = Listener()
        with closing(ProcessSpeaker(WORKER, tmp_path / "voice")) as speaker:
            speaker.watch(listener.on_state, listener.on_finished)
            speaker.configure(language, rate=Rate.NORMAL.value, volume=100, voice=chosen)
            speaker.say(words, language)
            wait_for(lambda listener=listener: listener.finished == 1, 20)
            assert {usual, other} <= {one.id for one in speaker.voices()}
        sound = played.take()
        assert likeness(sound, reference(words, speed=NORMAL_SPEED, voice=heard)) >= 0.9
        assert likeness(sound, reference(words, speed=NORMAL_SPEED, voice=not_heard)) <= 0.5


def test_a_lower_volume_is_softer(voice: Voice, card: SoundCard) -> None:
    begun = time.monotonic()
    voice.say_to_the_end("两百元。")
    loud = np.max(np.abs(card.since(begun)))
    voice.speaker.configure(CHINESE, rate=Rate.NORMAL.value, volume=40)
    begun = time.monotonic()
    voice.say_to_the_end("两百元。")
    assert np.max(np.abs(card.since(begun))) < 0.6 * loud


def test_stop_is_silence_within_a_tenth_of_a_second_and_stays_silence(voice: Voice, card: SoundCard) -> None:
    delays = []
    for _ in range(3):
        begun = time.monotonic()
        voice.speaker.say("一百二十八元五角。" * 20, CHINESE)
        wait_for(lambda begun=begun: card.first_sound_after(begun) is not None, 5)
        hear_for(0.6)
        stopped = time.monotonic()
        voice.speaker.stop()
        wait_for(lambda: not voice.players(), 0.1)
        hear_for(0.8)
        last = card.last_sound_after(stopped)
        delays.append(0.0 if last is None else last - stopped)
        assert [path for folder in voice.folder.iterdir() for path in folder.iterdir()] == []
    # The recorder itself lags on a busy machine, but it is never early.
    assert min(delays) <= 0.1
    assert max(delays) <= 0.5
    assert voice.listener.finished == 0


def test_a_new_sentence_replaces_the_one_being_said(voice: Voice, card: SoundCard) -> None:
    begun = time.monotonic()
    voice.speaker.say("一百二十八元五角。" * 20, CHINESE)
    wait_for(lambda: card.first_sound_after(begun) is not None, 5)
    replaced = time.monotonic()
    voice.say_to_the_end("两百元。")
    assert voice.listener.finished == 1
    assert card.since(replaced).size < 22_050 * 4
    voice.change_process(card)
    heard_like(voice, card, "两百元。", reference("两百元。", speed=NORMAL_SPEED))


def test_an_engine_killed_in_mid_sentence_leaves_nothing_and_is_back_for_the_next(
    voice: Voice, card: SoundCard, tmp_path: Path
) -> None:
    begun = time.monotonic()
    voice.speaker.say("一百二十八元五角。" * 20, CHINESE)
    wait_for(lambda: card.first_sound_after(begun) is not None, 5)
    speaking = next(pid for pid in voice.processes() if any(parent(player) in tree(pid) for player in voice.players()))
    assert any(sounds_in(voice.folder))
    os.kill(speaking, 9)
    wait_for(lambda: voice.listener.finished == 1, 2)
    wait_for(lambda: not voice.players(), 2)
    assert not any(sounds_in(tmp_path))
    assert not any(sounds_in(Path(card.environment["HOME"])))
    heard_like(voice, card, "两百元。", reference("两百元。", speed=NORMAL_SPEED))


def test_no_text_is_ever_in_a_command_line_and_files_are_private(voice: Voice, card: SoundCard) -> None:
    begun = time.monotonic()
    voice.speaker.say("一百二十八元五角。" * 5, CHINESE)
    wait_for(lambda: card.first_sound_after(begun) is not None, 5)
    processes, players = voice.processes(), voice.players()
    assert processes
    assert players
    # Not those of the tests themselves, of which one has the text in its program.
    for pid in (*processes, *players):
        assert "五角".encode() not in read(pid, "cmdline")
        assert b"\\u4e94" not in read(pid, "cmdline")
    for path in (voice.folder, *voice.folder.iterdir()):
        assert path.stat().st_mode & 0o777 == 0o700
    voice.speaker.close()
    assert voice.processes() == []
    assert voice.players() == []
    assert not voice.folder.exists()


def test_processes_end_and_wipe_their_files_when_the_program_is_gone(card: SoundCard, tmp_path: Path) -> None:
    import subprocess

    folder = tmp_path / "voice"
    program = (
        "import sys, time\n"
        "from pathlib import Path\n"
        "from elderclient.adapters.speech.speaker import ProcessSpeaker\n"
        f"speaker = ProcessSpeaker({WORKER!r}, Path({str(folder)!r}))\n"
        "speaker.say('一百二十八元五角。' * 20, 'zh_CN')\n"
        "sys.stdin.read()\n"
    )
    begun = time.monotonic()
    child = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, env=card.environment)
    wait_for(lambda: card.first_sound_after(begun) is not None, 10)
    child.kill()
    child.wait(5)
    assert child.stdin is not None
    child.stdin.close()
    mark = f"ELDERCLIENT_VOICE_FOLDER={folder}".encode()
    wait_for(lambda: not any(mark in read(pid, "environ") for pid in all_pids()), 3)
    assert list(folder.iterdir()) == []


def test_no_device_is_said_within_a_second_of_pressing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    config = tmp_path / "alsa.conf"
    config.write_text("# no device\n", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    listener = Listener()
    with closing(ProcessSpeaker(WORKER, tmp_path / "voice")) as speaker:
        speaker.watch(listener.on_state, listener.on_finished)
        pressed = time.monotonic()
        speaker.say("两百元。", CHINESE)
        wait_for(lambda: listener.finished == 1, 5)
        assert listener.states[-1][1] is VoiceState.NO_DEVICE
        assert listener.states[-1][0] - pressed < 1.0


def test_a_device_that_comes_back_is_found_by_the_next_press(
    card: SoundCard, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = tmp_path / "alsa.conf"
    config.write_text("# no device\n", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    monkeypatch.setenv("HOME", card.environment["HOME"])
    monkeypatch.setenv("PULSE_SERVER", card.environment["PULSE_SERVER"])
    listener = Listener()
    with closing(ProcessSpeaker(WORKER, tmp_path / "voice")) as speaker:
        speaker.watch(listener.on_state, listener.on_finished)
        speaker.say("两百元。", CHINESE)
        wait_for(lambda: listener.finished == 1, 5)
        assert listener.has(VoiceState.NO_DEVICE)
        config.write_text(Path(card.environment["ALSA_CONFIG_PATH"]).read_text(encoding="ascii"), encoding="ascii")
        begun = time.monotonic()
        speaker.say("两百元。", CHINESE)
        wait_for(lambda: listener.finished == 2, 10)
        assert listener.states[-1][1] is VoiceState.READY
        assert card.since(begun).size > 22_050


def hear_for(seconds: float) -> None:
    """Let real time pass on the recording."""
    threading.Event().wait(seconds)


def sounds_in(folder: Path) -> Iterator[Path]:
    """Files that hold sound, whatever they are called."""
    for path in folder.rglob("*"):
        if path.is_file() and path.read_bytes()[:4] == b"RIFF":
            yield path


def parent(pid: int) -> int:
    return int(read(pid, "stat").rpartition(b")")[2].split()[1] or 0)


def tree(pid: int) -> set[int]:
    """``pid`` and its children (aplay's parent is the shell pyttsx3 starts)."""
    return {pid} | {other for other in all_pids() if read(other, "stat") and parent(other) == pid}
