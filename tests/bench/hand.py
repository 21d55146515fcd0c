"""The whole client in this process, drawn offscreen, pressed by a hand that waits for it; for figures only."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtWidgets import QApplication

from elderclient.adapters.platform.select import current
from elderclient.app.session import Options, Session
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from tests.contract.running_operator import RunningOperator

SETTLING_SECONDS = 60.0


def milliseconds(act: Callable[[], None]) -> float:
    """From the act to everything painted."""
    began = time.perf_counter()
    act()
    return (time.perf_counter() - began) * 1000


class Hand:
    """Presses, and waits for what was pressed to settle."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def settle(self) -> None:
        """Until the operator answered everything."""
        for _ in range(3):
            self.wait_until(self.session.is_settled)

    def wait_until(self, condition: Callable[[], object]) -> None:
        """Let the window live until ``condition`` holds."""
        end = time.monotonic() + SETTLING_SECONDS
        while True:
            self.session.qt.processEvents()
            if condition():
                return
            assert time.monotonic() < end, "never came about"

    def is_still_fetching(self) -> bool:
        """The screen says that it has to fetch what it is for."""
        presenter = self.session.application.presenter
        return presenter is None or any(said.msgid.startswith("Fetching") for said in presenter.sentences())

    def open(self, place: Place) -> None:
        """Go there and paint."""
        self.session.application.emit(GoTo(place))
        self.session.application.window.repaint()


def hand_of(operator: RunningOperator, customer: int, folder: Path, url: str = "") -> Hand:
    """The client of the n-th demo customer, at home with everything answered, behind ``url`` where one is given."""
    token = folder / f"token{customer}"
    token.write_text(operator.token(customer), encoding="ascii")
    base = folder / f"data{customer}"
    options = Options(
        change=lambda configuration: replace(configuration, text_size=36),
        operator_url=url or operator.url,
        token_file=token,
        window=(800, 600),
        data_dir=base,
        screenshot=folder / "none.png",
    )
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = Session(options, application, replace(current().folders(), config=base, data=base, cache=base))
    session.open()
    session.connect()
    hand = Hand(session)
    hand.settle()
    return hand
