"""The application: which paths there are and what stands before them. Must not read configuration from anywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from elderclient.backend.callbacks.dialling.agent import Dialling
from elderclient.backend.clockwork import Clockwork, Step
from elderclient.backend.complaints.clerk import clerk_of
from elderclient.backend.demo.control import demo_control_router
from elderclient.backend.faults.simulated_crew import Crew
from elderclient.backend.notices.jobs import Noticing
from elderclient.backend.orders.jobs import OrdersDue, ProductsOfTheDay
from elderclient.backend.own import answers, personal, purchase_lock
from elderclient.backend.own import endpoints as own
from elderclient.backend.privacy.work import PrivacyWork
from elderclient.backend.protection import Protection
from elderclient.backend.runtime import Operator
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
    own.router,
    agreement.router,
    communication.router,
    appointment.router,
    customer_bill.router,
    demo_control_router,
    geographic_site.router,
    party.router,
    prepay_balance.router,
    personal.router,
    privacy.router,
    product_catalog.router,
    product_inventory.router,
    product_order.router,
    purchase_lock.router,
    service_problem.router,
    trouble_ticket.router,
    usage_consumption.router,
)


def _steps(operator: Operator) -> tuple[Step, ...]:
    """What happens by itself while the server runs."""
    return (
        Dialling(operator, operator.now()),
        Noticing(operator),
        PrivacyWork(operator),
        Crew(operator),
        clerk_of(operator, operator.configuration),
        OrdersDue(operator.ordering.life, operator.reading, operator.writing, operator.now),
        ProductsOfTheDay(operator.writing, operator.now, operator.configuration.zone),
    )


def create_app(operator: Operator) -> FastAPI:
    """Build the server over ``operator``; time-driven steps run while the application does."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        clockwork = Clockwork(_steps(operator), operator.configuration.pace)
        clockwork.start()
        try:
            yield
        finally:
            operator.notifier.close()
            clockwork.stop()

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
    app.add_middleware(Protection, hosts=operator.configuration.hosts, body_limit=operator.configuration.body_limit)
    return app
