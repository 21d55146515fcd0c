"""How every act on orders ends: on the page of things done that tells what came of it. Imports no Qt."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import ShowNews, TurnInto
from elderclient.ui.place import Place
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.fetched import Fetched

if TYPE_CHECKING:
    from elderclient.ui.flow.presenting import Context
    from elderclient.ui.flow.services import Services

SCREEN = "done"


def show_result(context: Context, done: ActionResult) -> None:
    """The screen turns into the page of ``done``; 返回 does not come back to the question."""
    services = context.services()
    if services is not None:
        remember(services, done, context)
    tell_result(context, done)
    context.emit(TurnInto(Place(SCREEN, done.key)))


def tell_result(context: Context, done: ActionResult) -> None:
    """Put it into the strip as well, which leads to its page from anywhere."""
    context.emit(ShowNews(done.sentence.shortened(_brief(done)), Place(SCREEN, done.key)))


def _brief(done: ActionResult) -> Sentence:
    if done.problem is None:
        return say("It is done")
    if done.undo is not None:
        return say("It is noted")
    return say("We look it up")


def remember(services: Services, done: ActionResult, context: Context) -> None:
    """The page of ``done`` has it at once; what is known now is not told again later."""
    keep(services, done, context.clock.now())
    if done.problem is None:
        look_up = services.look_up_orders
        context.runner.run(lambda: look_up.heard(done.key), _nothing, _nothing)


def keep(services: Services, done: ActionResult, now: datetime) -> None:
    """Have it ready for its page."""
    services.memory.keep(_key(done.key), ActionResult, Fetched(done, now))


def recall(services: Services, key: str) -> ActionResult | None:
    """What was shown last of the act called ``key``."""
    fetched = services.memory.recall(_key(key), ActionResult)
    return None if fetched is None else fetched.value


def _key(key: str) -> str:
    return f"{SCREEN}/{key}"


def _nothing(_anything: object) -> None:
    """Whatever could not be struck is told once more."""
