"""The guide: the same in both languages, readable to every eye and reader, and true to the names on the screen."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import help_screen, window
from elderclient.rendering import shown
from elderclient.rendering.messages_zh import MESSAGES
from elderclient.resources import font_files
from elderclient.ui.intents import GoTo, OpenGuide
from elderclient.ui.place import Place
from elderclient.ui.screens.shell.help.presenter import HelpPresenter
from elderclient.ui.screens.shell.home.presenter import HomePresenter
from elderclient.ui.shell.bar import BarState, slots
from elderclient.ui.shell.guide import guide_file
from tests.fakes.desk_application import Bench
from tests.fakes.screen_context import Desk, press

VOID = {"meta"}
LANGUAGES = list(Language)
LEAST_POINTS = 18
LEAST_CONTRAST = 7
LONGEST = {Language.CHINESE: 40, Language.ENGLISH: 30}
"""Characters, or words, of a sentence an eighty-year-old reads in one go."""


class Guide(HTMLParser):
    """The elements in order, each with its attributes and all the words in it."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.language = language
        self.source = guide_file(language).read_text(encoding="utf-8")
        self.elements: list[tuple[str, dict[str, str | None], list[str]]] = []
        self._open: list[tuple[str, dict[str, str | None], list[str]]] = []
        self.feed(self.source)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = (tag, dict(attrs), list[str]())
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        for _tag, _attributes, words in self._open:
            words.append(data)

    def words(self, *tags: str) -> list[str]:
        return ["".join(words) for tag, _attributes, words in self.elements if tag in tags]

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes, _words in self.elements if name == tag]

    @property
    def sections(self) -> list[str | None]:
        return [attributes["id"] for attributes in self.all("section")]


@pytest.fixture(params=LANGUAGES, ids=lambda language: language.value)
def guide(request: pytest.FixtureRequest) -> Guide:
    return Guide(request.param)


def test_it_says_its_language_and_its_title(guide: Guide) -> None:
    assert guide.all("html") == [{"lang": guide.language.value.replace("_", "-")}]
    assert guide.words("title") == guide.words("h1")
    assert guide.all("meta")[0] == {"charset": "utf-8"}


def test_headings_are_in_order_and_none_is_left_out(guide: Guide) -> None:
    levels = [int(tag[1]) for tag, _attributes, _words in guide.elements if re.fullmatch("h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in itertools.pairwise(levels))
    assert len(guide.words("h2")) == len(guide.sections) + 1


def test_the_contents_lead_to_every_part_by_its_name(guide: Guide) -> None:
    assert [link["href"] for link in guide.all("a")] == [f"#{name}" for name in guide.sections]
    assert guide.words("a") == guide.words("h2")[1:]
    assert guide.all("nav") == [{"aria-labelledby": "contents"}]


def test_nothing_in_it_is_fetched_runs_or_is_only_a_picture(guide: Guide) -> None:
    tags = {tag for tag, _attributes, _words in guide.elements}
    assert tags.isdisjoint({"img", "svg", "script", "link", "iframe", "object", "video", "audio", "form"})
    # A computer without Chinese letters takes those that lie beside it.
    letters = re.findall(r'url\("(.*?)"\)', guide.source)
    assert [(guide_file(guide.language).parent / path).resolve() for path in letters] == list(font_files())
    assert "://" not in guide.source
    assert "default-src 'none'" in str(guide.all("meta")[1]["content"])


def test_both_languages_have_the_same_parts_and_the_same_look() -> None:
    chinese, english = (Guide(language) for language in LANGUAGES)
    assert chinese.sections == english.sections
    assert [tag for tag, *_rest in chinese.elements] == [tag for tag, *_rest in english.elements]
    assert chinese.words("style") == english.words("style")


def test_it_is_printed_large_and_stands_out(guide: Guide) -> None:
    (style,) = guide.words("style")
    assert [float(size) for size in re.findall(r"font-size: ([\d.]+)pt", style)] == [22]
    assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)em", style)) >= 1
    assert float(re.findall(r"line-height: ([\d.]+)", style)[0]) >= 1.5
    for colour in re.findall(r"(?<!background: )#[0-9a-f]{6}", style):
        assert contrast(colour, "#ffffff") >= LEAST_CONTRAST
    assert set(re.findall("background: (#[0-9a-f]{6})", style)) == {"#ffffff"}


def contrast(one: str, other: str) -> float:
    """WCAG 2: the ratio of two colours."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[index : index + 2], 16) / 255 for index in (1, 3, 5))
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_everything_that_stands_out_is_called_so_on_the_screen(guide: Guide) -> None:
    # Behind a context, if it has one, is the English itself.
    english = {key.rpartition("\x04")[2] for key in MESSAGES}
    known = english if guide.language is Language.ENGLISH else set(MESSAGES.values())
    assert [name for name in guide.words("b") if name not in known] == []


def test_every_tile_and_every_button_of_the_bar_is_explained(guide: Guide) -> None:
    tiles = HomePresenter(Desk().context(), Place("home")).tiles()
    wanted: list[Sentence] = [tile.caption for tile in tiles]
    wanted += [slot.forms[0] for slot in slots(BarState())]
    assert {shown(caption, guide.language) for caption in wanted} <= set(guide.words("b"))


def test_sentences_are_short(guide: Guide) -> None:
    is_chinese = guide.language is Language.CHINESE
    said = [one for words in guide.words("p", "li") for one in re.split("[。：？]" if is_chinese else r"[.:?] ", words)]
    too_long = [one for one in said if (len(one) if is_chinese else len(one.split())) > LONGEST[guide.language]]
    assert too_long == []


def test_help_opens_it() -> None:
    desk = Desk()
    press(HelpPresenter(desk.context(), Place("help")).page(), help_screen.guide())
    assert desk.emitted == [OpenGuide()]


class Browser:
    """Stands in for the system's; ``is_there`` or not."""

    def __init__(self, *, is_there: bool) -> None:
        self.is_there = is_there
        self.opened: list[Path] = []

    def open(self, path: Path) -> bool:
        self.opened.append(path)
        return self.is_there


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("is_there", "news"), [(True, window.guide_opened()), (False, window.guide_not_opened())], ids=["opened", "missing"]
)
def test_it_opens_in_the_language_of_the_screen_and_that_is_told(
    bench: Callable[..., Bench], language: Language, is_there: bool, news: Sentence
) -> None:
    browser = Browser(is_there=is_there)
    one = bench(configuration=Configuration(language=language), paperwork=browser)
    application = one.open()
    application.emit(GoTo(Place("help")))
    application.emit(OpenGuide())
    assert browser.opened == [guide_file(language)]
    assert browser.opened[0].is_file()
    assert shown(news, language) in one.button("strip").accessibleName()
    assert application.history.here == Place("help")
