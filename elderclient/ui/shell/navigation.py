"""Where the person is, the places they came by, and where on each they were. Holds no screens; imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.ui.place import HOME, Place, Spot

if TYPE_CHECKING:
    from elderclient.ui import intents

_DEEPEST = 30


class History:
    """The places that led here, home first. Going to a place that is among them returns to it."""

    def __init__(self, home: Place = HOME) -> None:
        self._way: list[Place] = [home]
        self._spots: dict[Place, Spot] = {}

    @property
    def here(self) -> Place:
        """The place that is shown now."""
        return self._way[-1]

    @property
    def is_home(self) -> bool:
        """There is nothing to go back to."""
        return len(self._way) == 1

    def leave(self, place: Place, spot: Spot) -> None:
        """Remember where on ``place``, which was just left, the person was, if 返回 can lead there."""
        if place in self._way[:-1]:
            self._spots[place] = spot

    def spot(self) -> Spot | None:
        """Return where on the present place the person was when 返回 led back to it; ``None`` on first arrival."""
        return self._spots.pop(self.here, None)

    def go(self, place: Place) -> Place:
        """Go to ``place``. A place already on the way is returned to, so that 返回 never runs in circles."""
        self._spots.pop(place, None)
        if place in self._way:
            del self._way[self._way.index(place) + 1 :]
        else:
            self._way.append(place)
            if len(self._way) > _DEEPEST:
                del self._way[1]
        return self.here

    def back(self) -> Place:
        """Go one step back towards home; at home stay there."""
        if len(self._way) > 1:
            self._way.pop()
        return self.here

    def home(self) -> Place:
        """Go back to home in one step; where on each place the person was is forgotten."""
        del self._way[1:]
        self._spots.clear()
        return self.here

    def follow(self, going: intents.GoTo | intents.TurnInto | intents.GoBack | intents.GoHome) -> Place:
        """Go where a screen asks to go."""
        from elderclient.ui import intents

        if isinstance(going, intents.GoTo):
            return self.go(going.place)
        if isinstance(going, intents.TurnInto):
            return self.replace(going.place)
        return self.back() if isinstance(going, intents.GoBack) else self.home()

    def replace(self, place: Place) -> Place:
        """Put ``place`` where the current one is; 返回 then goes where it would have gone from there."""
        if self.is_home:
            return self.go(place)
        self._way.pop()
        return self.go(place)
