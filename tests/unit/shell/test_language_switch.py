"""Changing the language: everything a reader gets is in the new one at once: locale, names, descriptions, states."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from elderclient.domain.configuration import Configuration, Language
from elderclient.ui.intents import Configure, GoTo
from elderclient.ui.place import Place
from elderclient.ui.shell.application import Application
from tests.fakes.desk_application import Bench
from tests.unit.bills.test_bill_window import hard_operator

Make = Callable[..., Bench]
Until = Callable[[Callable[[], bool]], None]
PLACES = ("home", "more", "settings", "settings/language", "settings/size", "bill", "bill/2026-09/lines//0", "plan")
KINDS = (QAccessible.Text.Name, QAccessible.Text.Description)


@pytest.fixture(autouse=True)
def _own_locale() -> Iterator[None]:
    before = QLocale()
    yield
    QLocale.setDefault(before)


def switch(application: Application, language: Language) -> None:
    application.emit(Configure(replace(application.configuration, language=language)))


@pytest.mark.parametrize("language", Language)
def test_locale_of_program_and_controls_is_that_of_the_window(bench: Make, language: Language) -> None:
    QLocale.setDefault(QLocale("de_DE"))
    application = bench(configuration=Configuration(language=language)).open()
    for now in (*(one for one in Language if one is not language), language):
        switch(application, now)
        wanted = QLocale(now.value)
        assert QLocale() == wanted
        assert {one.locale() for one in application.window.findChildren(QWidget)} == {wanted}


@pytest.mark.parametrize("place", PLACES)
def test_what_readers_get_follows(bench: Make, until: Until, place: str) -> None:
    one = bench(configuration=Configuration(bounce_ms=0), gateway=hard_operator(), width=1366, height=768)
    application = one.open()
    screen, _slash, subject = place.partition("/")
    application.emit(GoTo(Place(screen, subject)))
    until(lambda: application.tasks.is_idle)
    switch(application, Language.ENGLISH)
    until(lambda: application.tasks.is_idle)
    switched = heard(application)
    assert not [
        description for _name, description in switched if any("\u4e00" <= sign <= "\u9fff" for sign in description)
    ]
    application.emit(GoTo(Place(screen, subject)))
    until(lambda: application.tasks.is_idle)
    assert switched == heard(application)


def heard(application: Application) -> list[tuple[str, ...]]:
    view = application.window.view
    assert view is not None
    shown = [one for one in view.findChildren(QWidget) if one.isVisibleTo(view)]
    return [tuple(QAccessible.queryAccessibleInterface(one).text(kind) for kind in KINDS) for one in shown]
