"""The later stages of the start: the store, then operator and voice. Runs off the UI thread, after the first paint.

Everything slow (requests, keyring, SQLite, speech) is imported here, inside functions, and nowhere earlier.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.adapters.operator_api.deferred import DeferredGateway
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import (
    AnotherCustomer,
    BadAnswer,
    ElderclientError,
    NotAllowed,
    NotFound,
    NotOpened,
    PartMissing,
    Refused,
    ServerDown,
    SignInNeeded,
    StoreError,
)
from elderclient.domain.frozen import frozen
from elderclient.ui.flow.services import Services
from elderclient.usecases.dependencies import Dependencies

if TYPE_CHECKING:
    from elderclient.adapters.demo_operator.process import DemoOperator
    from elderclient.adapters.operator_api.speed_meter import DownloadMeter
    from elderclient.adapters.operator_api.transport.clock import ServerClock
    from elderclient.adapters.operator_api.transport.profiles import Profiles
    from elderclient.adapters.store.opening import SignIn
    from elderclient.adapters.store.owners import Ownership
    from elderclient.domain.accounts.customer import Customer
    from elderclient.domain.accounts.household import Member
    from elderclient.usecases.action_result import ActionResult
    from elderclient.usecases.ports.operator import OperatorGateway, TokenSource
    from elderclient.usecases.ports.speaker import Speaker
    from elderclient.usecases.ports.store import Store

_log = logging.getLogger(__name__)

LEDGER_SECONDS = 60.0
"""Seconds between two attempts to deliver acts that wait."""


@frozen
class ConnectionRequest:
    """Which customer, and at which operator. ``demo_options`` go to the demo operator's command line."""

    configuration: Configuration
    data: Path
    demo_customer: str = ""
    token_file: Path | None = None
    demo_options: tuple[str, ...] = ()
    is_read_only: bool = False
    """Requests that would change something at the operator are refused."""


class LedgerFeed:
    """Delivers queued acts and looks up orders without an outcome, every minute until closed. Yields the outcomes."""

    def __init__(self, services: Services, news: Callable[[], tuple[ActionResult, ...]] = tuple) -> None:
        self._services = services
        self._news = news
        self._is_closed = threading.Event()

    def __iter__(self) -> Iterator[ActionResult]:
        while True:
            with contextlib.suppress(StoreError):
                self._services.ledger.deliver_all()
                yield from self._services.outcomes.news()
                yield from self._services.look_up_orders.news()
                yield from self._services.watch_acknowledged.news()
            yield from self._news()
            if self._is_closed.wait(LEDGER_SECONDS):
                return

    def close(self) -> None:
        """End the feed at its next pause."""
        self._is_closed.set()


class Connection:
    """The open store and operator of one person. ``open`` and ``close`` block.

    ``no_customer`` is called, in another thread, where the demo operator has no customer of that name or number;
    ``another_customer`` where who signs in is not the customer whose store is open: it has to be opened again.
    """

    def __init__(
        self,
        wanted: ConnectionRequest,
        clock: ServerClock,
        no_customer: Callable[[], None] = lambda: None,
        another_customer: Callable[[], None] = lambda: None,
    ) -> None:
        self._wanted = wanted
        self._no_customer = no_customer
        self._another_customer = another_customer
        self._token = ""
        """The token with which the store was opened; empty for none, and for the demo operator."""
        self._ownership: Ownership | None = None
        self._is_unidentified = False
        """The operator answers, and does not say whose the token is."""
        self._clock = clock
        self._deferred = DeferredGateway()
        self._store: Store | None = None
        self._operator: DemoOperator | None = None
        self._asking: OperatorGateway | None = None
        """Asks whose a token is."""
        self._meter: DownloadMeter | None = None
        self._starter: threading.Thread | None = None
        self._lock = threading.Lock()
        self._given_up = threading.Event()
        self.trouble: StoreError | None = None
        """Why nothing can be stored on this PC, or that stored data are lost. Known once ``open`` returned."""
        self.feed: LedgerFeed | None = None
        self.is_operator_ready = threading.Event()
        """Set when the operator is connected, or failed for good."""

    def open(self) -> Services:
        """Open the store and build the use cases. Their memory has home as it was last known.

        Whatever is wrong with the store, the operator can still be asked: then nothing is stored in this run.
        """
        try:
            return self._opened(self._open_store())
        except ImportError as error:
            _log.error("the store did not open, a library is missing: %s", error.name)
        except Exception as error:  # noqa: BLE001 - an unexpected error must not leave an empty window
            _log.error("the store did not open: %s", type(error).__name__, exc_info=True)
        from elderclient.adapters.store.memory_store import MemoryStore

        self._store, self.trouble = MemoryStore(), StoreError("did not open")
        return self._opened(self._store)

    def _opened(self, store: Store) -> Services:
        from elderclient.ui.screens.shell.home.presenter import REMEMBERED
        from elderclient.usecases.see_home import Home

        services = self._services(store)
        self.feed = LedgerFeed(services, self._left_behind)
        home = services.see_home.cached()
        if home is not None:
            services.memory.keep(REMEMBERED, Home, home)
        return services

    @property
    def key(self) -> str:
        """The key under which everything of this person is stored."""
        wanted = self._wanted
        address = wanted.configuration.operator_url
        return f"{address}#{wanted.token_file}" if address else f"demo#{wanted.demo_customer or '1'}"

    def own(self) -> Member:
        """Return the person who uses the program, with the name as far as it is known. Reads the store."""
        from elderclient.domain.accounts.household import Member
        from elderclient.usecases.cache import CUSTOMER

        known = None if self._store is None else CUSTOMER.recall(self._store)
        customer = None if known is None else known.value
        wanted = self._wanted
        return Member(
            self.key,
            "" if customer is None else customer.form_of_address,
            "" if customer is None else customer.form_of_address_en,
            demo_customer=wanted.demo_customer,
            token_file="" if wanted.token_file is None else str(wanted.token_file),
        )

    def candidates(self) -> tuple[Member, ...]:
        """Return the demo operator's customers; none before it runs, and none of a real operator."""
        from elderclient.domain.accounts.household import Member

        with self._lock:
            operator = self._operator
        customers = () if operator is None else operator.customers
        return tuple(
            Member(f"demo#{number}", one.name, demo_customer=str(number)) for number, one in enumerate(customers, 1)
        )

    def connect_operator(self) -> None:
        """Connect the operator in a thread of its own; call it once."""
        self._starter = threading.Thread(target=self._connect_operator, name="operator")
        self._starter.start()

    def close(self) -> None:
        """Close operator and gateway; running requests end at once."""
        with self._lock:
            self._given_up.set()
            operator, asking = self._operator, self._asking
        self._deferred.close()
        if self._meter is not None:
            self._meter.close()
        if asking is not None:
            asking.close()
        if operator is not None:
            operator.close()
        if self._starter is not None:
            self._starter.join()

    def close_store(self) -> None:
        """Close the store, last of all, when nothing reads it any more."""
        if self._store is not None:
            self._store.close()

    def _open_store(self) -> Store:
        from elderclient.adapters.secrets.keyring_secrets import open_secrets
        from elderclient.adapters.store.opening import open_store

        wanted = self._wanted
        opened = open_store(self._sign_in(), open_secrets(wanted.data / "secrets"), wanted.data / "kept")
        self._store, self.trouble, self._ownership = opened.store, opened.trouble, opened.ownership
        return self._store

    def _sign_in(self) -> SignIn:
        from elderclient.adapters.store.opening import SignIn
        from elderclient.app.token_file import FileToken

        address = self._wanted.configuration.operator_url
        if not address:
            return SignIn(self.key, "demo")
        with contextlib.suppress(SignInNeeded):
            self._token = FileToken(self._wanted.token_file).token()
        return SignIn(self._signed_in_by(self._token), address, self.key)

    def _signed_in_by(self, token: str) -> str:
        return f"{self._wanted.configuration.operator_url}#token#{token}" if token else ""

    def _services(self, store: Store) -> Services:
        from elderclient.adapters.rules.files import RuleFiles
        from elderclient.resources import asset

        hotline = self._wanted.configuration.number_to_dial
        address = self._wanted.configuration.speed_test_url
        if address:
            from elderclient.adapters.operator_api.speed_meter import DownloadMeter

            self._meter = DownloadMeter(address, self._clock)
        rules = RuleFiles(asset("rules"))
        return Services(
            Dependencies(self._deferred.gateway, store, self._clock, rules, hotline, _new_id, speed_meter=self._meter)
        )

    def _connect_operator(self) -> None:
        try:
            from elderclient.adapters.operator_api.one_customer import OneCustomer, OneCustomerTokens

            url, tokens = self._operator_address()
            gateway = self._gateway(url, tokens)
            if isinstance(tokens, OneCustomerTokens):
                gateway = replace(gateway, customers=OneCustomer(gateway.customers, tokens))
            self._deferred.connected(gateway, self._is_demo_running())
        except ElderclientError as error:
            self._deferred.failed(error)
        except ValueError:
            self._deferred.failed(SignInNeeded("no such customer or address"))
        except ImportError as error:
            _log.error("a library is missing: %s", error.name)
            self._deferred.failed(PartMissing("not installed", part=error.name or ""))
        except Exception as error:  # noqa: BLE001 - else every request would wait for the operator forever
            _log.error("the operator was not connected: %s", type(error).__name__, exc_info=True)
            self._deferred.failed(NotOpened(type(error).__name__))
        finally:
            self.is_operator_ready.set()

    def _operator_address(self) -> tuple[str, TokenSource]:
        wanted = self._wanted
        if wanted.configuration.operator_url:
            from elderclient.adapters.operator_api.one_customer import OneCustomerTokens
            from elderclient.app.token_file import FileToken

            tokens = FileToken(wanted.token_file)
            checked = OneCustomerTokens(tokens, self._token, self._who, self._is_theirs, self._another_customer)
            return wanted.configuration.operator_url, checked
        from elderclient.adapters.demo_operator.process import start_demo

        operator = start_demo(wanted.demo_options, given_up=self._given_up)
        with self._lock:
            self._operator = operator
            is_late = self._given_up.is_set()
        if is_late:
            operator.close()
            raise SignInNeeded("closed")
        try:
            customer = operator.customer(wanted.demo_customer)
        except ValueError:
            self._no_customer()
            raise
        if not self._confirmed(self.key, customer.id):
            self._another_customer()
            raise AnotherCustomer("another demo customer")
        return operator.url, operator.tokens(wanted.demo_customer)

    def _gateway(self, url: str, tokens: TokenSource) -> OperatorGateway:
        from elderclient.adapters.operator_api.gateway import open_gateway

        wanted = self._wanted
        profiles = _profiles(wanted.configuration)
        return open_gateway(url, tokens, self._clock, profiles=profiles, is_read_only=wanted.is_read_only)

    def _who(self, token: str) -> Customer:
        """Ask the operator whose token this is. Raises ``OperatorError``."""
        from elderclient.app.token_file import OneToken

        gateway = self._gateway(self._wanted.configuration.operator_url, OneToken(token))
        with self._lock:
            self._asking = gateway
        try:
            if self._given_up.is_set():
                raise ServerDown("closed")
            return gateway.customers.customer()
        except (NotFound, NotAllowed, Refused, BadAnswer):
            self._is_unidentified = True
            raise
        finally:
            gateway.close()

    def _left_behind(self) -> tuple[ActionResult, ...]:
        """Return, once, that acts wait for an earlier token, where the operator does not say whose tokens are."""
        if not self._is_unidentified or self._ownership is None or not self._ownership.take_left_behind():
            return ()
        from elderclient.phrases.shell import acts
        from elderclient.usecases.action_result import ActionResult

        return (ActionResult(acts.left_behind().at("result"), problem=NotFound("whose it is"), key="leftBehind"),)

    def _is_theirs(self, token: str, customer_id: str) -> bool:
        return self._confirmed(self._signed_in_by(token), customer_id)

    def _confirmed(self, sign_in: str, customer_id: str) -> bool:
        from elderclient.adapters.store.opening import SignIn

        if self._ownership is None:
            return True
        customer = SignIn(sign_in, self._wanted.configuration.operator_url or "demo").customer(customer_id)
        return self._ownership.confirm(sign_in, customer)

    def _is_demo_running(self) -> Callable[[], bool] | None:
        operator = self._operator
        return None if operator is None else lambda: operator.is_running


def _profiles(configuration: Configuration) -> Profiles:
    """How this operator differs from the usual: its policy over what is known of the reference operator."""
    from elderclient.adapters.operator_api.transport.profiles import REFERENCE, Profiles

    base = REFERENCE if configuration.is_demo else Profiles()
    paths = {one.name: one.path for one in configuration.apis if one.path}
    versions = {one.name: one.version for one in configuration.apis if one.version}
    return replace(base, paths=paths, versions=versions, currency=configuration.currency)


def open_speaker(configuration: Configuration, data: Path) -> Speaker:
    """Start the voice in a process of its own and return it; does not wait for the start."""
    from elderclient.adapters.speech.speaker import ProcessSpeaker

    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "elderclient"]
    speaker = ProcessSpeaker([*program, "--worker", "speech"], data / "voice")
    configure_speaker(speaker, configuration)
    speaker.start()
    return speaker


def configure_speaker(speaker: Speaker, configuration: Configuration) -> None:
    """Apply language, rate, volume and voice of ``configuration``."""
    speaker.configure(
        configuration.language.value,
        rate=configuration.rate.value,
        volume=configuration.volume,
        voice=configuration.voice,
    )


def _new_id() -> str:
    import uuid

    return str(uuid.uuid4())
