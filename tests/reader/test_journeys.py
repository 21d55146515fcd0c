"""The client with Orca, by keyboard and by ear alone, before the real operator; nothing of the client imported.

What is asked: the facts of each journey, typed by hand, are heard in their order; no key is followed by silence; nothing is
said but words made for people. ``--write-transcripts`` keeps what was heard in ``transcripts``.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.desktop import missing_programs
from tests.reader.bare_control import ENOUGH_SECONDS, slowest_answer
from tests.reader.conftest import Household, Open
from tests.reader.journeys import JOURNEYS, Journey
from tests.reader.listener import bare_names, missing_facts
from tests.reader.orca import is_missing

TRANSCRIPTS = Path(__file__).parent / "transcripts"

pytestmark = [
    pytest.mark.xdist_group("desktop"),
    pytest.mark.skipif(bool(missing_programs()), reason="no virtual desktop on this machine"),
    pytest.mark.skipif(is_missing(), reason="no Orca on this machine"),
]


@pytest.mark.long(share=15)
@pytest.mark.parametrize("journey", JOURNEYS, ids=[journey.title for journey in JOURNEYS])
def test_the_facts_are_heard_in_order_and_no_key_is_silent(
    journey: Journey, household: Open, pytestconfig: pytest.Config
) -> None:
    with household(journey.customer, journey.language) as home:
        listener = home.listener
        listener.hear(journey.hello)
        for choice in journey.choices:
            listener.choose(choice)
        listener.tab_to(journey.last)
        if journey.name == "callback":
            be_called(home, *CALL_WORDS[journey.language])
        heard = [words for moment in listener.moments for words in moment.heard]
        assert missing_facts(journey.facts, heard) == [], "\n".join(listener.transcript())
        assert bare_names(heard) == []
        told = "\n".join(listener.transcript())
        assert listener.silent_keys() == [] or is_too_slow(home), told
        if pytestconfig.getoption("--write-transcripts"):
            keep(journey, listener.transcript())


CALL_WORDS = {
    "zh": ("轮到您了", "电话来了", "对方要先说", "说对了", "打完了"),
    "en": ("It is your turn", "We are calling you", "The caller must say first", "Right words", "over"),
}


def be_called(home: Household, turn: str, coming: str, first: str, right: str, over: str) -> None:
    """The agent takes the call and dials; the person hears it come, finds the words and says that they were right."""
    listener = home.listener
    ticket = the_callback(home)
    home.operator.agent("take", ticket["id"])
    listener.hear(turn)
    home.operator.agent("dial", ticket["id"])
    listener.hear(coming)
    (code,) = [
        each["value"] for each in the_callback(home)["troubleTicketCharacteristic"] if each["name"] == "callCheckCode"
    ]
    listener.choose(right)
    (before,) = [index for index, moment in enumerate(listener.moments) if first in "".join(moment.heard)]
    (words,) = listener.moments[before + 1].heard
    assert re.findall(r"\d+", words) == re.findall(r"\d+", str(code))
    # They are said once, where the person went to them, and never by themselves.
    assert [moment.key for moment in listener.moments if words in moment.heard] == ["Tab"]
    home.operator.agent("answer", ticket["id"])
    home.operator.agent("close", ticket["id"])
    listener.hear(over)


def the_callback(home: Household) -> dict[str, Any]:
    """The customer's one callback, as the operator shows it by itself: a list leaves its check words out."""
    path = "/tmf-api/troubleTicket/v5/troubleTicket"
    with home.operator.client() as client:
        (listed,) = client.get(f"{path}?ticketType=callbackRequest").json()
        return dict(client.get(f"{path}/{listed['id']}").json())


def is_too_slow(home: Household) -> bool:
    """Even two plain buttons take too long to be said: then silence says nothing about the client."""
    seconds = slowest_answer(home.listener.desktop, home.listener.reader)
    if seconds <= ENOUGH_SECONDS:
        return False
    print(f"\nsilence after a key: NOT MEASURED, a plain button took {seconds:.1f} s on this machine")  # noqa: T201
    return True


def keep(journey: Journey, lines: list[str]) -> None:
    """Write what was heard where people can read it."""
    head = f"# {journey.title}: what Orca said after which key. Dates and amounts are those of the day it was written."
    TRANSCRIPTS.mkdir(exist_ok=True)
    path = TRANSCRIPTS / f"{journey.title}.txt"
    path.write_text("\n".join((head, *lines)) + "\n", encoding="utf-8")
