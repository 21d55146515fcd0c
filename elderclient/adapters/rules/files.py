"""Reads ``assets/rules``: limits for the country and per province (named as in ISO 3166-2), and each year's holidays.

What reading needs is loaded by the first question: the first screen asks none.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from elderclient.domain.deadlines.limits import Duty, Limit
    from elderclient.domain.deadlines.working_days import WorkingDays

_NATIONAL = "national"


class RuleFiles:
    """The limits in ``folder``. A file is read once, when first asked for; not on the UI thread.

    The files come with the program: one that cannot be read is a fault of the package and raises ``ValueError``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, dict[Duty, Limit]] = {}
        self._working_days: WorkingDays | None = None

    def limit(self, duty: Duty, province: str = "") -> Limit:
        """The limit for ``duty`` in ``province``: its own, else the national one."""
        if province and province in self.provinces():
            own = self._file(province).get(duty)
            if own is not None:
                return own
        return self._file(_NATIONAL)[duty]

    def provinces(self) -> tuple[str, ...]:
        """Provinces with rules of their own."""
        return tuple(sorted(path.stem for path in self._folder.glob("CN-*.toml")))

    def working_days(self) -> WorkingDays:
        """The calendar of all years there is a file for."""
        if self._working_days is None:
            self._working_days = _calendar(self._folder / "holidays")
        return self._working_days

    def _file(self, name: str) -> dict[Duty, Limit]:
        if name not in self._read:
            import tomllib

            province = "" if name == _NATIONAL else name
            with (self._folder / f"{name}.toml").open("rb") as file:
                entries = tomllib.load(file)
            limits = (_limit(key, entry, province) for key, entry in entries.items())
            self._read[name] = {limit.duty: limit for limit in limits}
        return self._read[name]


def _limit(key: str, entry: dict[str, object], province: str) -> Limit:
    from elderclient.domain.deadlines.limits import Duty, Limit, Measure

    figure, source = entry.get("figure"), entry.get("source")
    if not isinstance(figure, str) or not isinstance(source, str) or not source:
        raise ValueError(f"{key}: a limit has a figure in quotes and a source")
    try:
        number = Decimal(figure)
    except InvalidOperation as problem:
        raise ValueError(f"{key}: the figure is no number") from problem
    return Limit(
        Duty(key), number, Measure(entry.get("measure")), source, province, needs_check=entry.get("check") is True
    )


def _calendar(folder: Path) -> WorkingDays:
    import tomllib

    from elderclient.domain.deadlines.working_days import WorkingDays

    years: set[int] = set()
    off: set[date] = set()
    worked: set[date] = set()
    for path in sorted(folder.glob("[0-9][0-9][0-9][0-9].toml")):
        with path.open("rb") as file:
            entries = tomllib.load(file)
        if not isinstance(entries.get("source"), str) or not entries["source"]:
            raise ValueError(f"{path.name}: holidays have a source")
        years.add(int(path.stem))
        off.update(day for period in entries["off"] for day in _days(period))
        worked.update(entries["worked"])
    return WorkingDays(frozenset(years), frozenset(off), frozenset(worked))


def _days(period: dict[str, Any]) -> Iterator[date]:
    day, last = period["first"], period["last"]
    while day <= last:
        yield day
        day += timedelta(days=1)
