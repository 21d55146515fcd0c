"""The application: which paths there are and what stands before them. Must not read configuration from anywhere."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from elderclient.backend.dialling.agent import DiallingThread
from elderclient.backend.own import endpoints as own
from elderclient.backend.protection import Protection
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf import errors
from elderclient.backend.tmf.trouble_ticket import endpoints as trouble_ticket

ROUTERS = (own.router, trouble_ticket.router)


def create_app(operator: Operator) -> FastAPI:
    """Build the server over ``operator``; time-driven steps run while the application does."""

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        dialling = DiallingThread(operator)
        dialling.start()
        try:
            yield
        finally:
            operator.notifier.close()
            dialling.stop()

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
