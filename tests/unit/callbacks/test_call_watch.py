"""One callback, followed whichever screen is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from elderclient.domain.callbacks import CallbackPhase, CallbackWish, Reason
from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import NoNetwork, NotFound, SignInNeeded
from elderclient.domain.sentence import Sentence
from elderclient.phrases.callbacks import call_status, callback_results, callback_screen
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.rendering import shown
from elderclient.ui.flow.trouble import fetching
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.place import Place
from elderclient.usecases.callbacks.unsent_request import callback_of
from elderclient.usecases.ports.store import Entry
from tests.fakes.desk_application import HOTLINE, Bench
from tests.fakes.gateway import GRANNY

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
ENGLISH = Configuration(language=Language.ENGLISH, bounce_ms=0)


def said(sentence: Sentence) -> str:
    return shown(sentence, Language.ENGLISH)


def test_a_call_the_operator_does_not_know_any_more_is_placed_anew(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    one.gateway.changes.append(NotFound("gone"))
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.has_vanished and "wait" in one.gateway.asked)
    one.gateway.live = None
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    assert one.gateway.asked.count("place") == 2


def test_without_a_network_the_request_is_stored_and_the_hotline_shown(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    one.gateway.trouble = NoNetwork("x")
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.QUEUED and not application.calls.is_placing)
    assert len(one.store.acts()) == 1
    page = application.presenter.page()  # type: ignore[union-attr]  # the callback's presenter
    assert callback_screen.hotline(ENGLISH.number_to_dial) in [block.sentence for block in page.blocks]


def test_cancelling_ends_on_a_result_page(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    application.presenter.page().actions[0].press()  # type: ignore[union-attr]  # the callback's presenter
    until(lambda: one.gateway.live is not None and one.gateway.live.phase is CallbackPhase.CANCELLED)
    result = callback_results.cancelled(by_text=False)
    # The result is announced first, then the callback's new state.
    (state,) = call_status.lines(one.gateway.live, one.clock.now(), ENGLISH.number_to_dial)  # type: ignore[arg-type]  # it is live
    until(lambda: any(said(each) in one.button("strip").accessibleName() for each in (result, state)))
    assert application.presenter.page().blocks[0].sentence == result.at("result")  # type: ignore[union-attr]  # see above
    assert len(application.presenter.page().actions) == 1  # type: ignore[union-attr]  # the callback's presenter


def test_another_number_of_the_account(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    application.presenter.page().actions[2].press()  # type: ignore[union-attr]  # the callback's presenter
    assert application.history.here == Place("callback", "number")
    one.click("block-2")
    until(lambda: one.gateway.live is not None and one.gateway.live.number == one.gateway.person.numbers[1])
    assert application.history.here == Place("callback")


def test_a_call_that_was_missed_says_that_it_comes_again(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    live = one.gateway.live
    assert live is not None
    one.gateway.live = replace(live, phase=CallbackPhase.MISSED, attempt=1, attempts_allowed=3, version="2")
    application.calls.follow()
    missed = call_status.lines(one.gateway.live, one.clock.now(), HOTLINE)[0]
    assert missed.short is not None
    until(lambda: said(missed.short or missed) in one.button("strip").accessibleName())


def test_trouble_with_a_waiting_call_is_shown_in_the_strip(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(CallMe(Reason("home")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    one.gateway.trouble = NoNetwork("x")
    application.calls.follow()
    until(lambda: said(reaction_to(NoNetwork()).sentence) in one.button("strip").accessibleName())
    assert application.calls.phase is CallbackPhase.WAITING


def test_an_old_request_is_asked_about_in_the_strip(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    request = CallbackWish("w", one.gateway.person.numbers[0], Reason("home"), one.clock.now())
    act = Entry("w", "askForCall", request, one.clock.now())
    one.store.write_act(act)
    one.clock.move(minutes=31)
    application = one.open()
    question = said(call_status.confirm_old_request(act.created_at, one.clock.now()))
    until(lambda: question in one.button("strip").accessibleName())
    assert "place" not in one.gateway.asked
    application.emit(GoTo(Place("callback")))
    application.presenter.page().actions[1].press()  # type: ignore[union-attr]  # the callback's presenter
    until(lambda: application.calls.phase is CallbackPhase.WAITING)
    assert one.gateway.asked.count("place") == 1


def test_a_call_asked_for_elsewhere_is_found_when_the_page_is_opened_again(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    application.emit(GoTo(Place("callback")))
    until(lambda: application.calls.status is not None)
    assert application.calls.phase is None
    one.gateway.place_callback(CallbackWish("elsewhere", GRANNY.numbers[0], Reason("home"), one.clock.now()))
    application.emit(GoTo(Place("home")))
    application.emit(GoTo(Place("callback")))
    until(lambda: application.calls.phase is CallbackPhase.WAITING)


def test_a_request_that_this_pc_may_not_send_is_never_announced_as_noted(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    one.gateway.trouble = SignInNeeded()
    application.emit(CallMe(Reason("home")))
    until(lambda: isinstance(application.calls.problem, SignInNeeded))
    assert application.calls.callback is None
    assert one.store.acts() == ()
    noted = CallbackWish("w", one.gateway.person.numbers[0], Reason("home"), one.clock.now())
    (first, *_) = call_status.lines(
        callback_of(Entry("w", "askForCall", noted, one.clock.now())), one.clock.now(), HOTLINE
    )
    assert said(first) not in one.button("strip").accessibleName()


def test_that_no_call_comes_is_not_said_before_the_operator_was_asked(bench: Make, until: Until) -> None:
    one = bench(configuration=ENGLISH)
    application = one.open()
    until(lambda: application.tasks.is_idle)
    application.emit(GoTo(Place("callback")))
    seen = [block.sentence for block in application.presenter.page().blocks]  # type: ignore[union-attr]  # see above
    assert seen == [fetching().sentence]
    until(lambda: application.calls.fetched is not None)
    seen = [block.sentence for block in application.presenter.page().blocks]  # type: ignore[union-attr]  # see above
    assert callback_screen.no_call() in seen
