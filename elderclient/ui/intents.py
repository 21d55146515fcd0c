"""What screens ask of the application, as frozen values. Screens never call each other or the window; imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from elderclient.domain.configuration import Configuration
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.domain.callbacks import Reason
    from elderclient.domain.errors import ElderclientError
    from elderclient.domain.paper import Paper
    from elderclient.usecases.save_paper import PaperForm


@frozen
class GoTo:
    """Open a place."""

    place: Place


@frozen
class TurnInto:
    """This screen became another place (a result page); 返回 does not come back to it."""

    place: Place


@frozen
class GoBack:
    """返回."""


@frozen
class GoHome:
    """回首页."""


@frozen
class CallMe:
    """Place a callback now. Without a reason, the agent sees the current place."""

    reason: Reason | None = None


@frozen
class ShowNews:
    """Put a message into the strip and announce it; pressing the strip opens ``place``, or the whole message."""

    sentence: Sentence
    place: Place | None = None
    problem: ElderclientError | None = None
    """The trouble it is about; the whole message then says what happens next and offers the one action."""


@frozen
class Configure:
    """Apply a changed configuration at once and remember it."""

    configuration: Configuration


@frozen
class Print:
    """Offer ``paper`` in large type for saving or printing. ``name`` becomes a file's name.

    ``about`` is what an agent is told that the person looks at meanwhile. With ``form`` it is made at once, without
    asking how.
    """

    paper: Paper
    name: Sentence
    about: Place | None = None
    form: PaperForm | None = None


@frozen
class ReadAloud:
    """Read these sentences aloud, or what the screen has to say where none are given."""

    sentences: tuple[Sentence, ...] = ()


@frozen
class OpenGuide:
    """Show the guide to this program, in the browser."""


@frozen
class SwitchTo:
    """Let the person kept under ``key`` use the program from now on; nothing of the one before stays."""

    key: str


@frozen
class RequestEnded:
    """The operator was asked for this screen. With ``problem``: it is asked again by and by while the screen is open.

    Without: what the strip says about the operator's trouble is over.
    """

    problem: ElderclientError | None = None


Intent: TypeAlias = (
    "GoTo | TurnInto | GoBack | GoHome | CallMe | ShowNews | Configure | Print | ReadAloud | OpenGuide | SwitchTo"
    " | RequestEnded"
)
Emit: TypeAlias = Callable[[Intent], None]
