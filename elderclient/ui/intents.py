"""What screens ask of the application, as frozen values. Screens never call each other or the window; imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from elderclient.domain.configuration import Configuration
from elderclient.domain.sentence import Sentence
from elderclient.ui.navigation import Place

if TYPE_CHECKING:
    from elderclient.domain.callback import Reason
    from elderclient.domain.errors import ElderclientError
    from elderclient.domain.paper import Paper
    from elderclient.usecases.save_paper import PaperForm


@dataclass(frozen=True, slots=True)
class GoTo:
    """Open a place."""

    place: Place


@dataclass(frozen=True, slots=True)
class TurnInto:
    """This screen became another place (a result page); 返回 does not come back to it."""

    place: Place


@dataclass(frozen=True, slots=True)
class GoBack:
    """返回."""


@dataclass(frozen=True, slots=True)
class GoHome:
    """回首页."""


@dataclass(frozen=True, slots=True)
class CallMe:
    """Place a callback now. Without a reason, the agent sees the current place."""

    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Tell:
    """Put a message into the strip and announce it; pressing the strip opens ``place``, or the whole message."""

    sentence: Sentence
    place: Place | None = None
    problem: ElderclientError | None = None
    """The trouble it is about; the whole message then says what happens next and offers the one action."""


@dataclass(frozen=True, slots=True)
class Configure:
    """Apply a changed configuration at once and remember it."""

    configuration: Configuration


@dataclass(frozen=True, slots=True)
class Print:
    """Offer ``paper`` in large type for saving or printing. ``name`` becomes a file's name.

    ``about`` is what an agent is told that the person looks at meanwhile. With ``form`` it is made at once, without
    asking how.
    """

    paper: Paper
    name: Sentence
    about: Place | None = None
    form: PaperForm | None = None


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Read these sentences aloud, or what the screen has to say where none are given."""

    sentences: tuple[Sentence, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """The operator was asked for this screen. With ``problem``: it is asked again by and by while the screen is open.

    Without: what the strip says about the operator's trouble is over.
    """

    problem: ElderclientError | None = None


Intent: TypeAlias = "GoTo | TurnInto | GoBack | GoHome | CallMe | Tell | Configure | Print | ReadAloud | Asked"
Emit: TypeAlias = Callable[[Intent], None]
