"""What a place may be about, for places that are typed by hand: a presenter shows its first page for anything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from elderclient.ui.place import Place
from elderclient.ui.screens import names
from elderclient.ui.screens.bills.bill.where import PARTS
from elderclient.ui.screens.settings.settings.choices import NAMES

_ANY = ".+"
_SUBJECTS: Mapping[str, str] = MappingProxyType(
    {
        "agreements": "(one|full|word)/.+",
        "answers": _ANY,
        "before_signing": _ANY,
        "bill": f"(newest|[0-9]{{4}}-(0[1-9]|1[0-2]))(@[^/]+)?(/({'|'.join(filter(None, PARTS))})(/.*)?)?",
        "callback": "time|number|ready|written",
        "caller_check": "report|tricks|first",
        "change_plan": _ANY,
        "complaints": "new|charges|services|calls|other(/.+)?|(line/[^/]+|product|call|case)/.+",
        "confirm_order": _ANY,
        "done": _ANY,
        "faults": "report|internet|(report|fault|visit|stay|works)/.+",
        "halls": _ANY,
        "help": f"hotline|({'|'.join(names())})(/.*)?",
        "helpful_services": "nuisance|reminder|family",
        "lost_phone": _ANY,
        "notices": "(one|agree|refuse)/.+",
        "paying": "family",
        "people": "add|own|(code|remove)/.+",
        "plan": "fit|(card|fit|sums)/.+",
        "privacy": "uses|held|looks|copy|delete|delete/sure|devices|use/.+",
        "settings": f"voice|{'|'.join(NAMES)}",
        "subscriptions": _ANY,
    }
)
"""The subjects of each screen that has any; an id can be anything, and the page says where there is no such thing."""


def is_known(place: Place) -> bool:
    """Return whether the screen of ``place`` can be about its subject; one without a subject always is."""
    return not place.subject or re.fullmatch(_SUBJECTS.get(place.screen, "(?!)"), place.subject) is not None
