"""Sound cards that only record, and what can be told from their recordings: in real time, or as fast as it is played.

Owns the processes of one recording. Must not know what is being said; references are rendered by espeak-ng itself.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
import threading
import time
import wave
from io import BytesIO
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

RATE = 22_050
LOUD = 200
"""Samples louder than this are speech; the null sink's silence is exactly zero."""
_START_SECONDS = 10.0

Samples = NDArray[np.float64]


class SoundCard:
    """A context manager; ``environment`` leads ALSA and Pulse programs to it. Samples carry the time they arrived."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="sound-"))
        self._chunks: list[tuple[float, bytes]] = []
        self._processes: list[subprocess.Popen[bytes]] = []
        alsa = self._folder / "alsa.conf"
        alsa.write_text("pcm.!default { type pulse }\nctl.!default { type pulse }\n", encoding="ascii")
        self.socket = self._folder / "socket"
        self.environment = {
            **os.environ,
            "HOME": str(self._folder),
            "PULSE_SERVER": f"unix:{self.socket}",
            "ALSA_CONFIG_PATH": str(alsa),
        }

    def __enter__(self) -> Self:
        sink = f"module-null-sink sink_name=rec rate={RATE} channels=1"
        door = f"module-native-protocol-unix auth-anonymous=1 socket={self.socket}"
        options = ["-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm"]
        self._run(["pulseaudio", *options, "-L", sink, "-L", door], subprocess.DEVNULL)
        wait_for(self.socket.exists, _START_SECONDS)
        recorder = self._run(
            [
                "parec",
                "-d",
                "rec.monitor",
                "--raw",
                f"--rate={RATE}",
                "--channels=1",
                "--format=s16le",
                "--latency-msec=5",
            ],
            subprocess.PIPE,
        )
        self._reader = threading.Thread(target=self._read, args=(recorder,), daemon=True)
        self._reader.start()
        wait_for(lambda: len(self._chunks) > 10, _START_SECONDS)
        return self

    def __exit__(self, *_error: object) -> None:
        for process in reversed(self._processes):
            process.terminate()
            process.wait(5)
        self._reader.join(5)
        shutil.rmtree(self._folder)

    def _run(self, command: list[str], output: int) -> subprocess.Popen[bytes]:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.DEVNULL, env=self.environment)
        self._processes.append(process)
        return process

    def _read(self, recorder: subprocess.Popen[bytes]) -> None:
        assert recorder.stdout is not None
        with recorder.stdout as stream:
            while chunk := os.read(stream.fileno(), 4096):
                self._chunks.append((time.monotonic(), chunk))

    def since(self, moment: float) -> Samples:
        """What was heard after ``moment`` (monotonic), until half a second of silence followed a sound.

        On a busy machine samples reach us late, so the end of an utterance is not the end of its recording.
        """

        def is_over() -> bool:
            heard = self._after(moment)
            return is_loud(heard) and heard.size > RATE // 2 and not is_loud(heard[-RATE // 2 :])

        wait_for(is_over, 20)
        return self._after(moment)

    def _after(self, moment: float) -> Samples:
        return samples(b"".join(chunk for at, chunk in list(self._chunks) if at >= moment))

    def first_sound_after(self, moment: float) -> float | None:
        """When the first loud samples after ``moment`` reached us."""
        return next((at for at, chunk in list(self._chunks) if at >= moment and is_loud(samples(chunk))), None)

    def last_sound_after(self, moment: float) -> float | None:
        """When the last loud samples after ``moment`` reached us."""
        return next(
            (at for at, chunk in reversed(list(self._chunks)) if at >= moment and is_loud(samples(chunk))), None
        )


class SoundFile:
    """An ALSA device that takes sound as fast as it comes and keeps it: for how long it lasts, not for when it is heard."""

    def __init__(self, folder: Path) -> None:
        self._sound = folder / "sound.raw"
        self._alsa = folder / "alsa.conf"
        # Every aplay opens the device anew, so that the sound is put behind what is there.
        device = f"type file slave.pcm {{ type null }} format raw file '|cat >>{self._sound}'"
        self._alsa.write_text(f"pcm.!default {{ {device} }}\n", encoding="ascii")
        self.environment = {"ALSA_CONFIG_PATH": str(self._alsa)}

    def take(self) -> Samples:
        """What was played since the last time."""
        sound = samples(self._sound.read_bytes())
        self._sound.write_bytes(b"")
        return sound


def wait_for(condition, seconds: float) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """Until ``condition()``; fails after ``seconds``."""
    end = time.monotonic() + seconds
    tick = threading.Event()
    while not condition():
        assert time.monotonic() < end, f"nothing after {seconds} s"
        tick.wait(0.002)


def samples(raw: bytes) -> Samples:
    """Signed 16-bit samples as numbers; half a sample at the end is dropped."""
    return np.frombuffer(raw[: len(raw) // 2 * 2], dtype="<i2").astype(np.float64)


def is_loud(sound: Samples) -> bool:
    """Whether anything can be heard."""
    return bool(sound.size) and bool(np.abs(sound).max() > LOUD)


def reference(text: str, *, speed: int, voice: str = "cmn-latn-pinyin") -> Samples:
    """espeak-ng's own rendering of ``text``, which a person typed: as the first utterance of a process.

    Its pitch flutters on from one utterance to the next, so that a second one correlates with nothing.
    """
    command = ["espeak-ng", "-v", voice, "-s", str(speed), "--stdout", "--", text]
    done = subprocess.run(command, capture_output=True, check=True)
    with wave.open(BytesIO(done.stdout)) as sound:
        assert sound.getframerate() == RATE
        return samples(sound.readframes(2**24))


def likeness(heard: Samples, expected: Samples) -> float:
    """Normalised cross-correlation at the best alignment, of the worst tenth of a second: 1.0 for the same sound.

    The whole is aligned once; then every stretch has to fit, so that a single other syllable shows.
    """
    loud = np.flatnonzero(np.abs(expected) > LOUD)
    expected = expected[loud[0] : loud[-1] + 1]
    size = 1 << int(np.ceil(np.log2(heard.size + expected.size)))
    product = np.fft.irfft(np.fft.rfft(heard, size) * np.conj(np.fft.rfft(expected, size)), size)
    shift = int(np.argmax(product[: max(heard.size - expected.size, 0) + 1]))
    part = heard[shift : shift + expected.size]
    expected = expected[: part.size]
    window = RATE // 10
    scores = [
        _correlation(part[start : start + window], expected[start : start + window])
        for start in range(0, expected.size - window, window)
        if is_loud(expected[start : start + window]) or is_loud(part[start : start + window])
    ]
    return min(scores)


def _correlation(one: Samples, other: Samples) -> float:
    strength = float(np.sqrt(np.dot(one, one) * np.dot(other, other)))
    return float(np.dot(one, other)) / strength if strength else 0.0
