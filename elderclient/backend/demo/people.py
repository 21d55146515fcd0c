"""Reads the made-up customers from ``people.toml``; only the busy one, who tests every limit, is made here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from elderclient.backend.data_files import read_data
from elderclient.backend.demo.story import Holds, Off, Once, Pays, Person, Used

LONG_NAME = "爨𬭛堃" + "龘靐齉爩麤灪籱鸞" * 37 + "𠮷"
"""300 characters, rare ones among them, as a test of every screen and column."""
BUSY_LINES = 1990
"""So many single charges make the busy customer's last bill some 2,000 lines long."""
_KINDS = ("voice", "data", "message")


@cache
def people() -> tuple[Person, ...]:
    """Return all made-up customers in the order of the file."""
    read = (_person(entry) for entry in read_data("demo", "people")["person"])
    return tuple(_busy(person) if person.key == "busy" else person for person in read)


def _person(entry: dict[str, Any]) -> Person:
    pays = entry.pop("pays", {})
    return Person(
        numbers=tuple(entry.pop("numbers")),
        holds=tuple(_holds(one) for one in entry.pop("holds")),
        once=tuple(Once(**one) for one in entry.pop("once", ())),
        pays=Pays(
            late_by=_by_month(pays.pop("late_by", {})),
            partly=_by_month(pays.pop("partly", {})),
            unpaid=frozenset(pays.pop("unpaid", ())),
            **pays,
        ),
        no_bill=frozenset(entry.pop("no_bill", ())),
        corrected=_by_month(entry.pop("corrected", {})),
        **entry,
    )


def _holds(entry: dict[str, Any]) -> Holds:
    used: dict[str, Any] = {kind: _used(entry.pop(kind)) for kind in _KINDS if kind in entry}
    return Holds(off=tuple(Off(**one) for one in entry.pop("off", ())), **used, **entry)


def _used(entry: dict[str, Any]) -> Used:
    return Used(months=_by_month(entry.pop("months", {})), **entry)


def _by_month(table: Mapping[str, Any]) -> dict[int, Any]:
    return {int(month): value for month, value in table.items()}


def _busy(person: Person) -> Person:
    songs = (
        Once(
            1,
            "oneOff",
            f"点播第 {number} 首",
            f"Song on demand no. {number}",
            "点了一首歌，只收一次。",
            "One song on demand, charged once.",
            10 + number % 90,
        )
        for number in range(1, BUSY_LINES + 1)
    )
    return replace(person, name=LONG_NAME, once=tuple(songs))
