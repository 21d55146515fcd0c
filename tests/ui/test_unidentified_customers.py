"""An operator that does not say whose tokens are: each token's data stay apart, and what waits is not silently lost."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from elderclient.adapters.platform.select import current
from elderclient.app import connection
from elderclient.app.session import Options, Session
from elderclient.phrases.shell import acts
from tests.bench.hand import Hand
from tests.fakes.clock import FakeClock
from tests.fakes.losing_operator import Fault, LosingOperator


def opened(operator: LosingOperator, token: Path, data: Path) -> Hand:
    """The program at this operator, with this token file."""
    options = Options(operator_url=operator.url, token_file=token, window=(800, 600), data_dir=data, has_notice=False)
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    session = Session(options, application, replace(current().folders(), config=data, data=data, cache=data))
    session.open()
    session.connect()
    hand = Hand(session)
    hand.wait_until(session.is_settled)
    return hand


@pytest.mark.usefixtures("qapp")
def test_what_waits_for_an_earlier_token_is_reported_and_not_sent(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "LEDGER_SECONDS", 0.2)
    token, data = tmp_path / "token", tmp_path / "data"
    with LosingOperator(lambda: FakeClock().now().isoformat()) as operator:
        token.write_text("first", encoding="ascii")
        hand = opened(operator, token, data)
        try:
            operator.fault = Fault.BARE_403
            application = hand.session.application
            services, done = application._services, list[object]()
            assert services is not None
            application.scope.run(lambda: services.check_caller.report("他要我的密码。"), done.append, done.append)
            hand.wait_until(lambda: done)
        finally:
            hand.session.close()
        operator.fault = Fault.NONE
        operator.written.clear()
        token.write_text("second", encoding="ascii")
        hand = opened(operator, token, data)
        try:
            news = hand.session.application.news
            hand.wait_until(lambda: news.sentence is not None and news.sentence.msgid == acts.left_behind().msgid)
            assert operator.written == []
        finally:
            hand.session.close()
        token.write_text("first", encoding="ascii")
        hand = opened(operator, token, data)
        try:
            hand.wait_until(lambda: operator.written)
        finally:
            hand.session.close()
        assert len(operator.stored["troubleTicket"]) == 1
