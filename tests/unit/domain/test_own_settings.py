"""Settings of one run never become the person's own, unless the person changes them during that run."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.configuration import Configuration, Theme
from elderclient.domain.own_settings import OwnSettings

OWN = Configuration(text_size=22, volume=70)
GIVEN = replace(OWN, text_size=36, theme=Theme.DARK)


def test_changing_another_setting_keeps_the_old_size_and_colours() -> None:
    assert OwnSettings(OWN, GIVEN).of(replace(GIVEN, volume=40)) == replace(OWN, volume=40)


def test_what_the_person_changes_in_the_run_is_kept_from_then_on() -> None:
    own = OwnSettings(OWN, GIVEN)
    assert own.of(replace(GIVEN, text_size=26)) == replace(OWN, text_size=26)
    assert own.of(replace(GIVEN, text_size=36)) == replace(OWN, text_size=36)


def test_without_settings_of_the_run_everything_is_kept() -> None:
    changed = replace(OWN, text_size=30)
    assert OwnSettings(OWN, OWN).of(changed) == changed
