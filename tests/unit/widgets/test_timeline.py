"""A timeline on the page: told whole to readers, whole steps on whole pages, states told by words and shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np
import pytest
from PySide6.QtGui import QAccessible, QFontMetricsF, QImage, QPalette
from PySide6.QtWidgets import QWidget

from elderclient.domain.configuration import Language, Theme
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun, Ordinal
from elderclient.phrases.shell import page_parts
from elderclient.rendering import shown, spoken
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.flow.presenting import Action, Page, Step, StepState, Text, Timeline, texts
from elderclient.ui.theme.icons import Icons
from elderclient.ui.theme.look import Look
from elderclient.ui.theme.palette import SystemColours, palette_for
from elderclient.ui.theme.scale import frame_for
from elderclient.ui.widgets.page_view import PageView
from elderclient.ui.widgets.screen_view import Surroundings
from elderclient.ui.widgets.timeline import StepWords
from tests.fakes.shows import Shows

THEMES = (Theme.LIGHT, Theme.DARK, Theme.BLACK_YELLOW)
PLAIN = SystemColours("#ffffff", "#000000", "#ffffff", "#000000", "#000080", "#ffffff")
CONTRAST = SystemColours("#000000", "#00ff00", "#000000", "#00ff00", "#00ff00", "#000000", is_contrast=True)
STEPS = (
    Step(say("Back"), StepState.DONE, say("{number}", number=Count(3, Noun.DAY))),
    Step(say("Previous page"), StepState.NOW, say("{day}, {count}", day=date(2026, 11, 30), count=Count(2, Noun.DAY))),
    Step(say("Next page"), StepState.AHEAD),
    Step(say("Home"), StepState.OVERDUE, say("{number}", number=Count(12, Noun.DAY))),
)


@dataclass
class Stand:
    """Builds views on a window of their own."""

    family: str
    icons: Icons
    window: QWidget

    def view(
        self,
        page: Page,
        *,
        theme: Theme = Theme.LIGHT,
        points: int = 36,
        size: tuple[int, int] = (800, 600),
        language: Language = Language.CHINESE,
        contrast: SystemColours | None = None,
    ) -> PageView:
        frame = frame_for(points, *size)
        colours = palette_for(Theme.SYSTEM if contrast else theme, lambda: contrast or PLAIN)
        look = Look(frame.scale, colours, self.icons, language, self.family)
        self.window.resize(*size)
        view = PageView(
            Shows(page), Surroundings(look, frame, ActionGuard(lambda: 0.0), lambda _intent: None, self.window)
        )
        ground = view.palette()
        ground.setColor(QPalette.ColorRole.Window, look.colour("window"))
        view.setPalette(ground)
        view.setAutoFillBackground(True)
        view.show()
        return view


@pytest.fixture
def stand(family: str, icons: Icons) -> Iterator[Stand]:
    window = QWidget()
    yield Stand(family, icons, window)
    window.close()
    window.deleteLater()


def steps_of(view: PageView) -> Iterator[StepWords]:
    """Every step's control, page after page."""
    for number in range(view.page_count):
        if number:
            view.turn(1)
        yield from sorted(
            (step for step in view.findChildren(StepWords) if not step.isHidden()), key=lambda step: step.y()
        )


def test_each_step_is_read_with_its_place_and_state() -> None:
    page = Page((Text(say("Home")), Timeline(STEPS)))
    said = texts(page)
    done, now, to_come = STEPS[:3]
    assert done.when is not None
    assert now.when is not None
    total = Count(4, Noun.STEP)
    hows = (
        page_parts.state_at(page_parts.done(), done.when),
        page_parts.state_at(page_parts.now(), now.when),
        page_parts.to_come(),
    )
    assert list(said[1:4]) == [
        page_parts.step_of(Ordinal(number, Noun.STEP), total, step.what, how)
        for number, (step, how) in enumerate(zip((done, now, to_come), hows, strict=True), start=1)
    ]
    assert "第二步" in spoken(said[2], Language.CHINESE)
    assert "四步" in spoken(said[2], Language.CHINESE)
    assert len(said) == 5


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(("points", "size"), [(18, (800, 600)), (36, (800, 600)), (26, (911, 440)), (36, (1366, 768))])
def test_every_step_is_an_object_of_its_own_and_stays_whole(
    stand: Stand, language: Language, points: int, size: tuple[int, int]
) -> None:
    page = Page((Text(say("Home")), Timeline(STEPS)), (Action(say("Back"), lambda: None),))
    view = stand.view(page, points=points, size=size, language=language)
    seen = []
    for step in steps_of(view):
        interface = QAccessible.queryAccessibleInterface(step)
        assert interface.role() == QAccessible.Role.StaticText
        seen.append(interface.text(QAccessible.Text.Name))
        body = view.frame.body
        assert body.y <= step.y()
        assert step.y() + step.height() <= body.y + body.height
        widest = max(QFontMetricsF(step.font()).horizontalAdvance(line) for line in step._lines)
        assert widest + step._indent + 2 * view.look.scale.padding <= step.width()
    assert seen == [shown(sentence, language) for sentence in texts(page)[1:]]


def test_a_step_longer_than_a_page_goes_on_without_a_second_mark(stand: Stand) -> None:
    long = Step(say("{name}", name=say("Previous page")), StepState.NOW, Sentence("说不完的话" * 30))
    view = stand.view(Page((Timeline((long, STEPS[0])),)))
    steps = list(steps_of(view))
    text = "".join("".join(step._lines) for step in steps)
    assert text.count("说不完的话") == 30
    assert [step._is_start for step in steps][:2] == [True, False]


def test_what_is_read_aloud_is_highlighted(stand: Stand) -> None:
    page = Page((Timeline(STEPS),))
    view = stand.view(page, points=18)
    view.highlight(texts(page)[2])
    assert [step._is_highlighted for step in view.findChildren(StepWords)] == [False, False, True, False]


def test_a_state_that_changed_is_shown(stand: Stand) -> None:
    view = stand.view(Page((Timeline(STEPS),)), points=18)
    moved = (STEPS[0], STEPS[1]._replace(state=StepState.DONE), *STEPS[2:])
    view.pages_presenter.shown = Page((Timeline(moved),))  # type: ignore[attr-defined]  # the fake of this file
    view.show_again()
    assert [step._state for step in steps_of(view)] == [step.state for step in moved]


@pytest.mark.parametrize("contrast", [None, CONTRAST])
@pytest.mark.parametrize("theme", THEMES)
def test_the_shapes_differ_in_black_and_white_in_every_theme(
    stand: Stand, theme: Theme, contrast: SystemColours | None
) -> None:
    masks = []
    for state in StepState:
        # The middle one of three, without words: only the line and the mark differ.
        steps = tuple(Step(Sentence("."), each) for each in (StepState.AHEAD, state, StepState.AHEAD))
        view = stand.view(Page((Timeline(steps),)), theme=theme, points=18, contrast=contrast)
        middle = list(steps_of(view))[1]
        mask = _mask(view, middle)
        assert mask.any()
        masks.append(mask)
        view.hide()
    for index, one in enumerate(masks):
        for other in masks[index + 1 :]:
            assert np.count_nonzero(one ^ other) > one.size * 0.02


def _mask(view: PageView, step: StepWords) -> np.ndarray:
    """Where the mark stands clearly off the ground: 3:1 or more, whatever its colour."""
    side = view.look.scale.em + 2 * view.look.scale.padding
    picture = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
    grid = np.frombuffer(picture.constBits(), np.uint8).reshape(picture.height(), picture.bytesPerLine())
    pixels = grid[:, : picture.width() * 3].reshape(picture.height(), picture.width(), 3)
    scale = picture.width() // view.width()
    corner = pixels[step.y() * scale : (step.y() + view.look.scale.line) * scale, step.x() * scale :][:, : side * scale]
    light = _luminance(corner)
    ground = _luminance(pixels[-3:-2, -3:-2])[0, 0]
    ratio = (np.maximum(light, ground) + 0.05) / (np.minimum(light, ground) + 0.05)
    stands_off: np.ndarray = ratio >= 3
    return stands_off


def _luminance(pixels: np.ndarray) -> np.ndarray:
    part = pixels / 255
    linear = np.where(part <= 0.04045, part / 12.92, ((part + 0.055) / 1.055) ** 2.4)
    light: np.ndarray = linear @ np.array([0.2126, 0.7152, 0.0722])
    return light
