"""A person who neither sees the screen nor holds a mouse: presses a key, hears what the reader says, presses the next.

Owns the keys, how long the person listens, the rules for what must not be heard, and the transcript. Must not look at the
screen or at the accessibility tree: what the reader does not say is not known here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from time import monotonic

from tests.e2e.desktop import Desktop
from tests.reader.orca import Orca, wait

SILENCE_SECONDS = 2.0
"""A key that is followed by nothing for so long leaves a person who cannot see in the dark."""
STEP_SECONDS = 0.45
"""Between two presses of the same key; a faster one is taken for a tremor."""
HEARING_SECONDS = 1.0
"""Quiet after a change of the screen before the next key: nobody presses in the middle of the first word."""
PATIENCE = 60.0
MOST_TABS = 40
_ROLES = frozenset(
    (
        *("push button", "button", "toggle button", "radio button", "check box", "label", "text", "entry", "section"),
        *("frame", "panel", "filler", "window", "dialog", "list", "list item", "unknown", "notification"),
        *("按钮", "切换按钮", "单选钮", "复选框", "标签", "文本", "文字", "条目", "节"),
        *("框架", "面板", "填充", "窗口", "对话框", "列表", "列表项", "未知", "通知"),
    )
)
_BUTTON = re.compile(r"(?:\bpush button|(?<!\btoggle )(?<!\bradio )\bbutton|按钮)\.?$")
"""How an ordinary button is called at the end of its name: "push button" up to Orca 43, "button" in Orca 48."""
_CLASS = re.compile(r"\bQ[A-Z][A-Za-z]+\b|\b(?:[A-Z][a-z]+)+(?:Widget|View|Button|Label|Words|Field)\b")


@dataclass
class Moment:
    """A key, and all that was said until the next one; the key is empty where the person only waited."""

    key: str
    heard: list[str]
    answer_seconds: float | None
    """Until the first word; ``None`` where there was none within ``SILENCE_SECONDS``."""


@dataclass
class Listener:
    """Presses and listens. ``moments`` is all that happened."""

    desktop: Desktop
    reader: Orca
    moments: list[Moment] = field(default_factory=list)

    def press(self, key: str) -> list[str]:
        """Press a key; what is said."""
        before = len(self.reader.said())
        began = monotonic()
        self.desktop.press(key)
        answer = self._first_word(before, began)
        self._hear_out(before, began, is_step=key == "Tab")
        heard = self.reader.said()[before:]
        self.moments.append(Moment(key, heard, answer))
        return heard

    def hear(self, fragment: str) -> None:
        """Wait, without a key, until ``fragment`` is said or was just said."""
        before = len(self.reader.said())
        if self.moments and any(fragment in words for words in self.moments[-1].heard):
            return
        end = monotonic() + PATIENCE
        while not any(fragment in words for words in self.reader.said()[before:]):
            if monotonic() > end:
                raise AssertionError(f"{fragment!r} was never said; the last was {self.transcript()[-5:]}")
            wait()
        self._hear_out(before, monotonic(), is_step=False)
        self.moments.append(Moment("", self.reader.said()[before:], None))

    def tab_to(self, fragment: str) -> None:
        """Press Tab until a button says ``fragment``."""
        for _ in range(MOST_TABS):
            if any(fragment in words and is_button(words) for words in self.press("Tab")):
                return
        raise AssertionError(f"Tab never came to {fragment!r}: {self.transcript()[-MOST_TABS:]}")

    def choose(self, fragment: str) -> list[str]:
        """Tab to it and press Return; what is said then."""
        self.tab_to(fragment)
        return self.press("Return")

    def transcript(self) -> list[str]:
        """One utterance a line, the key that led to it before the first of them."""
        lines = []
        for moment in self.moments:
            for number, words in enumerate(moment.heard or ["(nothing)"]):
                lines.append(f"{moment.key if number == 0 else '':<7}| {words}")
        return lines

    def silent_keys(self) -> list[str]:
        """Keys that were followed by nothing for too long, with the last words before."""
        silent = []
        last = ""
        for moment in self.moments:
            if moment.key and moment.answer_seconds is None:
                silent.append(f"{moment.key} after {last!r}")
            last = moment.heard[-1] if moment.heard else last
        return silent

    def _first_word(self, before: int, began: float) -> float | None:
        while len(self.reader.said()) == before:
            if monotonic() - began > SILENCE_SECONDS:
                return None
            wait()
        return monotonic() - began

    def _hear_out(self, before: int, began: float, *, is_step: bool) -> None:
        count, since = before, began
        quiet = STEP_SECONDS if is_step else HEARING_SECONDS
        while monotonic() - since < quiet:
            if not is_step and len(self.reader.said()) > count:
                count, since = len(self.reader.said()), monotonic()
            wait()


def is_button(words: str) -> bool:
    """What was said is a button to press, not one of several to choose from."""
    return _BUTTON.search(words) is not None


def bare_names(spoken: Sequence[str]) -> list[str]:
    """Utterances that are nothing but a role, or hold the name of a class of the program."""
    return [words for words in spoken if words.strip(" .。").lower() in _ROLES or _CLASS.search(words)]


def missing_facts(facts: Sequence[str], spoken: Sequence[str]) -> list[str]:
    """Facts that are not said, or not in their order. Two may stand in one utterance."""
    rest = "\n".join(spoken)
    missing = []
    for fact in facts:
        _before, found, after = rest.partition(fact)
        if found:
            rest = after
        else:
            missing.append(fact)
    return missing


def spoken_in(transcript: Path) -> list[str]:
    """The utterances of a kept transcript."""
    lines = transcript.read_text(encoding="utf-8").splitlines()
    return [words for _key, bar, words in (line.partition("| ") for line in lines) if bar]
