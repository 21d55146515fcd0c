"""The strip: the longest form of a message that fits it, and never one that is cut."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.phrases.callbacks import call_status
from elderclient.phrases.shell import window
from elderclient.rendering import shown
from elderclient.ui.shell.strip import Strip
from elderclient.ui.theme.scale import frame_for
from tests.fakes.desk_application import Bench


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("size", [(427, 240), (455, 256), (640, 360), (911, 440), (1366, 768)])
def test_no_message_is_cut_in_a_window_of_a_scaled_screen(
    bench: Callable[..., Bench], size: tuple[int, int], language: Language
) -> None:
    application = bench(configuration=Configuration(text_size=18, language=language)).open(is_connected=False)
    frame = frame_for(18, *size)
    strip = Strip(application.look, (frame.strip.width, frame.strip.height), None, application.window)
    strip.show_message(call_status.is_coming(), is_demo=True)
    assert strip.width_needed() <= frame.strip.width
    text = "".join(strip.painted)
    forms = (call_status.is_coming(), window.news(), window.news().short or window.news())
    assert any(text.endswith(shown(form, language)) for form in forms)
