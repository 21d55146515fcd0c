"""The bill in braille, as Orca prepares it for a display: each sentence and button is a line, in words made for people.

``--write-transcripts`` keeps the lines in ``transcripts``.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.e2e.desktop import missing_programs
from tests.reader.conftest import Open
from tests.reader.journeys import BILL, Journey
from tests.reader.listener import bare_names, missing_facts
from tests.reader.orca import is_missing

TRANSCRIPTS = Path(__file__).parent / "transcripts"

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
    pytest.mark.skipif(is_missing(), reason="no Orca on this machine"),
]


@pytest.mark.long(share=4)
@pytest.mark.parametrize("journey", BILL, ids=[journey.title for journey in BILL])
def test_the_facts_are_read_in_order(journey: Journey, household: Open, pytestconfig: pytest.Config) -> None:
    with household(journey.customer, journey.language, has_braille=True) as home:
        home.listener.hear(journey.hello)
        for choice in journey.choices:
            home.listener.choose(choice)
        home.listener.tab_to(journey.last)
        lines = home.listener.reader.brailled()
    assert missing_facts(journey.facts, lines) == [], "\n".join(lines)
    assert bare_names(lines) == []
    if pytestconfig.getoption("--write-transcripts"):
        title = f"braille.{journey.title}"
        first = (
            f"# {title}: every line of braille, of any length. Dates and amounts are those of the day it was written."
        )
        (TRANSCRIPTS / f"{title}.txt").write_text("\n".join((first, *lines)) + "\n", encoding="utf-8")
