"""Breaking blocks into pages: what belongs together stays together."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.configuration import Configuration
from elderclient.domain.sentence import say
from elderclient.ui.flow.presenting import Entry, Page, Text
from elderclient.ui.widgets.pages import paginate
from tests.fakes.desk_application import Bench


def test_an_entry_and_what_is_told_of_it_are_never_parted(bench: Callable[..., Bench]) -> None:
    look = bench(configuration=Configuration(text_size=36)).open(is_connected=False).look
    told = Text(say("Since 1 October, ordered by a button on the phone. Last used on 23 November."))
    entry = Entry(say("Films"), lambda: None, is_heading=True)
    pages = paginate(Page((Text(say("Two services")), entry, told, entry, told)), look, 784, 333)
    numbers = [[placed.index for placed in page] for page in pages]
    assert len(numbers) > 1
    assert all(index + 1 in page for page in numbers for index in page if index in (1, 3))
