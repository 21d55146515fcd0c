"""The operator for one person, one port per matter, and where the bearer token comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from elderclient.domain.frozen import frozen

if TYPE_CHECKING:
    from collections.abc import Callable

    from elderclient.usecases.ports.accounts import Accounts, Customers
    from elderclient.usecases.ports.agreements import Agreements
    from elderclient.usecases.ports.bills import Billing
    from elderclient.usecases.ports.callbacks import Callbacks
    from elderclient.usecases.ports.complaints import Complaints
    from elderclient.usecases.ports.faults import Faults, Outages, Visits
    from elderclient.usecases.ports.information import Answers, Halls
    from elderclient.usecases.ports.notices import Notices
    from elderclient.usecases.ports.orders import Ordering
    from elderclient.usecases.ports.plans import Plans
    from elderclient.usecases.ports.privacy import Privacy


class TokenSource(Protocol):
    """Where the bearer token comes from (the demo operator's pipe; later: pairing)."""

    def token(self) -> str:
        """The current token; raises ``SignInNeeded`` when there is none."""

    def refused(self, token: str) -> None:
        """Called when the operator answered 401 to ``token``."""


@frozen
class OperatorGateway:
    """The operator, over TM Forum Open APIs, for one person: one port per matter. Every method of a port may block.

    None may be called on the UI thread; all raise ``OperatorError`` subclasses only.
    """

    customers: Customers
    """Who the customer is."""
    accounts: Accounts
    """How bills are paid, and what is left of money paid in advance."""
    billing: Billing
    """Bills and their lines."""
    plans: Plans
    """What is held, on sale and used."""
    ordering: Ordering
    """Orders, changes and the lock against new ones."""
    callbacks: Callbacks
    """Calls by a human being, and whether a caller is really the operator."""
    complaints: Complaints
    """Complaints and what becomes of them."""
    faults: Faults
    """Lines that do not work."""
    visits: Visits
    """Technicians' visits."""
    outages: Outages
    """Outages of whole areas."""
    notices: Notices
    """What the operator lets the customer know."""
    agreements: Agreements
    """What was agreed to."""
    privacy: Privacy
    """Consents, and what is held about the customer."""
    halls: Halls
    """Service halls."""
    answers: Answers
    """Common questions."""
    has_unique_ids: Callable[[], bool]
    """Whether the operator makes one thing per external id, so that anything can safely be sent again."""
    close: Callable[[], None]
    """Aborts everything under way, from any thread; later calls raise ``Unreachable``."""
