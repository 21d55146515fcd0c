"""The button of an entry shows its whole name and value, in as many lines as the width takes."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.sentence import OperatorText, say
from elderclient.ui.flow.presenting import Entry
from elderclient.ui.widgets.entry import EntryButton, shape_of
from tests.fakes.desk_application import Bench


@pytest.mark.parametrize("width", [600, 784, 1342, 1896])
@pytest.mark.parametrize("size", [18, 36])
@pytest.mark.parametrize(
    "name", ["Films", "Noise guard for numbers", "Quiet 59 of the year 2019 for whole families", "很长的服务名字" * 4]
)
def test_name_and_value_are_shown_whole(bench: Callable[..., Bench], name: str, size: int, width: int) -> None:
    configuration = Configuration(text_size=size, language=Language.ENGLISH)
    application = bench(configuration=configuration).open(is_connected=False)
    look = application.look
    entry = Entry(say("{name}", name=OperatorText(name)), lambda: None, say("1,234.50 yuan"))
    shape = shape_of(entry, look, width, 600)
    button = EntryButton(look, shape, application.window)
    shown = "".join(button.painted).replace(" ", "")
    assert shown == (name + "1,234.50 yuan").replace(" ", "")
    assert button.sizeHint().width() <= width
    assert button.sizeHint().height() <= shape.height


def test_what_fits_the_real_width_is_one_row(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=26)).open(is_connected=False).look
    entry = Entry(say("Noise guard for numbers"), lambda: None, say("8.50 yuan"))
    assert not shape_of(entry, look, 1342, 600).lines
    assert shape_of(entry, look, 300, 600).lines
