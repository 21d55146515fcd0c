"""The program under audit: the real session with the demo operator, opened once for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from elderclient.auditing import opened
from elderclient.ui.a11y.audit.audited import AuditedApplication
from elderclient.ui.a11y.audit.places import places_of
from elderclient.ui.navigation import Place


@pytest.fixture(scope="session")
def audited(qapp: Any) -> Iterator[AuditedApplication]:
    assert qapp is not None
    with opened() as application:
        yield application


@pytest.fixture(scope="session")
def places(audited: AuditedApplication) -> tuple[Place, ...]:
    return places_of(audited)
