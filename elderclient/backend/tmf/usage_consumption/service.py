"""A customer's usage as wire bodies. Knows TMF677's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from sqlalchemy.orm import Session

from elderclient.backend.database.models import Product, Usage
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.errors import cannot, not_found
from elderclient.backend.tmf.usage_consumption import repository
from elderclient.backend.tmf.usage_consumption.schemas import (
    QueryCreate,
    Question,
    month_after,
    query_to_wire,
    question_of,
    report_to_wire,
)
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class UsageService:
    """Usage of one operator's customers. Every method takes the customer who asks and never shows another's."""

    operator: Operator

    def ask(self, customer_id: str, sent: QueryCreate) -> Json:
        """Answer a question at once; refuses with 422."""
        question = question_of(sent, self.operator.configuration.zone)
        if not question.is_askable:
            raise cannot("validPeriod must end after it starts, and span at most two years.")
        return self._answered(customer_id, question)

    def asked(self, customer_id: str, identifier: str) -> Json:
        """The question of an id, answered again; refuses with 404."""
        question = Question.from_id(identifier)
        if question is None:
            raise not_found()
        return self._answered(customer_id, question)

    def questions(self, customer_id: str) -> list[Json]:
        """One question for each month with usage, newest first: questions themselves are not kept."""
        with self.operator.reading() as session:
            months = sorted({row.month for _, row in repository.usage(session, customer_id)}, reverse=True)
        return [self._answered(customer_id, Question(month, month_after(month))) for month in months]

    def reports(self, customer_id: str) -> list[Json]:
        """One report for each product and month, newest first."""
        with self.operator.reading() as session:
            return self._reports(session, customer_id, None)

    def report(self, customer_id: str, identifier: str) -> Json:
        """One report; refuses with 404."""
        for body in self.reports(customer_id):
            if body["id"] == identifier:
                return body
        raise not_found()

    def _answered(self, customer_id: str, question: Question) -> Json:
        with self.operator.reading() as session:
            reports = self._reports(session, customer_id, question)
        return query_to_wire(question, reports, self.operator.now(), self.operator.configuration.zone)

    def _reports(self, session: Session, customer_id: str, question: Question | None) -> list[Json]:
        rows = (
            repository.usage(session, customer_id)
            if question is None
            else repository.usage(
                session, customer_id, first=question.first, until=question.until, products=question.products
            )
        )
        zone = self.operator.configuration.zone
        return [
            report_to_wire(found[0][0], month, [row for _, row in found], zone)
            for (month, _), group in groupby(rows, key=_month_and_product)
            if (found := list(group))
        ]


def _month_and_product(row: tuple[Product, Usage]) -> tuple[date, str]:
    product, usage = row
    return usage.month, product.id
