"""The check words of the call that is under way, in memory alone, until the person has compared them.

An operator may drop them when the call is answered, which is when the caller can first be heard. Must not store them.
"""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.callbacks import Callback


class WordsToCompare:
    """The words of one customer's call. May be used from any thread; holds the words of one dialling at most."""

    def __init__(self) -> None:
        self._dialled: Callback | None = None
        self._compared: tuple[str, ...] = ()

    def with_words(self, callback: Callback) -> Callback:
        """Return ``callback`` with the words that are still to be compared, and without those that were."""
        if not callback.phase.is_under_way:
            self._dialled = None
            return callback
        if callback.check_words:
            self._dialled = callback
        dialled = self._dialled
        if dialled is None or not _is_same_dialling(dialled, callback):
            return callback
        if dialled.check_words == self._compared:
            return replace(callback, check_words=(), check_words_en=())
        return replace(callback, check_words=dialled.check_words, check_words_en=dialled.check_words_en)

    def compared(self) -> None:
        """Remember that the person has answered for the words of this dialling: they are not shown again."""
        dialled = self._dialled
        self._compared = () if dialled is None else dialled.check_words


def _is_same_dialling(dialled: Callback, now: Callback) -> bool:
    """Whether the words belong to the call as it is now: a later dialling has words of its own, or none."""
    return bool(now.check_words) or (dialled.id, dialled.attempt) == (now.id, now.attempt)
