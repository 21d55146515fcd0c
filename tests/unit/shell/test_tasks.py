"""Work off the UI thread: where results arrive, when they are dropped, and that nothing is left."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import pytest
from pytestqt.qtbot import QtBot

from elderclient.domain.errors import ElderclientError, TooSlow
from elderclient.ui.shell.tasks import Scope, Tasks

Until = Callable[[Callable[[], bool]], None]


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    assert qtbot is not None
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_results_arrive_on_the_ui_thread(tasks: Tasks, until: Until) -> None:
    told: list[tuple[str, threading.Thread]] = []
    worked: list[threading.Thread] = []

    def work() -> str:
        worked.append(threading.current_thread())
        return "answer"

    Scope(tasks, lambda _error: None).run(work, lambda result: told.append((result, threading.current_thread())))
    until(lambda: bool(told))
    assert told == [("answer", threading.main_thread())]
    assert worked[0] is not threading.main_thread()
    until(lambda: tasks.is_idle)


def test_an_error_goes_to_its_handler_or_to_the_scopes(tasks: Tasks, until: Until) -> None:
    own: list[ElderclientError] = []
    common: list[ElderclientError] = []

    def fail() -> None:
        raise TooSlow("x")

    scope = Scope(tasks, common.append)
    scope.run(fail, lambda _nothing: None, own.append)
    scope.run(fail, lambda _nothing: None)
    until(lambda: len(own) == len(common) == 1)
    assert isinstance(own[0], TooSlow)


def test_a_mistake_of_the_program_reaches_the_person(
    tasks: Tasks, until: Until, expected_log: Callable[[str], None]
) -> None:
    expected_log("work failed: ZeroDivisionError")
    told: list[ElderclientError] = []
    Scope(tasks, told.append).run(lambda: 1 / 0, lambda _nothing: None)
    until(lambda: bool(told))
    assert type(told[0]) is ElderclientError


def test_results_for_a_screen_that_is_gone_are_dropped(tasks: Tasks, until: Until) -> None:
    may_go = threading.Event()
    told: list[str] = []
    scope = Scope(tasks, lambda _error: None)
    scope.run(lambda: may_go.wait(5), lambda _result: told.append("late"))
    scope.close()
    may_go.set()
    until(lambda: tasks.is_idle)
    assert told == []


def test_a_cancelled_call_tells_nothing(tasks: Tasks, until: Until) -> None:
    may_go = threading.Event()
    told: list[str] = []
    handle = Scope(tasks, lambda _error: None).run(lambda: may_go.wait(5), lambda _result: told.append("late"))
    handle.cancel()
    may_go.set()
    until(lambda: tasks.is_idle)
    assert told == []


class Ticks:
    """A feed that ticks when told to, until closed."""

    def __init__(self) -> None:
        self.go = threading.Semaphore(0)
        self.is_closed = threading.Event()

    def __iter__(self) -> Iterator[int]:
        for number in range(100):
            self.go.acquire()
            if self.is_closed.is_set():
                return
            yield number

    def close(self) -> None:
        self.is_closed.set()
        self.go.release()


def test_a_feed_is_followed_until_its_screen_is_gone(tasks: Tasks, until: Until) -> None:
    ticks, told = Ticks(), list[int]()
    scope = Scope(tasks, lambda _error: None)
    scope.follow(ticks, told.append)
    ticks.go.release(2)
    until(lambda: told == [0, 1])
    scope.close()
    assert ticks.is_closed.is_set()


def test_closing_leaves_no_thread(qtbot: QtBot) -> None:
    assert qtbot is not None
    before = threading.active_count()
    tasks = Tasks()
    scope = Scope(tasks, lambda _error: None)
    ticks = Ticks()
    scope.follow(ticks, lambda _tick: None)
    scope.run(lambda: None, lambda _nothing: None)
    assert threading.active_count() > before
    scope.close()
    tasks.close()
    assert threading.active_count() == before
    scope.run(lambda: None, lambda _nothing: None)
    assert threading.active_count() == before
