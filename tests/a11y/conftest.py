"""The program under audit: the real session with the demo operator, opened once for all tests of a process."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest

from elderclient.app.auditing import opened
from elderclient.audit.audited import AuditedApplication
from elderclient.audit.places import places_of
from elderclient.ui.place import Place
from elderclient.ui.shell.tasks import WORKERS


def _meet(others: threading.Barrier) -> None:
    others.wait()


@pytest.fixture(scope="session")
def audited(qapp: Any) -> Iterator[AuditedApplication]:
    assert qapp is not None
    with opened() as application:
        # The pool makes its threads when they are needed: all of them now, so that none seems to be left by a test.
        together = threading.Barrier(WORKERS)
        for _worker in range(WORKERS):
            application.tasks.submit(partial(_meet, together))
        application.settle()
        yield application


@pytest.fixture(scope="session")
def places(audited: AuditedApplication) -> tuple[Place, ...]:
    return places_of(audited)
