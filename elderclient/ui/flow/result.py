"""How every act on orders ends: on the page of things done that shows its outcome. Imports no Qt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from elderclient.phrases.orders import outcome
from elderclient.ui.intents import ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched

if TYPE_CHECKING:
    from elderclient.domain.sentence import Sentence
    from elderclient.ui.flow.presenting import Context
    from elderclient.ui.flow.services import Services

SCREEN = "done"


def show_result(context: Context, done: ActionResult) -> None:
    """Replace the screen by the page of ``done``; 返回 does not come back to the question."""
    services = context.services()
    if services is not None:
        remember(services, done, context)
    tell_result(context, done)
    context.emit(TurnInto(Place(SCREEN, done.key)))


def tell_result(context: Context, done: ActionResult) -> None:
    """Show ``done`` in the strip, which leads to its page from anywhere."""
    context.emit(ShowNews(done.sentence.shortened(_brief(done)), Place(SCREEN, done.key)))


def _brief(done: ActionResult) -> Sentence:
    if done.problem is None:
        return outcome.done_briefly()
    if done.undo is not None:
        return outcome.noted_briefly()
    return outcome.unknown_briefly()


def remember(services: Services, done: ActionResult, context: Context) -> None:
    """Remember ``done`` for its page; an outcome that is known now is not shown again later."""
    keep(services, done, context.clock.now())
    if done.problem is None:
        look_up = services.look_up_orders
        context.runner.run(lambda: look_up.mark_shown(done.key), _nothing, _nothing)


def keep(services: Services, done: ActionResult, now: datetime) -> None:
    """Remember ``done`` for its page, as of ``now`` (aware)."""
    services.memory.keep(_key(done.key), ActionResult, Fetched(done, now))


def recall(services: Services, key: str) -> ActionResult | None:
    """Return what was shown last of the act of this key; ``None`` where nothing was."""
    fetched = services.memory.recall(_key(key), ActionResult)
    return None if fetched is None else fetched.value


def _key(key: str) -> str:
    return f"{SCREEN}/{key}"


def _nothing(_anything: object) -> None:
    """Do nothing: an entry that could not be struck is shown once more."""
