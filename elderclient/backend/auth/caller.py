"""The dependency every endpoint but ``health`` has: whose request this is."""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import Depends, Request

from elderclient.backend.auth.tokens import customer_of
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.errors import Refusal, not_found

LONGEST_TOKEN = 512


def _refusal() -> Refusal:
    return Refusal(401, "unauthorized", "Sign in first.", headers={"WWW-Authenticate": "Bearer"})


def bearer_of(request: Request) -> str:
    """The token that was sent, not yet checked; refuses with 401 where there is none."""
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    token = token.strip()
    if scheme.lower() != "bearer" or not token or len(token) > LONGEST_TOKEN:
        raise _refusal()
    return token


def caller(request: Request, operator: OperatorOf) -> str:
    """The id of the customer whose token was sent; 401 without one, or with one that does not count (any more)."""
    token = bearer_of(request)
    with operator.reading() as session:
        customer_id = customer_of(session, token, operator.configuration.secret, operator.now())
    if customer_id is None:
        raise _refusal()
    return customer_id


def demo_admin(request: Request, operator: OperatorOf) -> None:
    """Let only the demo's admin token pass; outside the demo there is nothing here (404)."""
    expected = operator.configuration.admin_token
    if not operator.configuration.is_demo or not expected:
        raise not_found()
    if not hmac.compare_digest(bearer_of(request).encode(), expected.encode()):
        raise _refusal()


Caller = Annotated[str, Depends(caller)]
