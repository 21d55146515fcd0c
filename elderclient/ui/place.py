"""A place in the program, and where on its screen the person was. Imports no Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from elderclient.domain.frozen import frozen

if TYPE_CHECKING:
    from elderclient.domain.sentence import Sentence


@frozen
class Place:
    """A screen and what it is about, such as ``Place("bill", "2026-09")``."""

    screen: str
    subject: str = ""


HOME = Place("home")


@frozen
class Mark:
    """A block of a page, or a line within it: found again at another size, in another language, and after a change.

    ``said`` is what the block says first, ``offset`` how many of its characters are on the pages before.
    """

    index: int
    part: int = 0
    said: Sentence | None = None
    offset: int = 0


@frozen
class Spot:
    """Where on a screen the person was: the page, the control with the focus, and what was written in its field.

    ``focus`` is the control's object name, ``focused`` its block and ``action`` its caption where it is one of these.
    """

    focus: str = ""
    top: Mark | None = None
    focused: Mark | None = None
    action: Sentence | None = None
    typed: str = ""
