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
    """Open a place; 返回 comes back from it."""

    place: Place


@frozen
class TurnInto:
    """Replace this screen by another place, such as a result; 返回 does not come back to this one."""

    place: Place


@frozen
class GoBack:
    """Go back to the screen before (返回)."""


@frozen
class GoHome:
    """Go back to the home screen (回首页)."""


@frozen
class CallMe:
    """Place a callback now. Without a reason, the agent sees the current place."""

    reason: Reason | None = None


@frozen
class ShowNews:
    """Show a message in the strip and announce it; pressing the strip opens ``place``, or the whole message."""

    sentence: Sentence
    place: Place | None = None
    problem: ElderclientError | None = None
    """The error it is about; the whole message then says what happens next and offers the one action."""


@frozen
class Configure:
    """Apply a changed configuration at once and remember it."""

    configuration: Configuration


@frozen
class Print:
    """Offer ``paper`` in large type for saving or printing. ``name`` becomes a file's name.

    ``about`` is the place an agent sees meanwhile, instead of the printing. With ``form`` the choice is skipped.
    """

    paper: Paper
    name: Sentence
    about: Place | None = None
    form: PaperForm | None = None


@frozen
class ReadAloud:
    """Read these sentences aloud; without any, those of the screen."""

    sentences: tuple[Sentence, ...] = ()


@frozen
class OpenGuide:
    """Show the guide to this program, in the browser."""


@frozen
class SwitchTo:
    """Have the person with this ``key`` use the program; the window of the person before closes."""

    key: str


@frozen
class RequestEnded:
    """A request of this screen to the operator ended. With ``problem`` it is repeated later while the screen is open.

    Without, news in the strip about trouble with the operator are dropped.
    """

    problem: ElderclientError | None = None


Intent: TypeAlias = (
    "GoTo | TurnInto | GoBack | GoHome | CallMe | ShowNews | Configure | Print | ReadAloud | OpenGuide | SwitchTo"
    " | RequestEnded"
)
Emit: TypeAlias = Callable[[Intent], None]
