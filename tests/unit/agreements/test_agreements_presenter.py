"""The agreements' pages: eight answers first, the full text with hard words explained, and paper of it."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.agreements import Agreement, Terms, Topic
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import NoNetwork, ServerDown
from elderclient.phrases.agreements import agreements_screen
from elderclient.ui.flow.presenting import Entry, Text
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.agreements.agreements.presenter import AgreementsPresenter
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import agreement
from tests.fakes.screen_context import Desk, action_words, entry_words, press, real_services
from tests.fakes.store import FakeStore


def desk_of(*signed: Agreement) -> tuple[Desk, FakeGateway]:
    gateway = FakeGateway()
    gateway.signed = signed
    return Desk(services=real_services(gateway, FakeStore(), FakeClock())), gateway


def opened(desk: Desk, subject: str = "") -> AgreementsPresenter:
    presenter = AgreementsPresenter(desk.context(), Place("agreements", subject))
    presenter.refresh()
    return presenter


def words_of(presenter: AgreementsPresenter) -> list[str]:
    return [block.sentence.msgid for block in presenter.page().blocks if isinstance(block, Text)]


def test_the_only_agreement_is_opened_at_once() -> None:
    desk, _ = desk_of(agreement())
    presenter = opened(desk)
    anchors = [block.sentence.anchor for block in presenter.page().blocks if isinstance(block, Text)]
    assert [topic for topic in Topic if topic.value not in anchors] == []
    assert action_words(presenter.page()) == ["Full text", "Large print"]
    assert presenter.place == Place("agreements", "畅享套餐")


def test_several_are_listed_those_in_force_first() -> None:
    desk, _ = desk_of(agreement(), agreement("a2", terms=Terms("宽带" * 40), is_active=False))
    presenter = opened(desk)
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.value.msgid for entry in entries if entry.value] == ["in force", "over"]
    assert presenter.place == Place("agreements")
    assert agreements_screen.how_many(1).msgid in words_of(presenter)
    entries[1].press()
    assert desk.emitted == [GoTo(Place("agreements", "one/a2"))]
    assert "This agreement is over." in words_of(opened(desk, "one/a2"))


def test_a_hard_word_is_explained_where_it_stands_first() -> None:
    desk, gateway = desk_of(agreement())
    press(opened(desk).page(), "Full text")
    assert desk.emitted.pop() == GoTo(Place("agreements", "full/a1"))
    asked = list(gateway.asked)
    presenter = opened(desk, "full/a1")
    assert gateway.asked == asked
    assert entry_words(presenter.page()) == ["Customer, provider", "Early termination fee"]
    press(presenter.page(), "Early termination fee")
    assert desk.emitted.pop() == GoTo(Place("agreements", "word/penalty"))
    meaning = opened(desk, "word/penalty")
    assert words_of(meaning)[0] == "Early termination fee"
    press(meaning.page(), "I see")
    assert desk.emitted == [GoBack()]
    assert words_of(opened(desk, "word/nothing")) == ["This word is not explained here. You can ask a person."]


def test_an_agreement_without_full_text_says_so() -> None:
    desk, _ = desk_of(agreement(clauses=()))
    opened(desk)
    assert words_of(opened(desk, "full/a1")) == ["The full text is not here. A person can give it to you."]


def test_paper_is_as_large_as_the_screen() -> None:
    desk, _ = desk_of(agreement())
    desk.configuration = Configuration(text_size=36)
    press(opened(desk).page(), "Large print")
    (order,) = desk.emitted
    assert isinstance(order, Print)
    assert order.paper.size == 36
    assert order.about == Place("agreements", "畅享套餐")


def test_no_agreement_leads_to_a_person() -> None:
    desk, _ = desk_of()
    press(opened(desk).page(), "Ask a person")
    assert desk.emitted == [CallMe()]


def test_trouble_is_told_and_what_was_known_stays() -> None:
    desk, gateway = desk_of(agreement())
    gateway.trouble = NoNetwork("no way")
    presenter = opened(desk)
    assert words_of(presenter)[0] == "There is no network now."
    gateway.trouble = ServerDown("down")
    assert action_words(opened(desk, "one/a1").page()) == ["Try again"]
    gateway.trouble = None
    again = opened(desk, "one/a1")
    assert action_words(again.page()) == ["Full text", "Large print"]
    gateway.trouble = ServerDown("down")
    last = opened(desk)
    assert words_of(last)[0] == "{name}"
    assert action_words(last.page()) == ["Full text", "Large print", "Try again"]
    gateway.trouble = None
    press(last.page(), "Try again")
    assert action_words(last.page()) == ["Full text", "Large print"]


def test_before_the_program_is_connected_it_fetches() -> None:
    assert words_of(opened(Desk())) == ["Fetching, one moment…"]
    desk, _ = desk_of(agreement())
    assert words_of(opened(desk, "one/other")) == ["This agreement was not found."]


def test_an_agreement_of_which_it_is_not_clear_is_counted_with_all() -> None:
    unclear = agreement("a2", terms=Terms("宽带" * 40), is_active=None)
    presenter = opened(desk_of(agreement(), unclear)[0])
    entries = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.value for entry in entries] == [
        agreements_screen.state(agreement()),
        agreements_screen.state(unclear),
    ]
    assert agreements_screen.how_many(1, 1).msgid in words_of(presenter)
    notes = {
        is_active: agreements_screen.notes(replace(unclear, is_active=is_active)) for is_active in (True, False, None)
    }
    assert len(set(notes.values())) == 3
