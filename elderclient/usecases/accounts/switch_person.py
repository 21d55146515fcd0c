"""Let another person use this PC: who is here, who could be, and the code. Must not open anybody's data.

Works before anybody is chosen, so it needs no operator and no store. Methods may read and write a file: off the UI thread.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from elderclient.domain.accounts.household import Code, Household, Member, is_code
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.people import People

MOST_TRIES = 5
PAUSE = timedelta(minutes=1)
"""So long nobody's code is taken after five wrong ones."""


@frozen
class PeopleView:
    """Who uses this PC. ``here`` is the key of who does now, empty before anybody was chosen."""

    members: tuple[Member, ...]
    here: str
    candidates: tuple[Member, ...] = ()
    """Who could be added at once (a demo's customers); others are added at a service hall."""

    @property
    def own(self) -> Member | None:
        """Who uses it now."""
        return next((member for member in self.members if member.key == self.here), None)


class SwitchPerson:
    """``own`` tells who is here now, as far as that is known; ``None`` before anybody was chosen."""

    def __init__(self, people: People, clock: Clock, own: Callable[[], Member | None]) -> None:
        self._people = people
        self._clock = clock
        self._own = own
        self._wrong = 0
        self._closed_until: datetime | None = None

    def look(self) -> PeopleView:
        """Everybody, and who could be added."""
        household, own = self._household()
        known = {member.key for member in household.members}
        candidates = tuple(one for one in self._people.candidates() if one.key not in known)
        return PeopleView(household.members, "" if own is None else own.key, candidates)

    def add(self, key: str) -> ActionResult:
        """Let a candidate use this PC too. Raises ``StoreError``."""
        found = next((one for one in self._people.candidates() if one.key == key), None)
        household, _own = self._household()
        if found is not None:
            self._people.save(household.including(found))
        return ActionResult(say("Added. From now on the program first asks who you are."))

    def remove(self, key: str) -> ActionResult:
        """This PC forgets that somebody uses it; what is kept of them stays sealed. Raises ``StoreError``."""
        household, _own = self._household()
        self._people.save(household.without(key))
        return ActionResult(say("Removed."))

    def set_code(self, digits: str) -> ActionResult:
        """Ask whoever wants to be the person who is here for a code. Raises ``StoreError``."""
        if not is_code(digits):
            return ActionResult(say("A code has four digits."))
        household, own = self._household()
        if own is not None:
            self._people.save(household.with_code(own.key, Code.of(digits)))
        return ActionResult(say("It is set. From now on these four digits come first."))

    def drop_code(self) -> ActionResult:
        """No code any more. Raises ``StoreError``."""
        household, own = self._household()
        if own is not None:
            self._people.save(household.with_code(own.key, None))
        return ActionResult(say("There is no code any more."))

    def try_code(self, key: str, digits: str) -> Sentence | None:
        """``None`` where the door opens; else what is said: wrong, or wait."""
        now = self._clock.now()
        if self._closed_until is not None and now < self._closed_until:
            return _wait()
        household, _own = self._household()
        member = household.member(key)
        if member is None or member.code is None or member.code.is_right(digits):
            self._wrong = 0
            return None
        self._wrong += 1
        if self._wrong >= MOST_TRIES:
            self._wrong, self._closed_until = 0, now + PAUSE
            return _wait()
        left = Count(MOST_TRIES - self._wrong, Noun.TIME)
        return say("That is not the code. You can try {left} more.", left=left)

    def _household(self) -> tuple[Household, Member | None]:
        """Everybody with who is here now, whose name is as it is known today."""
        household, own = self._people.load(), self._own()
        if own is None:
            return household, None
        kept = household.member(own.key)
        if kept is not None:
            own = replace(own, code=kept.code, name=own.name or kept.name, name_en=own.name_en or kept.name_en)
        return household.including(own), own


def name_of(member: Member) -> Name:
    """How a member is called."""
    return Name(member.name or "·", member.name_en)


def _wait() -> Sentence:
    return say("Five wrong codes: please wait a minute. If you forgot it, go to a service hall.")
