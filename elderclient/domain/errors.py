"""What can go wrong between the person and the operator; each class has one designed reaction.

The reactions are in ``phrases/shell/trouble``.

    ElderclientError
    +-- OperatorError                    the operator could not be asked, or answered with trouble
    |   +-- Unreachable                  nothing came back
    |   |   +-- NoNetwork                this PC has no connection
    |   |   +-- ServerDown               the network works, the operator's server does not take the call
    |   |   |   +-- DemoEnded            the demo operator of this run ended unasked
    |   |   +-- TooSlow                  no complete answer before the deadline
    |   |   +-- CaptivePortal            a log-in page of the network answered instead of the operator
    |   |   +-- ProxyFailed              the configured proxy refused or is gone
    |   |       +-- ProxyWrong           its address is no address
    |   |       +-- ProxyUnusable        it is of a kind that this program cannot use, such as SOCKS
    |   +-- CertificateRefused           the server could not prove who it is
    |   |   +-- ClockWrong               because this PC's date is wrong
    |   +-- SignInNeeded                 401
    |   |   +-- AnotherCustomer          the token belongs to somebody else than the data that are shown
    |   +-- NotAllowed                   403
    |   +-- NotFound                     404
    |   +-- Busy                         429, with the time to wait
    |   +-- ServerFailed                 5xx
    |   +-- Refused                      400, 405, 422: the operator's reason
    |   +-- Conflict                     409, with the id of what is already there
    |   |   +-- orders.OrderRefused        why an order is not taken
    |   |   +-- Outdated                 the person has decided otherwise since, so that it was not sent
    |   +-- NoNumber                     the account has no telephone number that could be called
    |   |   +-- NoPhoneAtHand            each of its telephones is lost, stopped or out of reach
    |   +-- Unconfirmed                  taken with 2xx, but neither the answer nor a look afterwards shows the change
    |   +-- BadAnswer                    truncated, HTML, wrong types, too large, redirected
    |   +-- PartMissing                  a part of this program is not installed, so that no operator can be asked
    |   +-- NotOpened                    this program made a mistake while it opened; a new start may help
    +-- StoreError                       data on this PC could not be read or written
        +-- DiskFull
        +-- StoreDamaged                 with the number of acts that are lost
        +-- StoreNewer                   a newer version of this program wrote them

No class carries a customer's name, number, amount or token: ``str(error)`` may be logged.

What is known of the exchange besides (``is_unsent``, ``is_taken``, ``is_bare``) decides whether an act may have arrived;
each class has the usual value, and the transport sets it where an exchange was otherwise.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeGuard


class ElderclientError(Exception):
    """Root of everything this program raises on purpose."""


class OperatorError(ElderclientError):
    """The operator could not be asked, or answered with trouble."""

    is_unsent = False
    """It is certain that nothing was done: no request left this PC, or the answer is that it was not done."""
    is_taken = False
    """The request was taken (accepted without a body, or passed on by a gateway), and what became of it is not known."""
    is_bare = False
    """A response without an error of the operator in it: a proxy may have answered in the operator's place."""


class Unreachable(OperatorError):
    """Nothing came back; asking again later may help."""


class NoNetwork(Unreachable):
    """This PC has no connection."""

    is_unsent = True


class ServerDown(Unreachable):
    """The network works but the operator's server does not take the call."""


class DemoEnded(ServerDown):
    """The demo operator ended unasked; only a new start of the program brings another."""


class TooSlow(Unreachable):
    """No complete answer before the deadline."""


class CaptivePortal(Unreachable):
    """A log-in page of the network answered instead of the operator."""

    is_unsent = True


class ProxyFailed(Unreachable):
    """The configured proxy refused the connection or is gone."""

    is_unsent = True


class ProxyWrong(ProxyFailed):
    """What the system names as its proxy is no address of one; nothing was sent."""


class ProxyUnusable(ProxyFailed):
    """The system names a proxy of a kind that this program cannot use, such as SOCKS; nothing was sent."""


class CertificateRefused(OperatorError):
    """The server could not prove who it is; nothing was sent."""

    is_unsent = True


class ClockWrong(CertificateRefused):
    """The certificate is good, but not on the date this PC shows."""


class SignInNeeded(OperatorError):
    """401: this PC is no longer signed in."""

    is_unsent = True


class AnotherCustomer(SignInNeeded):
    """The token is that of another customer than the one whose data are shown; nothing was sent with it."""


class NotAllowed(OperatorError):
    """403: the operator does not let this customer do this."""

    is_unsent = True


class NotFound(OperatorError):
    """404: it is not there, or not this customer's."""

    is_unsent = True


class Busy(OperatorError):
    """429: too many questions; ask again after ``retry_after`` seconds."""

    is_unsent = True

    def __init__(self, message: str = "", *, retry_after: int = 60) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class ServerFailed(OperatorError):
    """5xx: the operator's server failed."""


class Refused(OperatorError):
    """400, 405 or 422: the operator refuses and says why (``reason`` is the operator's text, not for logs)."""

    is_unsent = True

    def __init__(self, message: str = "", *, reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class Conflict(OperatorError):
    """409: something is already there; ``existing_id`` names it where the operator says so."""

    is_unsent = True

    def __init__(self, message: str = "", *, existing_id: str | None = None, reason: str = "") -> None:
        super().__init__(message)
        self.existing_id = existing_id
        self.reason = reason


class Outdated(Conflict):
    """What waited here is older than what the person has decided since: it was not sent, which would undo that.

    Not ``is_sure``: the operator does not say when the person decided what is there now.
    """

    def __init__(self, message: str = "", *, is_sure: bool = True) -> None:
        super().__init__(message)
        self.is_sure = is_sure


class NoNumber(OperatorError):
    """The operator knows no telephone number of this customer: a callback has no number to ring."""

    is_unsent = True


class NoPhoneAtHand(NoNumber):
    """Each telephone of the account is lost, stopped by the operator, or not in the person's hand."""


class Unconfirmed(OperatorError):
    """The operator took a change, and neither its answer nor a look afterwards shows it: it may be done or not.

    Sending the same change again does not help.
    """

    is_taken = True
    """The request was taken, and what became of it is not known."""


class BadAnswer(OperatorError):
    """The answer could not be understood: truncated, HTML, wrong types, too large or redirected elsewhere."""


class PartMissing(OperatorError):
    """A part of this program is not installed; ``part`` is the name of the extra that has it, such as ``backend``."""

    is_unsent = True

    def __init__(self, message: str = "", *, part: str = "") -> None:
        super().__init__(message)
        self.part = part


class NotOpened(OperatorError):
    """This program made a mistake while it opened: in this run no operator can be asked."""

    is_unsent = True


class StoreError(ElderclientError):
    """Data on this PC could not be read or written."""


class DiskFull(StoreError):
    """There is no room left on the disk."""


class StoreDamaged(StoreError):
    """The file of stored data is damaged or its key is gone.

    ``lost``: how many acts cannot be read any more; ``None`` where it is not known whether there were any.
    """

    def __init__(self, message: str = "", *, lost: int | None = None) -> None:
        super().__init__(message)
        self.lost = lost


class StoreNewer(StoreError):
    """A newer version of this program wrote the file of stored data, which is left as it is."""


@contextmanager
def only_asking() -> Iterator[None]:
    """Mark what is raised inside as unsent: only questions are asked there, which change nothing."""
    try:
        yield
    except OperatorError as problem:
        problem.is_unsent = True
        raise


@contextmanager
def after_sending() -> Iterator[None]:
    """Mark what is raised inside as taken: a request before has been accepted, whatever a later one comes to."""
    try:
        yield
    except OperatorError as problem:
        problem.is_unsent, problem.is_taken = False, True
        raise


def is_cut_off(problem: ElderclientError | None) -> TypeGuard[OperatorError]:
    """Return whether not a word gets through to the operator, or it listens to none without a sign-in.

    An answer that is only late is none of these: another question may have its answer.
    """
    return isinstance(problem, Unreachable | CertificateRefused | SignInNeeded) and not isinstance(problem, TooSlow)


def is_final(problem: ElderclientError | None) -> TypeGuard[OperatorError]:
    """Return whether the operator itself said no, so that asking the same again is pointless."""
    return isinstance(problem, Refused | NotAllowed | NotFound | Conflict) and not problem.is_bare
