"""Where the person is, and the places they came by. Holds places only, never screens; imports no Qt."""

from __future__ import annotations

from elderclient.ui.place import HOME, Place

_DEEPEST = 30


class History:
    """The places that led here, home first. Going to a place that is among them returns to it."""

    def __init__(self, home: Place = HOME) -> None:
        self._way: list[Place] = [home]

    @property
    def here(self) -> Place:
        """The place that is shown now."""
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
        """Go one step back towards home; at home stay there."""
        if len(self._way) > 1:
            self._way.pop()
        return self.here

    def home(self) -> Place:
        """Go back to home in one step."""
        del self._way[1:]
        return self.here

    def replace(self, place: Place) -> Place:
        """Put ``place`` where the current one is; 返回 then goes where it would have gone from there."""
        if self.is_home:
            return self.go(place)
        self._way.pop()
        return self.go(place)
