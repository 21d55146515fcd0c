"""Reading aloud (朗读): speaks sentences one after another, and knows which one is spoken. Imports no Qt.

Secret sentences have no spoken form and are left out. The voice itself is behind ``Speaker``; its events (ended, silent)
come back through ``on_ended`` and ``on_state``, on the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import Sentence
from elderclient.rendering import spoken

if TYPE_CHECKING:
    from elderclient.domain.voice import Voice, VoiceState
    from elderclient.usecases.ports.speaker import Speaker


class Reading:
    """Reading aloud. ``changed`` is called whenever ``is_speaking``, ``silence`` or ``sentence`` changed."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._speaker: Speaker | None = None
        self._left: list[tuple[str, Sentence]] = []
        self._announced: list[tuple[str, Sentence]] = []
        self._saying = 0
        self._language = Language.CHINESE
        self.is_speaking = False
        self.silence: VoiceState | None = None
        """Why nothing can be heard on this PC; ``None`` while it can, or is not known yet."""
        self.sentence: Sentence | None = None

    def connect(self, speaker: Speaker) -> None:
        """Use this voice from now on."""
        self._speaker = speaker

    @property
    def has_voice(self) -> bool:
        """False where nothing can be heard: 没有声音."""
        return self.silence is None

    @property
    def voices(self) -> tuple[Voice, ...]:
        """The voices for the language; empty until the speech engine has listed them."""
        return () if self._speaker is None else self._speaker.voices()

    def read(self, sentences: tuple[Sentence, ...], language: Language, *, with_amounts: bool = True) -> None:
        """Read ``sentences``, replacing what is being read. Does nothing without a voice, or where all are secret."""
        if self._speaker is None:
            return
        self._language = language
        texts = [(spoken(_for_ear(sentence, with_amounts), language), sentence) for sentence in sentences]
        left = [(text, sentence) for text, sentence in texts if text]
        if not left:
            self.stop()
            return
        self._left, self._announced, self.is_speaking = left, [], True
        self._next()

    def add(self, sentence: Sentence, language: Language, *, with_amounts: bool = True) -> None:
        """Say an announcement after the current sentence, then go on reading.

        Secret sentences are not said, nor one that is already waiting.
        """
        text = spoken(_for_ear(sentence, with_amounts), language)
        known = (self.sentence, *(waiting for _text, waiting in (*self._announced, *self._left)))
        if self._speaker is None or not text or sentence in known:
            return
        self._announced.append((text, sentence))
        if not self.is_speaking:
            self._language = language
            self.is_speaking = True
            self._next()

    def stop(self) -> None:
        """Stop reading at once, and drop what is waiting."""
        if self._speaker is not None and self.is_speaking:
            self._speaker.stop()
        self._rest()

    def on_state(self, state: VoiceState) -> None:
        """Take a new state of the voice: it can be heard, or why not."""
        if state.is_silent:
            self.silence = state
            self._rest()
        elif not self.has_voice:
            self.silence = None
            self._changed()

    def on_ended(self, saying: int) -> None:
        """The voice ended the sentence numbered ``saying``; events of an earlier reading are ignored."""
        if self.is_speaking and saying == self._saying:
            self._next()

    def _next(self) -> None:
        waiting = self._announced or self._left
        if not waiting or self._speaker is None:
            self._rest()
            return
        text, self.sentence = waiting.pop(0)
        self._saying = self._speaker.say(text, self._language.value)
        self._changed()

    def _rest(self) -> None:
        self._left, self._announced = [], []
        self.is_speaking = False
        self.sentence = None
        self._changed()


def _for_ear(sentence: Sentence, with_amounts: bool) -> Sentence:  # noqa: FBT001 - private, and the name says what it is
    if with_amounts:
        return sentence
    from elderclient.ui.flow.discretion import without_amounts

    return without_amounts(sentence)
