"""The application: which paths there are and what checks requests before them. Must not read configuration from anywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from elderclient.backend.demo import endpoints as demo
from elderclient.backend.desk import routes as desk
from elderclient.backend.extensions import answers, personal_data, purchase_lock, reference, status
from elderclient.backend.jobs.runner import JobRunner
from elderclient.backend.jobs.schedule import jobs_of
from elderclient.backend.runtime import Operator
from elderclient.backend.server.protection import Protection
from elderclient.backend.tmf import errors
from elderclient.backend.tmf.account import endpoints as account
from elderclient.backend.tmf.agreement import endpoints as agreement
from elderclient.backend.tmf.appointment import endpoints as appointment
from elderclient.backend.tmf.communication import endpoints as communication
from elderclient.backend.tmf.customer_bill import endpoints as customer_bill
from elderclient.backend.tmf.geographic_site import endpoints as geographic_site
from elderclient.backend.tmf.party import endpoints as party
from elderclient.backend.tmf.prepay_balance import endpoints as prepay_balance
from elderclient.backend.tmf.privacy import endpoints as privacy
from elderclient.backend.tmf.product_catalog import endpoints as product_catalog
from elderclient.backend.tmf.product_inventory import endpoints as product_inventory
from elderclient.backend.tmf.product_order import endpoints as product_order
from elderclient.backend.tmf.service_problem import endpoints as service_problem
from elderclient.backend.tmf.trouble_ticket import endpoints as trouble_ticket
from elderclient.backend.tmf.usage_consumption import endpoints as usage_consumption

ROUTERS = (
    account.router,
    answers.router,
    status.router,
    agreement.router,
    communication.router,
    appointment.router,
    customer_bill.router,
    demo.router,
    geographic_site.router,
    party.router,
    prepay_balance.router,
    personal_data.router,
    privacy.router,
    product_catalog.router,
    product_inventory.router,
    product_order.router,
    purchase_lock.router,
    reference.router,
    service_problem.router,
    trouble_ticket.router,
    usage_consumption.router,
)


def create_app(operator: Operator, *, has_jobs: bool = True) -> FastAPI:
    """Build the server over ``operator``; with ``has_jobs`` periodic work is done while the application runs."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        jobs = JobRunner(jobs_of(operator), operator.configuration.pace) if has_jobs else None
        if jobs is not None:
            jobs.start()
        try:
            yield
        finally:
            operator.notifier.close()
            if jobs is not None:
                jobs.stop()

    app = FastAPI(
        title="elderclient reference operator",
        docs_url=None,
        redoc_url=None,
        openapi_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.operator = operator
    errors.install(app)
    for router in ROUTERS:
        app.include_router(router)
    desk.install(app)
    app.add_middleware(Protection, hosts=operator.configuration.hosts, body_limit=operator.configuration.body_limit)
    return app
