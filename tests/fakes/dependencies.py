"""What use cases are built from, in tests."""

from __future__ import annotations

from itertools import count

from elderclient import resources
from elderclient.adapters.rules import RuleFiles
from elderclient.domain.phone import ShortCode
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.rules import Rules
from elderclient.usecases.ports.store import Store


def dependencies_of(
    gateway: OperatorGateway, store: Store, clock: Clock, ids: str = "id", rules: Rules | None = None
) -> Dependencies:
    """Dependencies with the rules that ship, the hotline 10000, and ids that are ``ids`` and a number from 1."""
    numbers = count(1)
    known_rules = RuleFiles(resources.asset("rules")) if rules is None else rules
    return Dependencies(gateway, store, clock, known_rules, ShortCode("10000"), lambda: f"{ids}{next(numbers)}")
