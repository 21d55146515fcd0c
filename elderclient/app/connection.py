"""The later stages of the start: what is kept, then operator and voice. Runs off the UI thread, after the first paint.

Everything slow (requests, keyring, SQLite, speech) is imported here, inside functions, and nowhere earlier.
"""

from __future__ import annotations

import contextlib
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from elderclient.adapters.operator_api.deferred import DeferredGateway
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import ElderclientError, NotOpened, SignInNeeded, StoreError
from elderclient.domain.frozen import frozen
from elderclient.ui.flow.services import Dependencies, Services

if TYPE_CHECKING:
    from elderclient.adapters.demo_operator.process import DemoOperator
    from elderclient.adapters.operator_api.transport.clock import ServerClock
    from elderclient.domain.accounts.household import Member
    from elderclient.usecases.action_result import ActionResult
    from elderclient.usecases.ports.operator import TokenSource
    from elderclient.usecases.ports.speaker import Speaker
    from elderclient.usecases.ports.store import Store

_log = logging.getLogger(__name__)

OUTBOX_SECONDS = 60.0
"""Between two attempts to deliver what is kept."""


@frozen
class ConnectionRequest:
    """Whom to be, and with which operator. ``demo_options`` go to the demo operator's command line."""

    configuration: Configuration
    data: Path
    demo_customer: str = ""
    token_file: Path | None = None
    demo_options: tuple[str, ...] = ()
    is_read_only: bool = False
    """Nothing is changed at the operator, whatever the program asks."""


class OutboxFeed:
    """Delivers what is kept and looks up what was not heard of, again and again, until closed. Yields what came of it."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._is_closed = threading.Event()

    def __iter__(self) -> Iterator[ActionResult]:
        while True:
            with contextlib.suppress(StoreError):
                self._services.outbox.deliver_all()
                yield from self._services.refused_acts.news()
                yield from self._services.look_up_orders.news()
            if self._is_closed.wait(OUTBOX_SECONDS):
                return

    def close(self) -> None:
        """End at the next pause."""
        self._is_closed.set()


class FileToken:
    """A bearer token in a file; implements ``TokenSource``."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._refused = ""

    def token(self) -> str:
        """The file's content; raises ``SignInNeeded`` where there is none, once where it was just refused."""
        try:
            token = "" if self._path is None else self._path.read_text(encoding="utf-8").strip()
        except OSError:
            token = ""
        refused, self._refused = self._refused, ""
        if not token or token == refused:
            raise SignInNeeded("no token")
        return token

    def refused(self, token: str) -> None:
        """Not repeated at once. A later question tries it again: an operator in trouble may refuse what is good."""
        self._refused = token


class Connection:
    """What was opened, and how it is closed again. ``open`` and ``close`` block."""

    def __init__(self, wanted: ConnectionRequest, clock: ServerClock) -> None:
        self._wanted = wanted
        self._clock = clock
        self._deferred = DeferredGateway()
        self._store: Store | None = None
        self._operator: DemoOperator | None = None
        self._starter: threading.Thread | None = None
        self._lock = threading.Lock()
        self._given_up = threading.Event()
        self.trouble: StoreError | None = None
        """Why nothing can be kept on this PC, or that what was kept is gone. Known once ``open`` returned."""
        self.outbox: OutboxFeed | None = None
        self.is_operator_ready = threading.Event()
        """Set once the operator can be asked, or never will."""

    def open(self) -> Services:
        """Open the store and build the use cases. Their memory holds home as it was last known.

        Whatever is wrong with what is kept, the operator can still be asked: then nothing is kept in this run.
        """
        try:
            return self._opened(self._open_store())
        except Exception as mistake:  # noqa: BLE001 - a mistake must not leave the person in front of an empty window
            _log.error("what is kept did not open: %s", type(mistake).__name__, exc_info=True)
        from elderclient.adapters.store.memory_store import MemoryStore

        self._store, self.trouble = MemoryStore(), StoreError("did not open")
        return self._opened(self._store)

    def _opened(self, store: Store) -> Services:
        from elderclient.ui.screens.shell.home.presenter import REMEMBERED
        from elderclient.usecases.see_home import Home

        services = self._services(store)
        self.outbox = OutboxFeed(services)
        home = services.see_home.cached()
        if home is not None:
            services.memory.keep(REMEMBERED, Home, home)
        return services

    @property
    def key(self) -> str:
        """What everything of this person is kept under."""
        wanted = self._wanted
        address = wanted.configuration.operator_url
        return f"{address}#{wanted.token_file}" if address else f"demo#{wanted.demo_customer or '1'}"

    def own(self) -> Member:
        """The person who is here, with the name as far as it is known. Reads the store."""
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
        """The demo operator's customers; nobody before it stands, and of a real operator."""
        from elderclient.domain.accounts.household import Member

        with self._lock:
            operator = self._operator
        customers = () if operator is None else operator.customers
        return tuple(
            Member(f"demo#{number}", one.name, demo_customer=str(number)) for number, one in enumerate(customers, 1)
        )

    def connect_operator(self) -> None:
        """Connect the operator in a thread of its own; once."""
        self._starter = threading.Thread(target=self._connect_operator, name="operator")
        self._starter.start()

    def close(self) -> None:
        """Close everything; questions under way end at once."""
        with self._lock:
            self._given_up.set()
            operator = self._operator
        self._deferred.close()
        if operator is not None:
            operator.close()
        if self._starter is not None:
            self._starter.join()

    def close_store(self) -> None:
        """Last of all, when nothing asks it any more."""
        if self._store is not None:
            self._store.close()

    def _open_store(self) -> Store:
        from elderclient.adapters.secrets.keyring_secrets import open_secrets
        from elderclient.adapters.store.opening import open_store

        wanted = self._wanted
        opened = open_store(self.key, open_secrets(wanted.data / "secrets"), wanted.data / "kept")
        self._store, self.trouble = opened.store, opened.trouble
        return self._store

    def _services(self, store: Store) -> Services:
        from elderclient.adapters.rules.files import RuleFiles
        from elderclient.resources import asset

        hotline = self._wanted.configuration.hotline
        return Services(
            Dependencies(self._deferred.gateway, store, self._clock, RuleFiles(asset("rules")), hotline, _new_id)
        )

    def _connect_operator(self) -> None:
        try:
            url, tokens = self._operator_address()
            from elderclient.adapters.operator_api.gateway import open_gateway
            from elderclient.adapters.operator_api.transport.profiles import REFERENCE

            profiles = REFERENCE if self._wanted.configuration.is_demo else None
            only_looks = self._wanted.is_read_only
            gateway = open_gateway(url, tokens, self._clock, profiles=profiles, is_read_only=only_looks)
            self._deferred.connected(gateway, self._is_demo_running())
        except ElderclientError as error:
            self._deferred.failed(error)
        except ValueError:
            self._deferred.failed(SignInNeeded("no such customer or address"))
        except Exception as mistake:  # noqa: BLE001 - else every question would wait for an operator that never stands
            _log.error("the operator was not connected: %s", type(mistake).__name__, exc_info=True)
            self._deferred.failed(NotOpened(type(mistake).__name__))
        finally:
            self.is_operator_ready.set()

    def _operator_address(self) -> tuple[str, TokenSource]:
        wanted = self._wanted
        if wanted.configuration.operator_url:
            return wanted.configuration.operator_url, FileToken(wanted.token_file)
        from elderclient.adapters.demo_operator.process import start_demo

        operator = start_demo(wanted.demo_options, given_up=self._given_up)
        with self._lock:
            self._operator = operator
            is_late = self._given_up.is_set()
        if is_late:
            operator.close()
            raise SignInNeeded("closed")
        return operator.url, operator.tokens(wanted.demo_customer)

    def _is_demo_running(self) -> Callable[[], bool] | None:
        operator = self._operator
        return None if operator is None else lambda: operator.is_running


def open_speaker(configuration: Configuration, data: Path) -> Speaker:
    """The voice, in a process of its own, being started. Returns at once but for the import."""
    from elderclient.adapters.speech.speaker import ProcessSpeaker

    program = [sys.executable] if getattr(sys, "frozen", False) else [sys.executable, "-m", "elderclient"]
    speaker = ProcessSpeaker([*program, "--worker", "speech"], data / "voice")
    configure_speaker(speaker, configuration)
    speaker.start()
    return speaker


def configure_speaker(speaker: Speaker, configuration: Configuration) -> None:
    """Give the voice the settings that concern it."""
    speaker.configure(
        configuration.language.value,
        rate=configuration.rate.value,
        volume=configuration.volume,
        voice=configuration.voice,
    )


def _new_id() -> str:
    import uuid

    return str(uuid.uuid4())
