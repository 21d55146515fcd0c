"""Where the person is and how they came here. Holds places only, never screens; imports no Qt."""

from __future__ import annotations

from elderclient.ui.place import HOME, Place

_DEEPEST = 30


class History:
    """The way here, home first. ``back`` at home stays at home; going to a place on the way back returns to it."""

    def __init__(self, home: Place = HOME) -> None:
        self._way: list[Place] = [home]

    @property
    def here(self) -> Place:
        """The current place."""
        return self._way[-1]

    @property
    def is_home(self) -> bool:
        """There is nothing to go back to."""
        return len(self._way) == 1

    def go(self, place: Place) -> Place:
        """Go to ``place``. A place already on the way is returned to, so that 返回 never runs in circles."""
        if place in self._way:
            del self._way[self._way.index(place) + 1 :]
        else:
            self._way.append(place)
            if len(self._way) > _DEEPEST:
                del self._way[1]
        return self.here

    def back(self) -> Place:
        """One step back towards home."""
        if len(self._way) > 1:
            self._way.pop()
        return self.here

    def home(self) -> Place:
        """Straight home."""
        del self._way[1:]
        return self.here

    def replace(self, place: Place) -> Place:
        """The current screen turned into ``place``; 返回 goes where it went before."""
        if self.is_home:
            return self.go(place)
        self._way.pop()
        return self.go(place)
