"""What the strip tells, and for how long."""

from __future__ import annotations

from elderclient.domain.errors import ElderclientError, ServerDown, StoreError
from elderclient.domain.sentence import say
from elderclient.ui.intents import ShowNews
from elderclient.ui.place import Place
from elderclient.ui.shell.news import NEWS_SECONDS, News
from tests.fakes.clock import FakeSeconds

SENTENCE = say("OK")


def told(problem: ElderclientError | None = None, place: Place | None = None) -> ShowNews:
    return ShowNews(SENTENCE, place, problem=problem)


def test_nothing_is_told_at_first() -> None:
    news = News(FakeSeconds(1000.0))
    assert (news.message, news.sentence, news.place, news.problem) == (None, None, None, None)
    assert not news.age()
    assert not news.recover()


def test_a_message_gives_way_when_it_is_old_and_not_before() -> None:
    clock = FakeSeconds(1000.0)
    news = News(clock)
    assert news.take(told(place=Place("callback")))
    assert (news.sentence, news.place) == (SENTENCE, Place("callback"))
    clock.seconds += NEWS_SECONDS
    assert not news.age()
    clock.seconds += 1
    assert news.age()
    assert news.message is None


def test_the_operators_trouble_is_forgotten_once_it_answers_and_no_other() -> None:
    news = News(FakeSeconds(1000.0))
    for problem, is_forgotten in ((ServerDown("x"), True), (StoreError("x"), False), (None, False)):
        news.take(told(problem))
        assert news.recover() is is_forgotten
        assert (news.message is None) is is_forgotten


def test_trouble_with_the_disk_is_told_once_of_each_kind_unless_it_leads_somewhere() -> None:
    news = News(FakeSeconds(1000.0))
    assert news.take(told(StoreError("x")))
    assert news.take(told())
    assert not news.take(told(StoreError("y")))
    assert news.problem is None
    assert news.take(told(StoreError("y"), Place("paper")))
