"""What espeak-ng says for a text, syllable by syllable, in the spelling of the installed version.

The versions spell the same sound differently (1.51: ``fa55N``, 1.52: ``fA55N``) and divide words differently, so tests
compare what is heard with what the same version says for the pinyin or jyutping that is meant, never with a literal.
"""

from __future__ import annotations

import re
import subprocess
from itertools import pairwise

MANDARIN = "cmn-latn-pinyin"
ENGLISH = "(en)"
_BORDER = "/"
_LIGHT = {"11", "22", "33", "44"}


def parts(text: str, voice: str = MANDARIN) -> list[str]:
    """The words as espeak divides them, each with ``/`` between its sounds; without stress and pause."""
    command = ["espeak-ng", "-q", "-x", f"--sep={_BORDER}", "-v", voice]
    done = subprocess.run(command, input=text, capture_output=True, check=True, text=True)
    cleaned = (re.sub(r"[_|,';:\s]", "", part).strip(_BORDER) for part in done.stdout.split("_|"))
    return [part for part in cleaned if part]


def syllables(text: str) -> list[str]:
    """Every Mandarin syllable with its tone; what is read by the English voice is one piece."""
    found: list[str] = []
    for part in parts(text):
        found += [joined(part)] if ENGLISH in part else _syllables_of([sound for sound in part.split(_BORDER) if sound])
    return found


def joined(part: str) -> str:
    """One of ``parts`` without the borders of its sounds."""
    return part.replace(_BORDER, "")


def _syllables_of(sounds: list[str]) -> list[str]:
    """Divide before the consonants of the next vowel (they carry the tone); ``N``, and ``n`` before another, end one."""
    vowels = [number for number, sound in enumerate(sounds) if sound[-1].isdigit()]
    begins = [0]
    for this, following in pairwise(vowels):
        after = sounds[this + 1 : following]
        has_end = bool(after) and (after[0] == "N" or (after[0] == "n" and len(after) > 1))
        begins.append(this + 1 + has_end)
    ends = [*begins[1:], len(sounds)]
    return ["".join(sounds[begin:end]) for begin, end in zip(begins, ends, strict=True)]


def sound(syllable: str) -> str:
    """The syllable without its tone."""
    return re.sub(r"[0-9-]", "", syllable)


def tone(syllable: str) -> str:
    """The tone in espeak's numbers; a fourth before another fourth (53 in 1.52) is a fourth."""
    found = re.search(r"[0-9]+", syllable)
    return found[0].replace("53", "51") if found else ""


def is_same(said: str, meant: str) -> bool:
    """The same syllable in the same tone; a light or third tone depends on its neighbours, and any tone may go light."""
    is_free = tone(meant) in {"214", *_LIGHT} or tone(said) in _LIGHT
    return sound(said) == sound(meant) and (is_free or tone(said) == tone(meant))


def is_read(said: str, meant: str) -> bool:
    """Like ``is_same``, but a third tone is one that people take for it: low, or rising before another third."""
    if tone(meant) != "214":
        return is_same(said, meant)
    return sound(said) == sound(meant) and tone(said) in {"214", "21", "35", "2", *_LIGHT}
