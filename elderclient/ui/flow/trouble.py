"""How every screen shows that something went wrong: the designed sentence, what happens next, one action. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elderclient.domain.errors import ElderclientError, OperatorError, StoreError
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import page_parts, trouble
from elderclient.ui.flow.presenting import Action, Text, Weight
from elderclient.ui.intents import CallMe, Emit, GoTo, RequestEnded, ShowNews
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.usecases.fetched import Fetched


def fetching() -> Text:
    """正在取…, in the place where the answer will stand."""
    return Text(page_parts.fetching(), is_waiting=True)


def trouble_blocks(
    problem: ElderclientError | None, *, has_data: bool = True, instead: Sentence | None = None
) -> tuple[Text, ...]:
    """The reaction's two sentences; none without a problem.

    Without data nothing promises what was known last: ``instead`` says what happens next then.
    """
    if problem is None:
        return ()
    reaction = trouble.reaction_to(problem)
    follow_up = reaction.follow_up
    if not has_data and follow_up == trouble.last_known():
        follow_up = instead or trouble.try_again_later()
    return (Text(reaction.sentence.at("problem"), Weight.BOLD), Text(follow_up))


def page_problem(fetched: Fetched[Any]) -> ElderclientError | None:
    """What the page must tell of: a fresh answer that could not be kept is told in the strip, once."""
    if fetched.value is not None and not fetched.is_stale and isinstance(fetched.problem, StoreError):
        return None
    return fetched.problem


def report_request(fetched: Fetched[Any], emit: Emit) -> None:
    """Let the application know how the question ended. What cannot be kept on this PC is told in the strip."""
    problem = fetched.problem
    emit(RequestEnded(problem if isinstance(problem, OperatorError) else None))
    if problem is not None and page_problem(fetched) is None:
        emit(ShowNews(trouble_sentence(problem), problem=problem))


def trouble_sentence(problem: ElderclientError) -> Sentence:
    """The one sentence, for the strip."""
    return trouble.reaction_to(problem).sentence


def trouble_action(problem: ElderclientError, again: Callable[[], None], emit: Emit) -> Action:
    """The one action of the reaction; ``again`` is what 再试一次 does."""
    reaction = trouble.reaction_to(problem)
    if reaction.remedy is trouble.Remedy.TRY_AGAIN:
        return Action(reaction.caption, again)
    if reaction.remedy is trouble.Remedy.CALL_ME:
        return Action(reaction.caption, lambda: emit(CallMe()), icon="call", is_call=True)
    return Action(reaction.caption, lambda: emit(GoTo(Place("help"))), icon="phone")
