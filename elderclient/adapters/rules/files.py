"""Reads ``assets/rules/*.toml``: one file for the country, one per province (named as in ISO 3166-2).

What reading needs is loaded by the first question: the first screen asks none.
"""

from __future__ import annotations

from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.domain.deadlines import Duty, Limit

_NATIONAL = "national"


class RuleFiles:
    """The limits in ``folder``. Files are read when first asked for and kept; not on the UI thread.

    The files come with the program: one that cannot be read is a fault of the package and raises ``ValueError``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, dict[Duty, Limit]] = {}

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
    from elderclient.domain.deadlines import Duty, Limit, Measure

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
