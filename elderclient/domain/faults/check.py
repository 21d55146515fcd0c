"""Safe things to try at home before a fault is reported, by what is wrong. Must not hold the sentences.

No check needs a ladder, opens a box, or loses what is stored on a device.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType

from elderclient.domain.faults.fault import LineKind, Symptom


class Check(Enum):
    """One thing to try. The technician gets the values of those that were tried."""

    FLIGHT_MODE = "airplane"
    RESTART_MOBILE = "restart"
    BETTER_SIGNAL = "window"
    MOBILE_DATA = "mobileData"
    RECEIVER = "hook"
    TELEPHONE_CABLE = "plug"
    OTHER_TELEPHONE = "otherPhone"
    ROUTER_CABLES = "cables"
    RESTART_ROUTER = "power"
    FEWER_DEVICES = "fewer"
    TV_POWER = "tvPower"
    TV_SOURCE = "tvSource"
    RESTART_TV_BOX = "tvBox"


def checks_for(kind: LineKind, symptom: Symptom) -> tuple[Check, ...]:
    """Return the two or three checks for a symptom, easiest first."""
    return _BY_SYMPTOM.get((kind, symptom), _BY_KIND[kind])


_BY_KIND: Mapping[LineKind, tuple[Check, ...]] = MappingProxyType(
    {
        LineKind.MOBILE: (Check.FLIGHT_MODE, Check.RESTART_MOBILE),
        LineKind.LANDLINE: (Check.RECEIVER, Check.TELEPHONE_CABLE),
        LineKind.BROADBAND: (Check.ROUTER_CABLES, Check.RESTART_ROUTER),
    }
)
_BY_SYMPTOM: Mapping[tuple[LineKind, Symptom], tuple[Check, ...]] = MappingProxyType(
    {
        (LineKind.MOBILE, Symptom.NO_SIGNAL): (Check.FLIGHT_MODE, Check.BETTER_SIGNAL, Check.RESTART_MOBILE),
        (LineKind.MOBILE, Symptom.NOISE): (Check.BETTER_SIGNAL, Check.RESTART_MOBILE),
        (LineKind.MOBILE, Symptom.NO_INTERNET): (Check.FLIGHT_MODE, Check.MOBILE_DATA, Check.RESTART_MOBILE),
        (LineKind.MOBILE, Symptom.SLOW): (Check.BETTER_SIGNAL, Check.RESTART_MOBILE),
        (LineKind.LANDLINE, Symptom.NO_DIAL_TONE): (Check.RECEIVER, Check.TELEPHONE_CABLE, Check.OTHER_TELEPHONE),
        (LineKind.LANDLINE, Symptom.NOISE): (Check.TELEPHONE_CABLE, Check.OTHER_TELEPHONE),
        (LineKind.BROADBAND, Symptom.SLOW): (Check.FEWER_DEVICES, Check.RESTART_ROUTER),
        (LineKind.BROADBAND, Symptom.NO_PICTURE): (Check.TV_POWER, Check.TV_SOURCE, Check.RESTART_TV_BOX),
    }
)
