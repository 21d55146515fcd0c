"""Help: the hotline, what else helps, and one press to a human being."""

from __future__ import annotations

import pytest

from elderclient.domain.callbacks import Reason
from elderclient.domain.configuration import Configuration
from elderclient.domain.phone import ShortCode
from elderclient.phrases.shell import actions, help_screen
from elderclient.ui.flow.presenting import Action, Page, Text, Weight
from elderclient.ui.flow.registration import registration_blocks, without_calls
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.help.presenter import HelpPresenter
from tests.fakes.screen_context import Desk, press


@pytest.mark.parametrize(
    ("subject", "reason"),
    [
        ("", None),
        ("hotline", None),
        ("bill", Reason("bill")),
        ("bill/2026-09", Reason("bill", "2026-09")),
    ],
)
def test_help_calls_a_person_about_the_screen_it_was_asked_on(subject: str, reason: Reason | None) -> None:
    desk = Desk()
    presenter = HelpPresenter(desk.context(), Place("help", subject))
    page = presenter.page()
    assert not page.actions[0].is_guarded
    assert page.actions[0].is_call
    press(page, actions.call_me_back())
    assert desk.emitted == [CallMe(reason)]


def test_help_names_the_hotline_and_leads_to_the_caller_check() -> None:
    desk = Desk(configuration=Configuration(hotline=ShortCode("10086")))
    presenter = HelpPresenter(desk.context(), Place("help"))
    assert any(("hotline", ShortCode("10086")) in sentence.arguments for sentence in presenter.sentences())
    press(presenter.page(), help_screen.caller_check())
    press(presenter.page(), help_screen.settings())
    assert desk.emitted == [GoTo(Place("caller_check")), GoTo(Place("settings"))]
    presenter.refresh()
    assert desk.changes == 1


def test_where_only_a_telephone_works_the_hotline_stands_first_and_huge() -> None:
    blocks = HelpPresenter(Desk().context(), Place("help", "hotline")).page().blocks
    assert isinstance(blocks[1], Text)
    assert (blocks[1].sentence, blocks[1].weight) == (help_screen.number(Configuration().number_to_dial), Weight.LARGE)


def test_on_a_pc_to_be_registered_again_help_offers_no_call_but_the_number() -> None:
    hotline = ShortCode("10086")
    context = Desk(configuration=Configuration(hotline=hotline)).context()._replace(must_register=lambda: True)
    presenter = HelpPresenter(context, Place("help"))
    page = presenter.shown_page()
    assert page.actions == ()
    assert page.blocks[:3] == registration_blocks(hotline)
    assert help_screen.press_the_button() not in presenter.sentences()


@pytest.mark.parametrize("is_call", [True, False])
def test_a_page_that_offered_a_call_says_that_this_pc_must_be_registered(is_call: bool) -> None:
    hotline = ShortCode("10086")
    own = Text(help_screen.guide())
    call = Action(actions.ask_a_person(), lambda: None, icon="call", is_call=is_call)
    page = without_calls(Page((own,), (call,)), hotline)
    assert page == Page((own, *registration_blocks(hotline)))
    assert without_calls(page, hotline) == page


def test_a_page_without_an_offer_of_a_call_stays_as_it_is() -> None:
    page = Page((Text(help_screen.guide()),), (Action(actions.i_see(), lambda: None),))
    assert without_calls(page, ShortCode("10086")) == page
