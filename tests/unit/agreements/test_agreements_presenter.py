"""The agreements' pages: eight answers first, the full text with hard words explained, and paper of it."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.agreements import Agreement, Terms, Topic
from elderclient.domain.configuration import Configuration
from elderclient.domain.errors import NoNetwork, ServerDown
from elderclient.domain.sentence import Sentence
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.agreements.hard_words import hard_word
from elderclient.phrases.shell import actions, page_parts
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.ui.flow.presenting import Entry, Text
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print
from elderclient.ui.place import Place
from elderclient.ui.screens.agreements.agreements.presenter import AgreementsPresenter
from tests.fakes.clock import FakeClock
from tests.fakes.gateway import FakeGateway
from tests.fakes.notices import agreement
from tests.fakes.screen_context import Desk, captions, entries, press, real_services
from tests.fakes.store import FakeStore

READING = [agreements_screen.full_text(), actions.large_print()]
"""The buttons below an agreement that can be read."""


def desk_of(*signed: Agreement) -> tuple[Desk, FakeGateway]:
    gateway = FakeGateway()
    gateway.signed = signed
    return Desk(services=real_services(gateway, FakeStore(), FakeClock())), gateway


def opened(desk: Desk, subject: str = "") -> AgreementsPresenter:
    presenter = AgreementsPresenter(desk.context(), Place("agreements", subject))
    presenter.refresh()
    return presenter


def said(presenter: AgreementsPresenter) -> list[Sentence]:
    return [block.sentence.at("") for block in presenter.page().blocks if isinstance(block, Text)]


def test_the_only_agreement_is_opened_at_once() -> None:
    desk, _ = desk_of(agreement())
    presenter = opened(desk)
    anchors = [block.sentence.anchor for block in presenter.page().blocks if isinstance(block, Text)]
    assert [topic for topic in Topic if topic.value not in anchors] == []
    assert captions(presenter.page()) == READING
    assert presenter.place == Place("agreements", "畅享套餐")


def test_several_are_listed_those_in_force_first() -> None:
    over = agreement("a2", terms=Terms("宽带" * 40), is_active=False)
    desk, _ = desk_of(agreement(), over)
    presenter = opened(desk)
    listed = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.value for entry in listed] == [agreements_screen.state(agreement()), agreements_screen.state(over)]
    assert presenter.place == Place("agreements")
    assert agreements_screen.how_many(1) in said(presenter)
    listed[1].press()
    assert desk.emitted == [GoTo(Place("agreements", "one/a2"))]
    assert set(agreements_screen.notes(over)) <= set(said(opened(desk, "one/a2")))


def test_a_hard_word_is_explained_where_it_stands_first() -> None:
    desk, gateway = desk_of(agreement())
    press(opened(desk).page(), agreements_screen.full_text())
    assert desk.emitted.pop() == GoTo(Place("agreements", "full/a1"))
    asked = list(gateway.asked)
    presenter = opened(desk, "full/a1")
    assert gateway.asked == asked
    parties, penalty = hard_word("parties"), hard_word("penalty")
    assert parties is not None
    assert penalty is not None
    assert entries(presenter.page()) == [parties.word, penalty.word]
    press(presenter.page(), penalty.word)
    assert desk.emitted.pop() == GoTo(Place("agreements", "word/penalty"))
    meaning = opened(desk, "word/penalty")
    assert said(meaning)[0] == penalty.word
    press(meaning.page(), actions.i_see())
    assert desk.emitted == [GoBack()]
    assert said(opened(desk, "word/nothing")) == [agreements_screen.word_not_explained()]


def test_an_agreement_without_full_text_says_so() -> None:
    desk, _ = desk_of(agreement(clauses=()))
    opened(desk)
    assert said(opened(desk, "full/a1")) == [agreements_screen.no_full_text()]


def test_paper_is_as_large_as_the_screen() -> None:
    desk, _ = desk_of(agreement())
    desk.configuration = Configuration(text_size=36)
    press(opened(desk).page(), actions.large_print())
    (order,) = desk.emitted
    assert isinstance(order, Print)
    assert order.paper.size == 36
    assert order.about == Place("agreements", "畅享套餐")


def test_no_agreement_leads_to_a_person() -> None:
    desk, _ = desk_of()
    press(opened(desk).page(), actions.ask_a_question())
    assert desk.emitted == [CallMe()]


def test_trouble_is_told_and_what_was_known_stays() -> None:
    desk, gateway = desk_of(agreement())
    gateway.trouble = NoNetwork("no way")
    presenter = opened(desk)
    assert said(presenter)[0] == reaction_to(NoNetwork()).sentence
    gateway.trouble = ServerDown("down")
    assert captions(opened(desk, "one/a1").page()) == [actions.try_again()]
    gateway.trouble = None
    again = opened(desk, "one/a1")
    assert captions(again.page()) == READING
    gateway.trouble = ServerDown("down")
    last = opened(desk)
    assert said(last)[0] == agreements_screen.name_of(agreement())
    assert captions(last.page()) == [*READING, actions.try_again()]
    gateway.trouble = None
    press(last.page(), actions.try_again())
    assert captions(last.page()) == READING


def test_before_the_program_is_connected_it_fetches() -> None:
    assert said(opened(Desk())) == [page_parts.fetching()]
    desk, _ = desk_of(agreement())
    assert said(opened(desk, "one/other")) == [agreements_screen.not_found()]


def test_an_agreement_of_which_it_is_not_clear_is_counted_with_all() -> None:
    unclear = agreement("a2", terms=Terms("宽带" * 40), is_active=None)
    presenter = opened(desk_of(agreement(), unclear)[0])
    listed = [block for block in presenter.page().blocks if isinstance(block, Entry)]
    assert [entry.value for entry in listed] == [
        agreements_screen.state(agreement()),
        agreements_screen.state(unclear),
    ]
    assert agreements_screen.how_many(1, 1) in said(presenter)
    notes = {
        is_active: agreements_screen.notes(replace(unclear, is_active=is_active)) for is_active in (True, False, None)
    }
    assert len(set(notes.values())) == 3
