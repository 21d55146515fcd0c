"""Why nothing can be heard, and what to do about it."""

from __future__ import annotations

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.voice import VoiceState
from elderclient.phrases.shell import voice
from elderclient.rendering import shown


@pytest.mark.parametrize(
    ("silence", "wrong", "advice"),
    [
        (VoiceState.NO_ENGINE, "no program that reads aloud", "install espeak-ng, then open"),
        (VoiceState.NO_PLAYER, "no program that plays sound", "install alsa-utils, then press"),
        (VoiceState.NO_VOICE, "no voice that speaks English", "add an English voice"),
        (VoiceState.NO_DEVICE, "No speakers or headphones", "plug them in"),
    ],
)
def test_each_reason_for_silence_has_its_advice(silence: VoiceState, wrong: str, advice: str) -> None:
    first, second = voice.silence(silence)
    assert wrong in shown(first, Language.ENGLISH)
    assert advice in shown(second, Language.ENGLISH)
