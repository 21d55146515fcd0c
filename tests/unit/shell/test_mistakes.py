"""A mistake of the program itself while data are fetched: no page says for ever that it is fetching."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from elderclient.domain.configuration import Configuration, Language
from elderclient.domain.errors import ElderclientError
from elderclient.phrases.shell import page_parts
from elderclient.phrases.shell.trouble import reaction_to
from elderclient.rendering import shown
from elderclient.ui.intents import GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from tests.fakes.bills import an_operator
from tests.fakes.desk_application import Bench
from tests.fakes.gateway import FakeGateway

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
ENGLISH = Configuration(language=Language.ENGLISH, bounce_ms=0)
WAITING = shown(page_parts.fetching(), Language.ENGLISH)
WENT_WRONG = shown(reaction_to(ElderclientError()).sentence, Language.ENGLISH)


def mistaken(gateway: FakeGateway) -> Callable[[], None]:
    """Have every question end in a mistake; the result makes it good again."""
    ask = gateway._ask

    def fail(what: str) -> None:
        raise ZeroDivisionError(what)

    gateway._ask = fail  # type: ignore[method-assign]  # the mistake
    return lambda: setattr(gateway, "_ask", ask)


def said(application: Application) -> str:
    assert application.presenter is not None
    return "\n".join(shown(one, Language.ENGLISH) for one in application.presenter.sentences())


@pytest.mark.parametrize("screen", ["home", "bill", "plan", "plan/fit/p1"])
def test_it_is_told_and_the_page_does_not_wait_for_ever(
    bench: Make, until: Until, expected_log: Callable[[str], None], screen: str
) -> None:
    expected_log("work failed: ZeroDivisionError")
    one = bench(configuration=ENGLISH, gateway=an_operator())
    make_good = mistaken(one.gateway)
    application = one.open()
    name, _slash, subject = screen.partition("/")
    application.emit(GoTo(Place(name, subject)))
    until(lambda: application.tasks.is_idle)
    assert WAITING not in said(application)
    assert WENT_WRONG in said(application)
    make_good()
    application.emit(GoTo(Place(name, subject)))
    until(lambda: application.tasks.is_idle)
    assert WENT_WRONG not in said(application)


def test_what_was_known_stays_beside_it(bench: Make, until: Until, expected_log: Callable[[str], None]) -> None:
    expected_log("work failed: ZeroDivisionError")
    one = bench(configuration=ENGLISH, gateway=an_operator())
    application = one.open()
    until(lambda: application.tasks.is_idle)
    known = said(application).splitlines()[1]
    mistaken(one.gateway)
    application.emit(GoTo(Place("home")))
    until(lambda: application.tasks.is_idle)
    assert known in said(application)
    assert WENT_WRONG in one.button("strip").accessibleName()
