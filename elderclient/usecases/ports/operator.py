"""The operator for one person, one port per matter, and where the bearer token comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, TypeVar

# The store reads an act's type hints while it runs; what the Protocols name is not needed then.

if TYPE_CHECKING:
    from elderclient.usecases.ports.accounts import Accounts, Customers
    from elderclient.usecases.ports.agreements import Agreements
    from elderclient.usecases.ports.bills import Billing
    from elderclient.usecases.ports.callbacks import Callbacks
    from elderclient.usecases.ports.complaints import Complaints
    from elderclient.usecases.ports.faults import Appointments, Faults, Outages
    from elderclient.usecases.ports.information import Answers, Halls
    from elderclient.usecases.ports.notices import Notices
    from elderclient.usecases.ports.orders import Ordering
    from elderclient.usecases.ports.plans import Plans
    from elderclient.usecases.ports.privacy import Privacy

T = TypeVar("T")


class TokenSource(Protocol):
    """Where the bearer token comes from (the demo operator's pipe; later: pairing)."""

    def token(self) -> str:
        """The current token; raises ``SignInNeeded`` when there is none."""

    def refused(self, token: str) -> None:
        """Told when the operator answered 401 to ``token``."""


class OperatorGateway(Protocol):
    """The operator, over TM Forum Open APIs, for one person; one port per matter (see ``usecases.operator``)."""

    @property
    def customers(self) -> Customers:
        """Who the customer is."""

    @property
    def billing(self) -> Billing:
        """Bills."""

    @property
    def plans(self) -> Plans:
        """What is held, on sale and used."""

    @property
    def callbacks(self) -> Callbacks:
        """Calls by a human being."""

    @property
    def accounts(self) -> Accounts:
        """How bills are paid, and what is left of money paid in advance."""

    @property
    def answers(self) -> Answers:
        """Common questions."""

    @property
    def halls(self) -> Halls:
        """Service halls."""

    @property
    def notices(self) -> Notices:
        """What the operator tells."""

    @property
    def agreements(self) -> Agreements:
        """What was agreed to."""

    @property
    def ordering(self) -> Ordering:
        """Orders, changes and the lock against new ones."""

    @property
    def privacy(self) -> Privacy:
        """Consents, and what is held about the customer."""

    @property
    def complaints(self) -> Complaints:
        """What is wrong, and what becomes of it."""

    @property
    def faults(self) -> Faults:
        """Lines that do not work."""

    @property
    def appointments(self) -> Appointments:
        """Technicians' visits."""

    @property
    def outages(self) -> Outages:
        """Whole areas that do not work."""

    def close(self) -> None:
        """Break off everything under way, from any thread; later calls raise ``Unreachable``."""
