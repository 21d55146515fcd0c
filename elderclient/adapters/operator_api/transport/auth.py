"""Questions with the person's token on them. The token goes into one header and nowhere else."""

from __future__ import annotations

from dataclasses import replace

from elderclient.adapters.operator_api.transport.session import Answer, Question, Session
from elderclient.usecases.ports.operator import TokenSource


class SignedIn:
    """A session that signs every question. A 401 is told to the token source; a fresh token is tried once."""

    def __init__(self, session: Session, tokens: TokenSource) -> None:
        self._session = session
        self._tokens = tokens

    def ask(self, question: Question) -> Answer:
        """The answer, of whatever status. Raises as ``Session.ask``, and ``SignInNeeded`` where there is no token."""
        token = self._tokens.token()
        answer = self._session.ask(_signed(question, token))
        if answer.status != 401:
            return answer
        self._tokens.refused(token)
        fresh = self._tokens.token()
        # 401 means that nothing was done, so that even what creates something may be asked again.
        return answer if fresh == token else self._session.ask(_signed(question, fresh))


def _signed(question: Question, token: str) -> Question:
    return replace(question, headers={**question.headers, "Authorization": f"Bearer {token}"})
