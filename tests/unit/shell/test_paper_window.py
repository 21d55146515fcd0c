"""大字打印 in the window: the way from a bill to a file that lies where the page says, and news for who went on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest

from elderclient.app.paperwork import SystemPaperwork
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.paper import Paper
from elderclient.domain.sentence import Name, Sentence, say
from elderclient.phrases.shell import paper_screen
from elderclient.ui.intents import GoHome, GoTo, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.choices import NAMES
from elderclient.ui.shell.application import Application
from elderclient.ui.shell.dependencies import ApplicationDependencies
from elderclient.ui.widgets.button import PressButton
from elderclient.usecases.save_paper import PaperForm, PaperMade
from tests.fakes.desk_application import Bench

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
SAVED = paper_screen.saved_as(Name("a.pdf"))
ORDER = Print(Paper(say("Your bill"), ()), say("Bill"), Place("bill", "2026-09"))


class SlowPaperwork:
    """Makes nothing until ``go`` is set."""

    def __init__(self) -> None:
        self.go = Event()

    def make(self, _paper: Paper, _name: Sentence, form: PaperForm) -> PaperMade:
        assert self.go.wait(10)
        return PaperMade(form, (SAVED,))

    def open(self, _path: Path) -> bool:
        return False


def opened(one: Bench, paperwork: SlowPaperwork | SystemPaperwork) -> Application:
    assert one.icons is not None
    parts = ApplicationDependencies(one.configuration, one.clock, one.icons, one.family, one.saved.append, paperwork)
    one.application = Application(parts)
    one.application.open(one.width, one.height)
    return one.application


def said(application: Application) -> list[str]:
    assert application.presenter is not None
    return [sentence.msgid for sentence in application.presenter.sentences()]


def test_the_file_lies_where_the_page_says(bench: Make, until: Until, tmp_path: Path) -> None:
    one = bench()
    paperwork = SystemPaperwork(one.clock, (one.family,), lambda: tmp_path, lambda: Language.CHINESE)
    application = opened(one, paperwork)
    application.emit(ORDER)
    assert application.history.here == Place("paper")
    one.button("block-3").activated.emit()
    until(lambda: said(application)[0] == paper_screen.saved_as(Name("")).msgid)
    assert [child.suffix for child in tmp_path.iterdir()] == [".html"]
    assert application.history.here == Place("paper")


def test_who_went_on_is_told_in_the_strip_and_finds_the_result(bench: Make, until: Until) -> None:
    paperwork = SlowPaperwork()
    application = opened(bench(), paperwork)
    application.emit(ORDER)
    assert application.presenter is not None
    application.presenter.page().blocks[2].press()  # type: ignore[attr-defined]  # the presenter of paper
    assert said(application) == [paper_screen.saving().msgid]
    application.emit(GoHome())
    paperwork.go.set()
    until(lambda: application.news.message is not None)
    application._on_strip_pressed()
    assert application.history.here == Place("paper")
    assert said(application) == [SAVED.msgid]


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("place", ["settings", "settings/voice", "paper", *(f"settings/{name}" for name in NAMES)])
def test_captions_fit_at_the_largest_text_in_the_smallest_window(bench: Make, language: Language, place: str) -> None:
    one = bench(configuration=Configuration(language=language, text_size=36))
    application = opened(one, SlowPaperwork())
    if place == "paper":
        application.emit(ORDER)
    else:
        screen, _slash, subject = place.partition("/")
        application.emit(GoTo(Place(screen, subject)))
    view = application.window.view
    assert view is not None
    for _ in range(5):
        for button in view.findChildren(PressButton):
            if button.isVisibleTo(view):
                assert button.width() >= button.width_needed(), button.accessibleName()
        view.turn(1)
