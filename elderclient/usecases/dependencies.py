"""What one person's use cases are built from. Must not ask the operator or the store anything."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from elderclient.domain.phone import ShortCode
    from elderclient.usecases.accounts.phones_at_hand import PhonesAtHand
    from elderclient.usecases.ledger.ledger import Ledger
    from elderclient.usecases.ports.clock import Clock
    from elderclient.usecases.ports.operator import OperatorGateway
    from elderclient.usecases.ports.rules import Rules
    from elderclient.usecases.ports.speed import SpeedMeter
    from elderclient.usecases.ports.store import Store


class Dependencies:
    """The operator, store and clock of one person. ``new_id`` returns a new id of our own for requests to the operator."""

    def __init__(
        self,
        gateway: OperatorGateway,
        store: Store,
        clock: Clock,
        rules: Rules,
        hotline: ShortCode,
        new_id: Callable[[], str],
        speed_meter: SpeedMeter | None = None,
    ) -> None:
        """``speed_meter``: ``None`` where no address is known to measure the internet against."""
        self.gateway = gateway
        self.store = store
        self.clock = clock
        self.rules = rules
        self.hotline = hotline
        self.new_id = new_id
        self.speed_meter = speed_meter
        self._building = threading.Lock()

    @property
    def ledger(self) -> Ledger:
        """All acts of the person, sent until they are answered. There is one, whichever thread asks first."""
        with self._building:
            return self._ledger

    @property
    def phones_at_hand(self) -> PhonesAtHand:
        """Which telephones may be rung. There is one, which remembers what was said where the disk is full."""
        with self._building:
            return self._phones_at_hand

    @cached_property
    def _ledger(self) -> Ledger:
        from elderclient.usecases.ledger.ledger import Ledger

        return Ledger(self.gateway, self.store, self.clock)

    @cached_property
    def _phones_at_hand(self) -> PhonesAtHand:
        from elderclient.usecases.accounts.phones_at_hand import PhonesAtHand

        return PhonesAtHand(self)
