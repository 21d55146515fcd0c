"""The window and its real voice: what a press of 试一试 or 朗读 lets be heard, and what is seen where nothing can be."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from elderclient.domain.configuration import Configuration, Language
from elderclient.ui.flow.presenting import Page, texts
from elderclient.ui.place import Place
from elderclient.ui.screens.settings.settings.presenter import SettingsPresenter
from elderclient.ui.widgets.page_view import PageView
from tests.e2e.recorded_sound import SoundFile, likeness, reference
from tests.e2e.talking_client import TalkingClient, talking_client

NORMAL_SPEED = 155
"""espeak's own rate for 180 Mandarin characters a minute."""
HELLO = {
    Language.CHINESE: ("您好，我这样读给您听，听得清楚吗？", "您好，我这样念给您听，听得清楚吗？", "cmn-latn-pinyin"),
    Language.ENGLISH: (
        "Hello. This is how I read to you. Can you hear me well?",
        "Hello. This is how I talk to you. Can you hear me well?",
        "gmw/en",
    ),
}

STOP = ("停，不读了", "Stop reading")


@pytest.fixture
def played(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SoundFile:
    sound = SoundFile(tmp_path)
    monkeypatch.setenv("ALSA_CONFIG_PATH", sound.environment["ALSA_CONFIG_PATH"])
    return sound


@pytest.fixture(params=list(Language), ids=str)
def client(
    qapp: QApplication,  # noqa: ARG001 - a window needs it
    request: pytest.FixtureRequest,
    tmp_path: Path,
    played: SoundFile,  # noqa: ARG001 - the voice needs it from its start
) -> Iterator[TalkingClient]:
    configuration = Configuration(language=request.param, text_size=36)
    with talking_client(configuration, tmp_path) as made:
        yield made


def test_trying_the_voice_is_heard_as_it_was_typed_by_hand(client: TalkingClient, played: SoundFile) -> None:
    client.open(Place("settings", "voice"))
    client.bench.click("action-0")
    assert client.button() in STOP
    client.wait_until(lambda: not client.application.reading.is_speaking)
    heard = played.take()
    right, wrong, voice = HELLO[client.application.configuration.language]
    assert likeness(heard, reference(right, speed=NORMAL_SPEED, voice=voice)) >= 0.9
    assert likeness(heard, reference(wrong, speed=NORMAL_SPEED, voice=voice)) <= 0.5
    assert client.button() not in STOP


def test_a_screen_of_several_pages_is_read_to_its_end_and_turns_with_the_voice(
    client: TalkingClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    # Nobody waits here between one sentence and the next.
    monkeypatch.setattr("elderclient.ui.widgets.read_along.REST_SECONDS", 0.0)
    client.open(Place("settings"))
    view, presenter = client.application.window.view, client.application.presenter
    assert isinstance(view, PageView)
    assert isinstance(presenter, SettingsPresenter)
    assert view.page_count > 1
    page: Page = presenter.page()
    read: list[object] = []
    numbers: list[int] = []
    client.bench.click("bar-read")

    def is_over() -> bool:
        sentence = client.application.reading.sentence
        if sentence is not None and (not read or sentence is not read[-1]):
            read.append(sentence)
            numbers.append(view._number)
            assert sum(block._is_highlighted for block in view._blocks) == 1  # type: ignore[attr-defined]  # every block can
        return not client.application.reading.is_speaking

    client.wait_until(is_over)
    assert read == list(texts(page))
    assert numbers == sorted(numbers)
    assert numbers[-1] == view.page_count - 1
    assert not any(block._is_highlighted for block in view._blocks)  # type: ignore[attr-defined]  # every block can


def test_without_a_device_the_screen_says_so_and_what_to_do_and_the_advice_helps(
    qapp: QApplication,  # noqa: ARG001 - a window needs it
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    config = tmp_path / "nothing.conf"
    config.write_text("# no device\n", encoding="ascii")
    monkeypatch.setenv("ALSA_CONFIG_PATH", str(config))
    with talking_client(Configuration(), tmp_path) as client:
        client.wait_until(lambda: "怎么办" in client.button())
        client.bench.click("bar-read")
        assert client.application.history.here == Place("settings", "voice")
        assert "没有找到音箱或者耳机。\n请插好、打开，再按“试一试”。" in client.words()
        client.wait_until(client.application.guard.is_open)
        device = SoundFile(tmp_path)
        config.write_text(Path(device.environment["ALSA_CONFIG_PATH"]).read_text(encoding="ascii"), encoding="ascii")
        client.bench.click("action-0")
        client.wait_until(lambda: client.button() in STOP)
        client.wait_until(lambda: not client.application.reading.is_speaking)
        assert "没有找到音箱" not in client.words()
        assert client.button() == "朗读给我听"
        assert device.take().size > 22_050
