"""All paths of the desk, its script and its style."""

from __future__ import annotations

from importlib.resources import files

from fastapi import APIRouter, FastAPI, Request, Response

from elderclient.backend.desk import call_pages, complaint_pages, figure_pages, guard, queue_pages, signing_in
from elderclient.backend.desk.guard import DeskRefusal
from elderclient.backend.desk.headers import DeskHeaders

router = APIRouter(prefix="/desk")
KINDS = {"desk.css": "text/css", "desk.js": "text/javascript"}
"""The files there are, and what they are; nothing else is ever read."""


@router.get("/files/{name}")
def read_file(name: str) -> Response:
    """The style or the script."""
    if name not in KINDS:
        raise DeskRefusal(404, "notFound")
    text = (files("elderclient.backend.desk") / "static" / name).read_text(encoding="utf-8")
    return Response(text, media_type=KINDS[name], headers={"Cache-Control": "no-cache"})


@router.get("/{_rest:path}")
def no_such_page(_request: Request) -> Response:
    """Anything else below the desk."""
    raise DeskRefusal(404, "notFound")


ROUTERS = (
    signing_in.router,
    queue_pages.router,
    call_pages.router,
    complaint_pages.router,
    figure_pages.router,
    router,
)
"""Every path of the desk; the last one answers what none of the others does."""


def install(app: FastAPI) -> None:
    """Put the desk into the application; its pages are no API and in no description of one."""
    guard.install(app)
    for one in ROUTERS:
        app.include_router(one, include_in_schema=False)
    app.add_middleware(DeskHeaders)
