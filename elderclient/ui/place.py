"""A place in the program: a screen and what it is about. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.frozen import frozen


@frozen
class Place:
    """A screen and what it is about, such as ``Place("bill", "2026-09")``."""

    screen: str
    subject: str = ""


HOME = Place("home")
