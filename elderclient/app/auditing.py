"""Opens the program for an audit: the real window, drawn offscreen, with its data in a temporary folder.

Must not judge anything, and changes nothing at a real operator. UI thread only.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from elderclient.adapters.platform.select import current
from elderclient.app.session import Options, Session
from elderclient.audit.audited import AuditedApplication
from elderclient.ui.intents import CallMe

_DEADLINE_SECONDS = 90.0
_CHECK_SECONDS = 0.01
_WINDOW = (800, 600)


class _AuditedSession(Session):
    kind = AuditedApplication


@contextmanager
def opened(operator_url: str = "", token_file: Path | None = None, customer: str = "") -> Iterator[AuditedApplication]:
    """Yield the connected program; without an operator, the demo one with a live callback and an open order."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    qt = cast("QApplication", QApplication.instance() or QApplication([]))
    with tempfile.TemporaryDirectory(prefix="elderclient-audit-") as folder:
        data = Path(folder)
        folders = replace(current().folders(), config=data, data=data, cache=data, documents=lambda: data)
        options = Options(
            demo_customer=customer,
            operator_url=operator_url,
            token_file=token_file,
            window=_WINDOW,
            data_dir=data,
            screenshot=data / "none.png",
            demo_options=("--no-agents",),
            is_read_only=bool(operator_url),
        )
        session = _AuditedSession(options, qt, folders)
        try:
            session.open()
            session.connect()
            _wait(session)
            application = cast("AuditedApplication", session.application)
            if not operator_url:
                application.emit(CallMe())
                application.draft()
            application.settle()
            application.freeze()
            yield application
        finally:
            session.close()


def _wait(session: Session) -> None:
    end = time.monotonic() + _DEADLINE_SECONDS
    while not session.is_settled() and time.monotonic() < end:
        QApplication.processEvents()
        time.sleep(_CHECK_SECONDS)
