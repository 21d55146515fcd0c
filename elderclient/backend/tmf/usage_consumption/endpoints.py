"""TMF677's paths. Asking stores nothing: the answer's id says what was asked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from fastapi import APIRouter, Request, Response
from sqlalchemy import select

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import Product, Usage
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import CreatedBody
from elderclient.backend.tmf.collection import Query, chosen, read_fields
from elderclient.backend.tmf.described import created
from elderclient.backend.tmf.errors import cannot
from elderclient.backend.tmf.resource import Reader, add_few, add_list, add_one
from elderclient.backend.tmf.usage_consumption import answers
from elderclient.backend.tmf.usage_consumption.schemas import (
    BASE,
    QueryCreate,
    Question,
    month_after,
    query_to_wire,
    question_of,
    report_to_wire,
)
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.post("/queryUsageConsumption", **created(answers.QueryUsageConsumption, QueryCreate))
def ask(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Usage of a span of months, answered at once."""
    fields = read_fields(request, answers.QueryUsageConsumption)
    question = question_of(QueryCreate.model_validate(body), operator.configuration.zone)
    if not question.is_askable:
        raise cannot("validPeriod must end after it starts, and span at most two years.")
    with operator.reading() as session:
        answered = _answered(Reader(operator, customer_id, session), question)
    return answer(chosen(answered, fields), 201, {"Location": str(answered["href"])})


def _questions(reader: Reader, _query: Query) -> list[Json]:
    """One answered question for each month with usage, newest first: questions themselves are not stored."""
    months = sorted({row.month for _, row in _usage(reader, None)}, reverse=True)
    return [_answered(reader, Question(month, month_after(month))) for month in months]


def _asked_again(reader: Reader, identifier: str) -> Json | None:
    question = Question.from_id(identifier)
    return None if question is None else _answered(reader, question)


def _answered(reader: Reader, question: Question) -> Json:
    return query_to_wire(question, _reports(reader, question), reader.now, reader.zone)


def _reports(reader: Reader, question: Question | None = None) -> list[Json]:
    """One report for each product and month, newest first."""
    return [
        report_to_wire(found[0][0], month, [row for _, row in found], reader.zone)
        for (month, _), group in groupby(_usage(reader, question), key=_month_and_product)
        if (found := list(group))
    ]


def _usage(reader: Reader, question: Question | None) -> Iterator[tuple[Product, Usage]]:
    """All usage, or that of a question's months and products; newest month first, by product and kind."""
    query = (
        select(Product, Usage)
        .join(Usage, Usage.product_id == Product.id)
        .where(Product.customer_id == reader.customer_id)
        .order_by(Usage.month.desc(), Product.start_date, Product.id, Usage.usage_type.desc())
    )
    if question is not None:
        query = query.where(Usage.month >= question.first, Usage.month < question.until)
        if question.products:
            query = query.where(Product.id.in_(question.products))
    return ((product, row) for product, row in reader.session.execute(query))


def _month_and_product(row: tuple[Product, Usage]) -> tuple[date, str]:
    product, usage = row
    return usage.month, product.id


add_list(router, "/queryUsageConsumption", answers.QueryUsageConsumption, _questions)
add_one(router, "/queryUsageConsumption", answers.QueryUsageConsumption, _asked_again)
add_few(router, "/usageConsumptionReport", answers.UsageConsumptionReport, _reports)
