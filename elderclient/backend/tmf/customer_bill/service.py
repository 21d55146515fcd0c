"""A customer's bills and lines as wire bodies. Knows TMF678's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.collection import Query
from elderclient.backend.tmf.customer_bill import repository
from elderclient.backend.tmf.customer_bill.schemas import bill_to_wire, line_to_wire
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class BillService:
    """Bills of one operator. Every method takes the customer who asks and never shows another's."""

    operator: Operator

    def bills(self, customer_id: str) -> list[Json]:
        """All bills that count, newest first."""
        with self.operator.reading() as session:
            zone = self.operator.configuration.zone
            return [bill_to_wire(bill, zone) for bill in repository.bills(session, customer_id)]

    def bill(self, customer_id: str, bill_id: str) -> Json:
        """One bill, also a replaced one; refuses with 404."""
        with self.operator.reading() as session:
            found = repository.bill(session, customer_id, bill_id)
            if found is None:
                raise not_found()
            return bill_to_wire(found, self.operator.configuration.zone)

    def lines(self, customer_id: str, query: Query) -> list[Json]:
        """Lines, of one bill where the query names it."""
        with self.operator.reading() as session:
            zone = self.operator.configuration.zone
            found = repository.lines(session, customer_id, query.value_of("bill.id"))
            return [line_to_wire(line, zone) for line in found]

    def page_of_lines(self, customer_id: str, query: Query) -> tuple[list[Json], int]:
        """Only the wished page of lines and how many there are, for queries about nothing but ``bill.id``."""
        bill_id = query.value_of("bill.id")
        with self.operator.reading() as session:
            zone = self.operator.configuration.zone
            found = repository.lines(session, customer_id, bill_id, offset=query.offset, limit=query.limit)
            return [line_to_wire(line, zone) for line in found], repository.count_lines(session, customer_id, bill_id)

    def line(self, customer_id: str, line_id: str) -> Json:
        """One line; refuses with 404."""
        with self.operator.reading() as session:
            found = repository.line(session, customer_id, line_id)
            if found is None:
                raise not_found()
            return line_to_wire(found, self.operator.configuration.zone)
