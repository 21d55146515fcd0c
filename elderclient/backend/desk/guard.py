"""Who is at the desk, and whether a form came from one of its pages. Every page of the desk but signing in needs both.

Must not know what a page shows.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, FastAPI, Request, Response
from starlette.exceptions import HTTPException

from elderclient.backend.config import Configuration
from elderclient.backend.desk.showing import go_to, page, problem_text
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.staff import sessions
from elderclient.backend.staff.members import AGENT, CLERK, SUPERVISOR
from elderclient.backend.staff.sessions import SignedIn

SIGN_IN = "/desk/sign-in"
LONGEST_COOKIE = 200
FORM = "application/x-www-form-urlencoded"
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


class SignInFirst(Exception):
    """Nobody is signed in in this browser, or no longer."""


class DeskRefusal(Exception):
    """Answer with a page that says why; ``key`` is one of ``sentences.REFUSED``."""

    def __init__(self, status: int, key: str, back: str = "/desk", **values: object) -> None:
        super().__init__(key)
        self.status, self.key, self.back, self.values_said = status, key, back, values


def session_cookie(configuration: Configuration) -> str:
    """The name of the cookie with the session.

    ``__Host-`` makes browsers refuse one that another host or a plain connection set. A demo has no TLS: it listens on
    this machine alone, where browsers would not send a ``Secure`` cookie back in every version.
    """
    return "elderclient-desk" if configuration.is_demo else "__Host-elderclient-desk"


def browser_cookie(configuration: Configuration) -> str:
    """The name of the cookie that ties the form for signing in to the browser it was shown in."""
    return session_cookie(configuration) + "-form"


def give_cookie(response: Response, configuration: Configuration, name: str, value: str) -> None:
    """Have the browser keep a cookie until it is closed, out of reach of scripts and of forms on other sites."""
    response.set_cookie(name, value, path="/", secure=not configuration.is_demo, httponly=True, samesite="lax")


def take_cookie(response: Response, configuration: Configuration, name: str) -> None:
    """Have the browser forget a cookie."""
    response.delete_cookie(name, path="/", secure=not configuration.is_demo, httponly=True, samesite="lax")


def worker(request: Request, operator: OperatorOf) -> SignedIn:
    """Who is signed in; what the page asks for by itself does not count as work. Raises ``SignInFirst``."""
    configuration = operator.configuration
    token = request.cookies.get(session_cookie(configuration), "")
    if not token or len(token) > LONGEST_COOKIE:
        raise SignInFirst
    with operator.reading() as session:
        found = sessions.find(session, token, configuration.secret, operator.now())
    if found is None:
        raise SignInFirst
    request.state.worker = found
    request.state.form_token = sessions.form_token(found.token_hash, configuration.secret)
    return found


def at_work(found: Annotated[SignedIn, Depends(worker)], operator: OperatorOf) -> SignedIn:
    """Who is signed in, and has just opened a page or pressed something."""
    now = operator.now()
    if found.last_seen_at <= now - sessions.NOTED_EVERY:
        with operator.writing.begin() as session:
            sessions.seen(session, found.token_hash, now)
    return found


AnyWorker = Annotated[SignedIn, Depends(at_work)]
Watcher = Annotated[SignedIn, Depends(worker)]
"""A page that looks again by itself."""


def role(*allowed: str) -> Callable[[SignedIn], SignedIn]:
    """Only these roles may open a page or press; others get 403 with a sentence."""

    def checked(found: AnyWorker) -> SignedIn:
        return _in_role(found, allowed)

    return checked


def watching_role(*allowed: str) -> Callable[[SignedIn], SignedIn]:
    """Only these roles may have a page look again by itself."""

    def checked(found: Watcher) -> SignedIn:
        return _in_role(found, allowed)

    return checked


def _in_role(found: SignedIn, allowed: Collection[str]) -> SignedIn:
    if found.role not in allowed:
        raise DeskRefusal(403, "notYours")
    return found


CallTaker = Annotated[SignedIn, Depends(role(AGENT, SUPERVISOR))]
CallWatcher = Annotated[SignedIn, Depends(watching_role(AGENT, SUPERVISOR))]
Answerer = Annotated[SignedIn, Depends(role(CLERK, SUPERVISOR))]
Supervisor = Annotated[SignedIn, Depends(role(SUPERVISOR))]


@dataclass(frozen=True, slots=True)
class Fields:
    """The texts of a form that may be followed."""

    texts: Mapping[str, str]

    def text(self, name: str) -> str:
        """One field without the spaces around it; empty where it is not there."""
        return self.texts.get(name, "").replace("\r\n", "\n").strip()


async def read_form(request: Request) -> Fields:
    """The fields of a plain form. Raises ``DeskRefusal`` for anything else, and for texts no database can keep."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        raise DeskRefusal(415, "unclear")
    try:
        form = await request.form(max_files=0, max_fields=50)
    except HTTPException as error:
        raise DeskRefusal(400, "unclear") from error
    texts = {name: value for name, value in form.items() if isinstance(value, str)}
    if any(_UNSTORABLE.search(value) is not None for value in texts.values()):
        raise DeskRefusal(400, "unclear")
    return Fields(texts)


def form_of_worker(
    found: Annotated[SignedIn, Depends(at_work)], operator: OperatorOf, fields: Annotated[Fields, Depends(read_form)]
) -> Fields:
    """A form that one of our pages showed to this very session; any other is refused."""
    if not sessions.is_form_token(fields.text("form"), found.token_hash, operator.configuration.secret):
        raise DeskRefusal(403, "oldForm")
    return fields


Form = Annotated[Fields, Depends(form_of_worker)]


def form_of_browser(request: Request, operator: OperatorOf, fields: Annotated[Fields, Depends(read_form)]) -> Fields:
    """The form for signing in, shown in this very browser, so that no other site signs anybody in."""
    known = request.cookies.get(browser_cookie(operator.configuration), "")
    if not known or not sessions.is_form_token(fields.text("form"), known, operator.configuration.secret):
        raise DeskRefusal(403, "oldForm", back=SIGN_IN)
    return fields


BrowserForm = Annotated[Fields, Depends(form_of_browser)]


def known_browser(request: Request, operator: OperatorOf) -> str:
    """What the browser is known by before anybody is signed in; made anew where it has nothing yet."""
    known = request.cookies.get(browser_cookie(operator.configuration), "")[:LONGEST_COOKIE] or secrets.token_urlsafe(
        32
    )
    request.state.form_token = sessions.form_token(known, operator.configuration.secret)
    return known


def install(app: FastAPI) -> None:
    """Answer the desk's refusals with pages."""

    @app.exception_handler(SignInFirst)
    def _sign_in_first(request: Request, _error: SignInFirst) -> Response:
        if request.method == "GET" and request.headers.get("x-desk-script") == "1":
            return Response(status_code=401)
        return go_to(SIGN_IN)

    @app.exception_handler(DeskRefusal)
    def _refused(request: Request, error: DeskRefusal) -> Response:
        said = problem_text(request, error.key, **error.values_said)
        return page(request, "refused.html", error.status, problem=said, back=error.back)
