"""Home without Qt: the bill stands there before the rest is asked for, and is not waited for where something is wrong."""

from __future__ import annotations

from datetime import date

from elderclient.domain.errors import ServerDown
from elderclient.domain.sentence import Sentence
from elderclient.phrases.bills import payment
from elderclient.phrases.notices import notice as notice_words
from elderclient.phrases.shell import page_parts
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.home.presenter import HomePresenter
from tests.fakes.bills import an_operator, an_ordinary_year
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import notice
from tests.fakes.screen_context import Desk, FakeRunner, real_services
from tests.fakes.store import FakeStore

REQUESTS_OF_HOME = 10
"""Customer and bills before the first sentence, then eight for what else home says."""


def opened(gateway: FakeGateway) -> tuple[HomePresenter, Desk]:
    desk = Desk(runner=FakeRunner(holds=True))
    desk.services = real_services(gateway, FakeStore(), desk.clock)
    presenter = HomePresenter(desk.context(), Place("home"))
    presenter.refresh()
    return presenter, desk


def of_the_bill() -> Sentence:
    *_, before, newest = an_ordinary_year()
    return payment.summary(newest, date(2026, 10, 12), before).at("today")


def test_the_bill_is_shown_before_the_rest_is_asked_for() -> None:
    gateway = an_operator(an_ordinary_year())
    gateway.sent = (notice(),)
    presenter, desk = opened(gateway)
    assert presenter.today == page_parts.fetching().at("today")
    desk.runner.release()
    assert gateway.asked == ["customer", "bills"]
    assert presenter.today == of_the_bill()
    assert desk.asked == []
    desk.runner.release()
    assert presenter.today == notice_words.home_words().at("today")
    assert len(desk.asked) == 1


def test_trouble_after_the_bill_leaves_the_bill() -> None:
    gateway = an_operator(an_ordinary_year())
    presenter, desk = opened(gateway)
    desk.runner.release()
    gateway.trouble = ServerDown()
    desk.runner.release()
    assert presenter.today == of_the_bill()


def test_where_nobody_answers_nothing_more_is_asked() -> None:
    gateway = an_operator(an_ordinary_year())
    gateway.trouble = ServerDown()
    presenter, desk = opened(gateway)
    desk.runner.release()
    assert desk.runner.waiting == []
    assert gateway.asked == ["customer"]
    assert [type(asked.problem) for asked in desk.asked] == [ServerDown]
    assert presenter.today != page_parts.fetching().at("today")


def test_todays_sentence_leads_to_its_matter() -> None:
    gateway = an_operator(an_ordinary_year())
    gateway.sent = (notice(),)
    presenter, desk = opened(gateway)
    assert presenter.today_place is None
    presenter.press_today()
    assert desk.emitted == []
    desk.runner.release()
    presenter.press_today()
    desk.runner.release()
    presenter.press_today()
    assert desk.emitted == [GoTo(Place("bill")), GoTo(Place("notices"))]


def test_how_much_is_asked_before_and_after_the_first_sentence() -> None:
    gateway = an_operator(an_ordinary_year())
    presenter, desk = opened(gateway)
    desk.runner.release()
    assert gateway.asked == ["customer", "bills"]
    desk.runner.release()
    assert len(gateway.asked) == REQUESTS_OF_HOME
    assert [tile.screen for tile in presenter.tiles() if tile.value is not None][:1] == ["bill"]
    presenter.refresh()
    desk.runner.release()
    desk.runner.release()
    # The lines of the newest bill are asked for once.
    assert len(gateway.asked) == 2 * REQUESTS_OF_HOME - 1


def test_the_value_of_a_tile_is_read_aloud_once() -> None:
    gateway = an_operator(an_ordinary_year())
    presenter, desk = opened(gateway)
    desk.runner.release()
    desk.runner.release()
    values = [tile.value for tile in presenter.tiles() if tile.value is not None and tile.badge is None]
    assert values
    assert [sentence for sentence in presenter.sentences() if sentence in values] == values
