"""Puts pages together: templates, language, and what every page shows. Must not look anything up in the database."""

from __future__ import annotations

from functools import cache
from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, RedirectResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from elderclient.backend.desk import sentences
from elderclient.backend.desk.words import CHINESE, LANGUAGES, Words
from elderclient.backend.runtime import operator_of
from elderclient.backend.staff.sessions import SignedIn

LANGUAGE_COOKIE = "elderclient-desk-language"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("elderclient.backend.desk"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def words_of(request: Request) -> Words:
    """The language this browser chose; Chinese until it chose another."""
    chosen = request.cookies.get(LANGUAGE_COOKIE, "")
    return Words(chosen if chosen in LANGUAGES else CHINESE, operator_of(request).configuration.zone)


def text_of(request: Request, template: str, **values: Any) -> str:
    """A page, or a part of one, as text; everything that is no template of ours is escaped."""
    words = words_of(request)
    worker: SignedIn | None = getattr(request.state, "worker", None)
    said = sentences.DONE.get(request.query_params.get("said", ""))
    return (
        _templates()
        .get_template(template)
        .render(
            {
                "tell": words.tell,
                "words": words,
                "worker": worker,
                "now": operator_of(request).now(),
                "form_token": getattr(request.state, "form_token", ""),
                "said": None if said is None else words.tell(said),
                "problem": None,
                "path": request.url.path,
                "screens": sentences.SCREENS,
                **values,
            }
        )
    )


def page(request: Request, template: str, status: int = 200, **values: Any) -> Response:
    """A whole page of the desk, from its template."""
    return HTMLResponse(text_of(request, template, **values), status)


def problem_text(request: Request, key: str, **values: object) -> str:
    """Why something could not be done, in the reader's language."""
    return words_of(request).tell(sentences.REFUSED[key], **values)


def go_to(path: str, said: str = "") -> Response:
    """Send the browser on after a press, so that loading the page again presses nothing twice."""
    return RedirectResponse(f"{path}?said={said}" if said else path, 303)
