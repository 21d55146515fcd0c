"""Signing in and out at the desk, and the language of its pages."""

from __future__ import annotations

import re

from fastapi import APIRouter, Request, Response

from elderclient.backend.desk.guard import (
    SIGN_IN,
    AnyWorker,
    BrowserForm,
    DeskRefusal,
    Form,
    browser_cookie,
    give_cookie,
    known_browser,
    session_cookie,
    take_cookie,
)
from elderclient.backend.desk.showing import LANGUAGE_COOKIE, go_to, page, problem_text
from elderclient.backend.desk.words import LANGUAGES
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.staff import sessions
from elderclient.backend.staff.sign_in import TooManyAttemptsError, WrongNameOrPasswordError

router = APIRouter(prefix="/desk")
YEAR = 365 * 24 * 3600
_INSIDE = re.compile(r"/desk(?:/[A-Za-z0-9_-]+)*")
"""A way back that leads to another page of the desk, and nowhere else."""


@router.get("/sign-in")
def show_sign_in(request: Request, operator: OperatorOf) -> Response:
    """The form for signing in."""
    return _form(request, operator)


@router.post("/sign-in")
def sign_in(request: Request, operator: OperatorOf, fields: BrowserForm) -> Response:
    """Begin a session; who gets in goes on to the queue, a clerk to the complaints."""
    configuration = operator.configuration
    address = request.client.host if request.client is not None else ""
    name = fields.text("name")
    try:
        token = operator.sign_in.sign_in(name, fields.texts.get("password", ""), address, operator.now())
    except WrongNameOrPasswordError:
        return _form(request, operator, 403, problem_text(request, "wrongPassword"), name)
    except TooManyAttemptsError as error:
        said = problem_text(request, "tooManyAttempts", minutes=error.minutes)
        return _form(request, operator, 429, said, name, {"Retry-After": str(error.minutes * 60)})
    response = go_to("/desk")
    give_cookie(response, configuration, session_cookie(configuration), token)
    take_cookie(response, configuration, browser_cookie(configuration))
    return response


@router.get("/demo/{token}")
def enter_demo(operator: OperatorOf, token: str) -> Response:
    """Put the session that a demo began for itself into this browser; outside the demo there is nothing here."""
    configuration = operator.configuration
    with operator.reading() as session:
        is_known = sessions.find(session, token, configuration.secret, operator.now()) is not None
    if not configuration.is_demo or not is_known:
        raise DeskRefusal(404, "notFound")
    response = go_to("/desk")
    give_cookie(response, configuration, session_cookie(configuration), token)
    return response


@router.post("/sign-out")
def sign_out(operator: OperatorOf, worker: AnyWorker, _fields: Form) -> Response:
    """End this session, here and in the database."""
    with operator.writing.begin() as session:
        sessions.end(session, worker.token_hash, operator.now())
    response = go_to(SIGN_IN, "signedOut")
    take_cookie(response, operator.configuration, session_cookie(operator.configuration))
    return response


@router.get("/language/{language}")
def choose_language(language: str, back: str = "/desk") -> Response:
    """Have this browser read the desk in another language from now on; nothing else changes."""
    if language not in LANGUAGES:
        raise DeskRefusal(404, "notFound")
    response = go_to(back if _INSIDE.fullmatch(back) else "/desk")
    response.set_cookie(LANGUAGE_COOKIE, language, max_age=YEAR, path="/desk", httponly=True, samesite="lax")
    return response


def _form(
    request: Request,
    operator: OperatorOf,
    status: int = 200,
    problem: str | None = None,
    name: str = "",
    headers: dict[str, str] | None = None,
) -> Response:
    known = known_browser(request, operator)
    response = page(request, "sign_in.html", status, problem=problem, name=name)
    response.headers.update(headers or {})
    give_cookie(response, operator.configuration, browser_cookie(operator.configuration), known)
    return response
