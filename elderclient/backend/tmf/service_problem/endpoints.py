"""TMF656's paths; all of them only read. Each customer sees the outages of their own lines only."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter

from elderclient.backend.faults.outages import outages_of
from elderclient.backend.tmf.resource import Reader, add_few
from elderclient.backend.tmf.service_problem import answers
from elderclient.backend.tmf.service_problem.schemas import BASE, to_wire
from elderclient.backend.tmf.wire import Json

router = APIRouter(prefix=BASE)


def _outages(reader: Reader) -> Iterator[Json]:
    """Those that are not over, soonest first."""
    return (to_wire(outage, reader.now) for outage in outages_of(reader.session, reader.customer_id))


add_few(router, "/serviceProblem", answers.ServiceProblem, _outages)
