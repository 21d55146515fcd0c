"""Lines of a conversation that the operator had and has no more: an earlier one that came late took their place.

A change replaces all lines, and a server without versions cannot see that it was made before the last one.
"""

from __future__ import annotations

from contextlib import suppress

from elderclient.domain.callbacks import Callback
from elderclient.domain.errors import OperatorError
from elderclient.usecases.ports.operator import OperatorGateway


class LostLines:
    """Writes what was lost of one customer's conversation again, each line once. Methods block."""

    def __init__(self, gateway: OperatorGateway) -> None:
        self._gateway = gateway
        self._written: set[tuple[str, str]] = set()

    def put_back(self, before: Callback, now: Callback) -> Callback:
        """Return the callback as it is once the own lines of ``before`` that ``now`` lacks are written again.

        A line that is lost a second time stays lost: the operator may show the newest lines only. Never raises.
        """
        if now.id is None or now.id != before.id or not now.by_text or not now.phase.is_live:
            return now
        own = dict.fromkeys(line.text for line in before.conversation if line.is_own)
        for text in own:
            if before.own_messages(text) > now.own_messages(text) and (now.id, text) not in self._written:
                self._written.add((now.id, text))
                with suppress(OperatorError):  # It is not on the screen any more, so that nothing false is said.
                    now = self._gateway.callbacks.write_message(now.id, text)
        return now
