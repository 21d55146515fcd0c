"""Safe things to try before a fault is reported, two or three for each. Words only.

Nothing here needs a ladder, opens a box, or loses what is kept on a device.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.sentence import Sentence, say


class Check(NamedTuple):
    """One thing to try. ``key`` tells the technician that it was tried."""

    key: str
    words: Sentence


def checks_for(kind: LineKind, symptom: Symptom) -> tuple[Check, ...]:
    """What to try, easiest first."""
    keys = _BY_SYMPTOM.get((kind, symptom), _BY_KIND[kind])
    return tuple(Check(key, _WORDS[key]()) for key in keys)


_BY_KIND: Mapping[LineKind, tuple[str, ...]] = MappingProxyType(
    {
        LineKind.MOBILE: ("airplane", "restart"),
        LineKind.LANDLINE: ("hook", "plug"),
        LineKind.BROADBAND: ("cables", "power"),
    }
)
_BY_SYMPTOM: Mapping[tuple[LineKind, Symptom], tuple[str, ...]] = MappingProxyType(
    {
        (LineKind.MOBILE, Symptom.NO_SIGNAL): ("airplane", "window", "restart"),
        (LineKind.MOBILE, Symptom.NOISE): ("window", "restart"),
        (LineKind.MOBILE, Symptom.NO_INTERNET): ("airplane", "mobileData", "restart"),
        (LineKind.MOBILE, Symptom.SLOW): ("window", "restart"),
        (LineKind.LANDLINE, Symptom.NO_DIAL_TONE): ("hook", "plug", "otherPhone"),
        (LineKind.LANDLINE, Symptom.NOISE): ("plug", "otherPhone"),
        (LineKind.BROADBAND, Symptom.SLOW): ("fewer", "power"),
        (LineKind.BROADBAND, Symptom.NO_PICTURE): ("tvPower", "tvSource", "tvBox"),
    }
)


def _airplane() -> Sentence:
    return say("Look for a little aeroplane on the mobile. If it is there, switch flight mode off.")


def _restart() -> Sentence:
    return say("Switch the mobile off, wait a minute, and switch it on again.")


def _window() -> Sentence:
    return say("Go to a window or outside and try again.")


def _mobile_data() -> Sentence:
    return say("Look whether “mobile data” is switched on.")


def _hook() -> Sentence:
    return say("Put the receiver down properly, wait a little, and pick it up again.")


def _plug() -> Sentence:
    return say("Unplug the telephone cable at both ends and plug it in firmly.")


def _other_phone() -> Sentence:
    return say("If you have another telephone, try that one.")


def _cables() -> Sentence:
    return say("Look at the internet box: push in every cable that is loose.")


def _power() -> Sentence:
    return say("Unplug the internet box, wait a minute, plug it in, and wait three more minutes.")


def _fewer() -> Sentence:
    return say("Let no other mobile or TV use the internet, and try again.")


def _tv_power() -> Sentence:
    return say("Look whether TV and TV box have a light. If not, press their power button.")


def _tv_source() -> Sentence:
    return say("Press “source” on the remote control, one after the other, until there is a picture.")


def _tv_box() -> Sentence:
    return say("Unplug the TV box, wait a minute, and plug it in again.")


_WORDS: Mapping[str, Callable[[], Sentence]] = MappingProxyType(
    {
        "airplane": _airplane,
        "restart": _restart,
        "window": _window,
        "mobileData": _mobile_data,
        "hook": _hook,
        "plug": _plug,
        "otherPhone": _other_phone,
        "cables": _cables,
        "power": _power,
        "fewer": _fewer,
        "tvPower": _tv_power,
        "tvSource": _tv_source,
        "tvBox": _tv_box,
    }
)
