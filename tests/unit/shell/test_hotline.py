"""The number to dial: the one that the operator's policy gives, else where it is printed, and never a made-up one."""

from __future__ import annotations

import re

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.phone import ON_THE_BILL, ShortCode
from elderclient.domain.sentence import Sentence
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.bills import printed_bill
from elderclient.phrases.callbacks import call_status, callback_results, callback_screen, conversation, no_answer
from elderclient.phrases.complaints import letter
from elderclient.phrases.orders import lost_phone_screen
from elderclient.phrases.plans import plan_card
from elderclient.phrases.shell import done_screen, help_screen, window
from elderclient.rendering import shown, spoken
from elderclient.ui.flow.presenting import Page, Text
from elderclient.ui.flow.registration import registration_blocks, without_calls
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.help.presenter import HelpPresenter
from tests.fakes.screen_context import Desk

SAID = (
    help_screen.number,
    lost_phone_screen.hotline,
    lost_phone_screen.none_at_hand,
    callback_screen.hotline,
    done_screen.hotline,
    call_status.dial_hotline,
    call_status.dial_if_urgent,
    callback_results.not_certain,
    conversation.without_hearing,
    no_answer.dial_if_nothing_comes,
    window.press_name_first,
    printed_bill.call_us,
    agreements_screen.paper_whom_to_ask,
    letter.complained_first,
    lambda number: plan_card.how_to_complain(number, ShortCode("12381")),
)
DIGITS = re.compile(r"\d+")


def digits_in(sentence: Sentence) -> set[str]:
    return {one for language in Language for one in DIGITS.findall(shown(sentence, language))} - {"12381"}


@pytest.mark.parametrize("number", range(len(SAID)))
def test_without_a_policy_that_names_it_no_number_is_shown(number: int) -> None:
    say = SAID[number]
    assert digits_in(say(ShortCode("10086"))) == {"10086"}
    unnamed = say(ON_THE_BILL)
    assert digits_in(unnamed) == set()
    for language in Language:
        assert not DIGITS.search(spoken(unnamed, language).replace("12381", ""))
        # What takes the number's place reads as a part of the sentence.
        assert "  " not in shown(unnamed, language)


def test_only_the_letter_to_the_regulator_does_without_where_the_number_is_printed() -> None:
    where = shown(help_screen.number(ON_THE_BILL), Language.CHINESE).removeprefix("请拨").strip()
    silent = [say for say in SAID if where not in shown(say(ON_THE_BILL), Language.CHINESE)]
    assert silent == [letter.complained_first]


def test_help_of_an_operator_without_a_hotline_says_where_it_is_printed() -> None:
    desk = Desk(configuration=Configuration(operator_url="https://operator.example"))
    for subject in ("", "hotline"):
        said = [sentence.at("") for sentence in HelpPresenter(desk.context(), Place("help", subject)).sentences()]
        assert help_screen.number(ON_THE_BILL) in said


def test_a_pc_to_be_registered_again_shows_once_where_the_number_is_printed() -> None:
    blocks = registration_blocks(ON_THE_BILL)
    assert blocks[1].sentence == callback_screen.hotline(ON_THE_BILL)
    page = without_calls(Page(blocks), ON_THE_BILL)
    numbers = [each for each in page.blocks if isinstance(each, Text) and each.sentence == blocks[1].sentence]
    assert len(numbers) == 1
