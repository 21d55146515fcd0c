"""An operator in memory for halls, common questions and accounts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from elderclient.domain.accounts.account import Account
from elderclient.domain.information.answer import StandardAnswer
from elderclient.domain.information.hall import Hall
from elderclient.domain.listing import Listing


@dataclass
class FakePublic:
    """See ``operator.Halls``, ``operator.Answers`` and ``operator.Accounts``. ``ask`` notes the question, or fails."""

    ask: Callable[[str], None]
    all_halls: tuple[Hall, ...] = ()
    all_answers: tuple[StandardAnswer, ...] = ()
    all_accounts: tuple[Account, ...] = ()
    unread: dict[str, int] = field(default_factory=dict)

    def halls(self) -> Listing[Hall]:
        self.ask("halls")
        return Listing(self.all_halls, self.unread.get("halls", 0))

    def answers(self) -> Listing[StandardAnswer]:
        self.ask("answers")
        return Listing(self.all_answers, self.unread.get("answers", 0))

    def accounts(self) -> Listing[Account]:
        self.ask("accounts")
        return Listing(self.all_accounts, self.unread.get("accounts", 0))
