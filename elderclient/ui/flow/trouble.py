"""How every screen shows an error: the designed sentence, what happens next, one action. No Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from elderclient.domain.errors import ElderclientError, OperatorError, StoreError
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import page_parts, trouble
from elderclient.ui.flow.presenting import Action, Page, Text, Weight
from elderclient.ui.intents import CallMe, Emit, GoTo, RequestEnded, ShowNews
from elderclient.ui.place import Place

if TYPE_CHECKING:
    from elderclient.usecases.fetched import Fetched


def fetching() -> Text:
    """Return the block 正在取…, which is shown until there is an answer."""
    return Text(page_parts.fetching(), is_waiting=True)


def trouble_blocks(
    problem: ElderclientError | None, *, has_data: bool, instead: Sentence | None = None
) -> tuple[Text, ...]:
    """Return the reaction's two sentences; none without a problem.

    Without data ``instead`` replaces a promise that the last known data are shown.
    """
    if problem is None:
        return ()
    reaction = trouble.reaction_to(problem)
    follow_up = reaction.follow_up
    if not has_data and follow_up == trouble.last_known():
        follow_up = instead or trouble.try_again_later()
    return (Text(reaction.sentence.at("problem"), Weight.BOLD), Text(follow_up))


def trouble_page(
    problem: ElderclientError,
    again: Callable[[], None],
    emit: Emit,
    *,
    is_one_page: bool = False,
    is_outdated: bool = False,
) -> Page:
    """Return the page of a problem before there are any data: the two sentences and the one action.

    ``is_outdated``: what is stored is of another version of this program (``Fetched``), which is said as well.
    """
    action = trouble_action(problem, again, emit)
    older = (Text(page_parts.stored_by_another_version()),) if is_outdated else ()
    return Page((*trouble_blocks(problem, has_data=False), *older), (action,), is_one_page=is_one_page)


def page_problem(fetched: Fetched[Any]) -> ElderclientError | None:
    """Return the error the page has to show; that a fresh answer could not be stored is shown in the strip instead."""
    if fetched.value is not None and not fetched.is_stale and isinstance(fetched.problem, StoreError):
        return None
    return fetched.problem


def report_request(fetched: Fetched[Any], emit: Emit) -> None:
    """Report to the application how the request ended; an error of this PC's store goes to the strip."""
    problem = fetched.problem
    emit(RequestEnded(problem if isinstance(problem, OperatorError) else None))
    if problem is not None and page_problem(fetched) is None:
        emit(ShowNews(trouble_sentence(problem), problem=problem))


def trouble_sentence(problem: ElderclientError) -> Sentence:
    """Return what went wrong in one sentence, for the strip."""
    return trouble.reaction_to(problem).sentence


def trouble_action(problem: ElderclientError, again: Callable[[], None], emit: Emit) -> Action:
    """Return the one action of the reaction; ``again`` is what 再试一次 does."""
    reaction = trouble.reaction_to(problem)
    if reaction.remedy is trouble.Remedy.TRY_AGAIN:
        return Action(reaction.caption, again)
    if reaction.remedy is trouble.Remedy.CALL_ME:
        return Action(reaction.caption, lambda: emit(CallMe()), icon="call", is_call=True)
    return Action(reaction.caption, lambda: emit(GoTo(Place("help"))), icon="phone")
