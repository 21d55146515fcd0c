"""Breaking blocks into pages: what belongs together stays together."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.sentence import OperatorText, say
from elderclient.ui.flow.presenting import Action, Entry, Page, Text, Weight
from elderclient.ui.widgets.entry import shape_of
from elderclient.ui.widgets.pages import paginate
from elderclient.ui.widgets.words import Words, joined
from tests.fakes.desk_application import Bench


def test_an_entry_and_what_is_told_of_it_are_never_parted(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=36)).open(is_connected=False).look
    told = Text(say("Since 1 October, ordered by a button on the phone. Last used on 23 November."))
    entry = Entry(say("Films"), lambda: None, is_heading=True)
    pages = paginate(Page((Text(say("Two services")), entry, told, entry, told)), look, 784, 333)
    numbers = [[placed.index for placed in page] for page in pages]
    assert len(numbers) > 1
    assert all(index + 1 in page for page in numbers for index in page if index in (1, 3))


def test_a_heading_stays_with_its_choice_where_what_was_between_them_is_left_out(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=36)).open(is_connected=False).look
    asked = Text(say("Which telephone do you have in your hand now?"), Weight.BOLD, is_heading=True)
    spare = Text(say("We only ring that one, and never the one that is lost."), is_spare=True)
    choices = tuple(Entry(say("{number}", number=OperatorText(f"138 0000 010{one}")), lambda: None) for one in range(3))
    pages = paginate(Page((asked, spare, *choices), is_one_page=True), look, 784, 262)
    assert len(pages) > 1
    assert [placed.index for placed in pages[0]] == [0, 2]


def test_nothing_is_broken_into_no_page(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=18)).open(is_connected=False).look
    assert paginate(Page(()), look, 1200, 700) == ()


@pytest.mark.parametrize("words", [12, 24, 36, 48])
@pytest.mark.parametrize("room", [(1342, 320), (1342, 448), (1896, 700)])
def test_an_entry_in_a_column_is_as_high_as_what_it_shows(
    bench: Callable[..., Bench], words: int, room: tuple[int, int]
) -> None:
    look = bench(configuration=Configuration(text_size=26)).open(is_connected=False).look
    width, height = room
    long = Entry(say(" ".join(["grandchildren"] * words)), lambda: None)
    texts = [Text(say("A sentence of some length, which takes several lines in a column."))] * 4
    pages = paginate(Page((*texts, long, *texts[2:]), beside=len(texts)), look, width, height)
    entries = [placed for page in pages for placed in page if isinstance(placed.block, Entry)]
    assert entries
    assert [placed.height for placed in entries] == [
        shape_of(long, look, placed.width or width, height).height for placed in entries
    ]


SHORT = say("You hear it first:")
WORDS = Text(say("apple sun 27"), Weight.LARGE)


@pytest.mark.parametrize("size", [18, 26, 36])
@pytest.mark.parametrize("room", [(1342, 448), (1896, 700), (784, 256)])
def test_a_page_that_is_looked_at_from_afar_grows_as_far_as_it_is_held(
    bench: Callable[..., Bench], size: int, room: tuple[int, int]
) -> None:
    look = bench(configuration=Configuration(text_size=size)).open(is_connected=False).look
    page = Page((Text(SHORT, Weight.BOLD), WORDS, Text(say("Listen."))), is_one_page=True)
    (usual,) = paginate(page, look, *room)
    (grown,) = paginate(page._replace(fills=True), look, *room)
    assert [placed.lines for placed in grown] == [placed.lines for placed in usual]
    assert grown[-1].top + grown[-1].height <= room[1]
    assert all(after.top >= before.top + before.height for before, after in pairwise(grown))
    assert grown[1].height >= usual[1].height
    assert max(placed.height for placed in grown) == grown[1].height
    above, below = grown[0].top, room[1] - grown[-1].top - grown[-1].height
    assert abs(above - below) <= 1
    if room == (1896, 700):
        assert grown[1].height >= 2 * usual[1].height


@pytest.mark.parametrize("size", [18, 22, 26, 30])
@pytest.mark.parametrize("place", [("third", "second"), ("second", "first"), ("hundredth", "ninth")])
def test_nothing_moves_where_the_place_in_the_queue_changes(
    bench: Callable[..., Bench], size: int, place: tuple[str, str]
) -> None:
    look = bench(configuration=Configuration(text_size=size)).open(is_connected=False).look

    def waiting(which: str) -> Page:
        queue = say("You are {place} there. The wait is about 3 minutes.", place=OperatorText(which)).at("queue")
        return Page((Text(SHORT, Weight.BOLD), Text(say("It rings.")), Text(queue)), is_one_page=True, fills=True)

    for room in ((width, 320) for width in range(1000, 1400, 25)):
        before = paginate(waiting(place[0]), look, *room)
        after = paginate(waiting(place[1]), look, *room, before)
        assert [(one.top, one.height, one.growth) for one in after[0]] == [
            (one.top, one.height, one.growth) for one in before[0]
        ]


def test_what_can_be_spared_is_left_out_last_and_the_rest_keeps_its_place(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=36)).open(is_connected=False).look
    spare = Text(say("We are calling you. Please answer it now, it is for you."), is_spare=True)
    page = Page((spare, Text(SHORT), WORDS, Text(say("Listen."))), is_one_page=True)
    (small,) = paginate(page, look, 784, 256)
    assert [placed.index for placed in small] == [1, 2, 3]
    (wide,) = paginate(page, look, 1342, 448)
    assert [placed.index for placed in wide] == [0, 1, 2, 3]
    assert len(paginate(page._replace(is_one_page=False), look, 784, 256)) > 1


def test_a_confirmation_of_two_pages_has_the_amount_on_the_last(bench: Callable[..., Bench]) -> None:
    look = bench(width=427, height=233).open(is_connected=False).look
    question, price = Text(say("Once more: do you want this service?")), Text(say("It costs 15 yuan.").at("price"))
    silence = Text(say("If you press nothing, then nothing at all is ordered."))
    verbs = (Action(say("No"), lambda: None), Action(say("Yes"), lambda: None))
    page = Page((question, price, silence), verbs, is_one_page=True)
    *_before, last = paginate(page, look, 419, 75)
    assert last[-1].index == 1
    together = paginate(page, look, 419, 400)
    assert [[placed.index for placed in one] for one in together] == [[0, 1, 2]]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("room", [(784, 256), (620, 150)])
def test_what_no_page_holds_is_divided_between_sentences(
    bench: Callable[..., Bench], language: Language, room: tuple[int, int]
) -> None:
    look = bench(configuration=Configuration(text_size=36, language=language)).open(is_connected=False).look
    sentences = ["We call you back.", "You hear two words first.", "Say nothing, and listen.", "Then compare them."] * 3
    pages = paginate(Page((Text(say(" ".join(sentences))),)), look, *room)
    assert len(pages) > 2
    ends = [joined(placed.lines)[-1] for page in pages for placed in page]
    assert ends == ["."] * len(pages)
    assert " ".join(joined(placed.lines) for page in pages for placed in page) == " ".join(sentences)


WHAT, HOW_MUCH = say("A new charge"), say("25 yuan")
IN_ROWS = Text(say("A new charge: 25 yuan more, as you asked."), columns=(WHAT, HOW_MUCH))


def test_an_amount_is_in_a_column_where_that_takes_no_more_lines(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=26)).open(is_connected=False).look
    ((wide,),) = paginate(Page((IN_ROWS,)), look, 900, 448)
    assert (wide.lines, wide.beside) == ((look.text(WHAT),), look.text(HOW_MUCH))
    ((narrow,),) = paginate(Page((IN_ROWS,)), look, 300, 448)
    assert (joined(narrow.lines), narrow.beside) == (look.text(IN_ROWS.sentence), "")


def test_two_columns_are_one_sentence_to_readers(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=26)).open(is_connected=False).look
    words = Words(look, (look.text(WHAT),), beside=look.text(HOW_MUCH), name=look.text(IN_ROWS.sentence))
    assert words.painted == (f"{look.text(WHAT)} {look.text(HOW_MUCH)}",)
    assert words.accessibleName() == look.text(IN_ROWS.sentence)
    assert words.sizeHint().width() > look.width(look.text(WHAT)) + look.width(look.text(HOW_MUCH), bold=True)
