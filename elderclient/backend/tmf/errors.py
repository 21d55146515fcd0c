"""Every refusal as a TMF630 ``Error`` body with a reason, the framework's own ones included. Must not leak internals."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from sqlalchemy.exc import IntegrityError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError
from starlette.exceptions import HTTPException

from elderclient.backend.tickets.kinds import NotPossibleError, TooLateError, TooManyError
from elderclient.backend.tickets.placing import AlreadyLiveError

log = logging.getLogger(__name__)


class Refusal(Exception):
    """Answer ``status`` with a reason for people; ``code`` is for programs, ``more`` are facts that go with it."""

    def __init__(
        self,
        status: int,
        code: str,
        reason: str,
        *,
        existing_id: str | None = None,
        headers: dict[str, str] | None = None,
        more: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(reason)
        self._status = status
        self._headers = headers
        self._body = {"@type": "Error", "code": code, "reason": reason, "status": str(status), **(more or {})}
        if existing_id is not None:
            self._body["existingId"] = existing_id

    def response(self) -> JSONResponse:
        """The refusal as an answer."""
        return JSONResponse(self._body, self._status, headers=self._headers)


def not_found() -> Refusal:
    """It does not exist or is not this customer's; the answer does not say which."""
    return Refusal(404, "notFound", "There is no such object.")


def bad_query(reason: str) -> Refusal:
    """The query cannot be understood."""
    return Refusal(400, "invalidQuery", reason)


def cannot(reason: str) -> Refusal:
    """Understood, but not possible with this content."""
    return Refusal(422, "notPossible", reason)


def conflict(reason: str, existing_id: str | None = None) -> Refusal:
    """Something that already exists prevents it."""
    return Refusal(409, "conflict", reason, existing_id=existing_id)


def too_many(reason: str, retry_after: int) -> Refusal:
    """Possible, but not now; ``retry_after`` in seconds."""
    return Refusal(429, "tooMany", reason, headers={"Retry-After": str(retry_after)})


@contextmanager
def rule_refusals(existing_id: str | None = None) -> Iterator[None]:
    """Turn what the rules raise inside into refusals: 409, 422 or 429; ``existing_id`` goes with what is too late."""
    try:
        yield
    except AlreadyLiveError as error:
        raise conflict(f"Conflict: {error}.", error.existing_id) from error
    except TooLateError as error:
        raise conflict(f"Too late: {error}.", existing_id) from error
    except NotPossibleError as error:
        raise cannot(f"Not possible: {error}.") from error
    except TooManyError as error:
        raise too_many(f"Too many: {error}.", error.retry_after) from error


def explain(error: ValidationError | RequestValidationError) -> str:
    """The first thing wrong, by its place, without the value that was sent."""
    first = error.errors()[0]
    place = ".".join(str(part) for part in first["loc"] if part not in ("body", "query", "path"))
    return f"{place}: {first['msg']}" if place else str(first["msg"])


def install(app: FastAPI) -> None:
    """Answer every refusal of this application with an ``Error`` body."""

    @app.exception_handler(Refusal)
    def _refused(_request: Request, error: Refusal) -> JSONResponse:
        return error.response()

    @app.exception_handler(RequestValidationError)
    def _invalid_request(_request: Request, error: RequestValidationError) -> JSONResponse:
        return Refusal(400, "invalidRequest", explain(error)).response()

    @app.exception_handler(ValidationError)
    def _invalid_body(_request: Request, error: ValidationError) -> JSONResponse:
        return Refusal(400, "invalidBody", explain(error)).response()

    @app.exception_handler(HTTPException)
    def _framework(_request: Request, error: HTTPException) -> JSONResponse:
        phrase = HTTPStatus(error.status_code).phrase
        code = {404: "notFound", 405: "methodNotAllowed"}.get(error.status_code, "refused")
        return Refusal(error.status_code, code, f"{phrase}.", headers=dict(error.headers or {})).response()

    # Integrity: two requests crossed again and again; a later try sees what the other one made.
    @app.exception_handler(OperationalError)
    @app.exception_handler(InterfaceError)
    @app.exception_handler(IntegrityError)
    @app.exception_handler(PoolTimeoutError)
    def _database_busy(_request: Request, error: Exception) -> JSONResponse:
        log.error("the database could not be used: %s", type(getattr(error, "orig", None) or error).__name__)
        return Refusal(503, "unavailable", "The operator's database is busy.", headers={"Retry-After": "5"}).response()

    @app.exception_handler(Exception)
    def _unexpected(_request: Request, _error: Exception) -> JSONResponse:
        return Refusal(500, "internal", "The operator's server failed.").response()
