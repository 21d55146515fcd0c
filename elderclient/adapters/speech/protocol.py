"""The lines between the program and its voice process: one JSON object a line, ASCII, both ways by pipe."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TypeAlias

from elderclient.domain.frozen import frozen
from elderclient.domain.voice import Voice, VoiceState


@frozen
class Prepare:
    """To the child: take this voice, then answer with a Report. ``rate`` in Mandarin characters a minute."""

    language: str
    rate: int
    volume: int
    voice: str


@frozen
class Utter:
    """To the child: say this, then answer with Ended."""

    number: int
    text: str


@frozen
class Report:
    """From the child: whether it can be heard, and the voices there are."""

    state: VoiceState
    voices: tuple[Voice, ...] = ()


@frozen
class Ended:
    """From the child: the utterance ``number`` is over."""

    number: int


Message: TypeAlias = "Prepare | Utter | Report | Ended"


def encode(message: Message) -> bytes:
    """The message as one line of JSON, in ASCII, with its line end."""
    content = asdict(message)
    if isinstance(message, Report):
        content["state"] = message.state.value
    return json.dumps({"is": type(message).__name__, **content}).encode("ascii") + b"\n"


def decode(line: bytes) -> Message | None:
    """The message of one line; ``None`` for anything else (an engine's own chatter)."""
    try:
        content = json.loads(line)
        name = content.pop("is")
        if name == "Report":
            voices = tuple(Voice(str(voice["id"]), str(voice["name"])) for voice in content["voices"])
            return Report(VoiceState(content["state"]), voices)
        if name == "Prepare":
            return Prepare(content["language"], content["rate"], content["volume"], content["voice"])
        if name == "Utter":
            return Utter(content["number"], content["text"])
        return Ended(content["number"]) if name == "Ended" else None
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
