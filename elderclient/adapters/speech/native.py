"""What the engines that come with a desktop system (SAPI 5, NSSpeechSynthesizer) have in common behind pyttsx3."""

from __future__ import annotations

from elderclient.adapters.speech.engines import EngineVoice, speaking


class NativeQuirks:
    """A system's own voices through pyttsx3's own driver; each engine adds its rate, spelling and output."""

    def attach(self) -> None:
        """Nothing to connect: the engine plays its sound."""

    def was_played(self) -> bool:
        """Always ``True``: the engine does not report it."""
        return True

    def voices_for(self, language: str, voices: tuple[EngineVoice, ...]) -> tuple[EngineVoice, ...]:
        """Voices of the language; for Chinese those of the mainland, and only beside one the Cantonese of Hong Kong."""
        if not language.startswith("zh"):
            return speaking(voices, "en")
        mandarin = speaking(voices, "zh-cn", "zh_cn")
        return (*mandarin, *speaking(voices, "zh-hk", "zh_hk", "yue")) if mandarin else ()
