"""Requests with the person's token on them. The token goes into one header and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from elderclient.adapters.operator_api.transport.session import Request, Response, Session
from elderclient.usecases.ports.operator import TokenSource


class AuthorizedSession:
    """A session that adds the token to every request. After a 401 the token source is asked for a fresh one, once."""

    def __init__(self, session: Session, tokens: TokenSource) -> None:
        self._session = session
        self._tokens = tokens

    def send(self, request: Request) -> Response:
        """The response, of whatever status. Raises as ``Session.send``, and ``SignInNeeded`` where there is no token."""
        token = self._tokens.token()
        response = self._session.send(_authorized(request, token))
        if response.status != 401:
            return response
        self._tokens.refused(token)
        fresh = self._tokens.token()
        # After a 401 nothing was done, so that even a request that creates something may be sent again.
        return response if fresh == token else self._session.send(_authorized(request, fresh))


def _authorized(request: Request, token: str) -> Request:
    return replace(request, headers={**request.headers, "Authorization": f"Bearer {token}"})
