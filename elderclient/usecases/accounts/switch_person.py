"""Let another person use this PC: who uses it, who could be added, and the code. Must not open anybody's data.

Works before a person is chosen, so it needs no operator and no store. Methods may read and write a file: off the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.domain.accounts.household import Code, Household, Member, is_code
from elderclient.domain.frozen import frozen
from elderclient.phrases.accounts import members
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.people import People

MOST_TRIES = 5
PAUSE = timedelta(minutes=1)
"""After ``MOST_TRIES`` wrong codes no code is accepted for so long."""


@frozen
class PeopleView:
    """Who uses this PC. ``here``: the key of the person who does now; empty before one was chosen."""

    members: tuple[Member, ...]
    here: str
    candidates: tuple[Member, ...] = ()
    """Who could be added at once (a demo's customers); others are added at a service hall."""

    @property
    def own(self) -> Member | None:
        """The person who uses it now."""
        return next((member for member in self.members if member.key == self.here), None)


@frozen
class WrongCode:
    """A code that was not accepted, and how often one may still try; 0: none is accepted for ``PAUSE``."""

    tries_left: int = 0


class SwitchPerson:
    """Lists, adds and removes people and checks codes. ``own`` returns who uses the PC; ``None`` before one is chosen."""

    def __init__(self, people: People, clock: Clock, own: Callable[[], Member | None]) -> None:
        self._people = people
        self._clock = clock
        self._own = own
        self._wrong = 0
        self._closed_until: datetime | None = None

    def look(self) -> PeopleView:
        """Return everybody who uses this PC, and who could be added."""
        household, own = self._household()
        known = {member.key for member in household.members}
        candidates = tuple(one for one in self._people.candidates() if one.key not in known)
        return PeopleView(household.numbered(), "" if own is None else own.key, candidates)

    def add(self, key: str) -> ActionResult:
        """Add the candidate with that key; an unknown key adds none. Raises ``StoreError``."""
        found = next((one for one in self._people.candidates() if one.key == key), None)
        household, _own = self._household()
        if found is not None:
            self._people.save(household.including(found))
        return ActionResult(members.added())

    def remove(self, key: str) -> ActionResult:
        """Remove a person from the list; what is stored of theirs stays sealed. Raises ``StoreError``."""
        household, _own = self._household()
        self._people.save(household.without(key))
        return ActionResult(members.removed())

    def set_code(self, digits: str) -> ActionResult:
        """Set the code of the person who uses the PC now. Raises ``StoreError``."""
        if not is_code(digits):
            return ActionResult(members.four_digits_needed())
        household, own = self._household()
        if own is not None:
            self._people.save(household.with_code(own.key, Code.of(digits)))
        return ActionResult(members.code_is_set())

    def drop_code(self) -> ActionResult:
        """Remove the code of the person who uses the PC now. Raises ``StoreError``."""
        household, own = self._household()
        if own is not None:
            self._people.save(household.with_code(own.key, None))
        return ActionResult(members.code_is_dropped())

    def try_code(self, key: str, digits: str) -> WrongCode | None:
        """Check the code of the person with that key; ``None`` where it is right or none is needed. Takes some 50 ms."""
        now = self._clock.now()
        if self._closed_until is not None and now < self._closed_until:
            return WrongCode()
        household, _own = self._household()
        member = household.member(key)
        if member is None or member.code is None or member.code.is_right(digits):
            self._wrong = 0
            return None
        self._wrong += 1
        if self._wrong >= MOST_TRIES:
            self._wrong, self._closed_until = 0, now + PAUSE
            return WrongCode()
        return WrongCode(MOST_TRIES - self._wrong)

    def _household(self) -> tuple[Household, Member | None]:
        """Return everybody, and the person who uses the PC now with the name as known today."""
        household, own = self._people.load(), self._own()
        if own is None:
            return household, None
        stored = household.member(own.key)
        if stored is not None:
            own = replace(own, code=stored.code, name=own.name or stored.name, name_en=own.name_en or stored.name_en)
        return household.including(own), own
