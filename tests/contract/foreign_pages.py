"""The pages of a person whose operator serves given lists of the standard, read through the real gateway and use cases."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any, TypeVar

from elderclient.adapters.operator_api.gateway import open_gateway
from elderclient.adapters.operator_api.transport.clock import ServerClock
from elderclient.domain.sentence import Sentence
from elderclient.ui.flow.presenting import Context, Page
from elderclient.ui.flow.screen_presenter import ScreenPresenter
from elderclient.ui.place import Place
from elderclient.usecases.fetched import Fetched
from tests.contract.test_faults import Tokens
from tests.fakes.clock import SHANGHAI, FakeClock
from tests.fakes.foreign_operator import ForeignOperator
from tests.fakes.screen_context import Desk, heard, real_services
from tests.fakes.store import FakeStore

Json = dict[str, Any]
T = TypeVar("T")
LINE = {
    "id": "p1",
    "name": "宽带",
    "status": "active",
    "productCharacteristic": [{"name": "category", "value": "broadband"}],
}
INDIVIDUAL = {
    "id": "c1",
    "fullName": "王秀英",
    "contactMedium": [{"@type": "PhoneContactMedium", "preferred": True, "phoneNumber": "13800138000"}],
}


NOON = datetime.now(SHANGHAI).replace(hour=12, minute=0, second=0, microsecond=0)
"""The time here, at the operator and on its visitor's PC: two hours ago is today, at whatever hour the tests run."""


def ago(**by: float) -> str:
    """The time so long ago, by ``timedelta``, as a server writes it."""
    return (NOON - timedelta(**by)).isoformat(timespec="seconds")


def ticket(kind: str, status: str | None, **more: Any) -> Json:
    """A ticket of this kind from two hours ago; the standard's own fields only. ``None`` leaves the status out."""
    made: Json = {"id": f"{kind}-1", "ticketType": kind, "description": "网速慢", "creationDate": ago(hours=2)}
    return made | ({} if status is None else {"status": status}) | more


def value(fetched: Fetched[T]) -> T:
    """Return what is known, also where a part of it could not be asked for."""
    assert fetched.value is not None
    return fetched.value


class Visitor:
    """A person at the pages of this operator."""

    def __init__(self, operator: ForeignOperator) -> None:
        self.operator = operator
        operator.moment = NOON
        self.gateway = open_gateway(operator.url, Tokens(), ServerClock(local=NOON.timestamp), seconds=5)
        self.store = FakeStore()
        self.desk = Desk(clock=FakeClock(NOON))
        self.services = self.desk.services = real_services(self.gateway, self.store, self.desk.clock)

    def opens(self, kind: type[ScreenPresenter], subject: str = "") -> ScreenPresenter:
        """Open the page at ``subject`` of the screen that ``kind`` presents."""
        context: Context = self.desk.context()
        presenter = kind(context, Place("", subject))
        presenter.refresh()
        return presenter

    def page(self, kind: type[ScreenPresenter], subject: str = "") -> Page:
        """Return the blocks and actions of the page."""
        return self.opens(kind, subject).page()

    def hears(self, kind: type[ScreenPresenter], subject: str = "") -> list[Sentence]:
        """Return all that the page says."""
        return heard(self.opens(kind, subject))


@contextmanager
def visiting(**lists: Sequence[Any]) -> Iterator[Visitor]:
    """Open the pages of somebody with these lists; without a list of their own, one line and one customer."""
    own: dict[str, Sequence[Any]] = {"product": [LINE], "productOffering": [], "individual": [INDIVIDUAL]}
    with ForeignOperator(own | lists) as operator:
        visitor = Visitor(operator)
        try:
            yield visitor
        finally:
            visitor.gateway.close()
