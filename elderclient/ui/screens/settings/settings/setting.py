"""One setting: its field of the configuration, its choices, and how a choice changes the configuration. No Qt."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.configuration import Configuration
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence


@frozen
class Option:
    """One choice: its caption and value. ``text_size`` (points) is set where the caption is shown at that size."""

    caption: Sentence
    value: object
    text_size: int | None = None


@frozen
class Setting:
    """One setting: its name in the list, the question on its page, the configuration's field, and its choices.

    ``otherwise`` is the option's value that counts as chosen for values that are not offered, where there is one.
    """

    title: Sentence
    question: Sentence
    field: str
    options: tuple[Option, ...]
    otherwise: object = None

    def value(self, configuration: Configuration) -> object:
        """Return this setting's current value in ``configuration``."""
        return getattr(configuration, self.field)

    def is_chosen(self, option: Option, configuration: Configuration) -> bool:
        """Return whether ``option`` is the current choice."""
        value = self.value(configuration)
        is_offered = any(each.value == value for each in self.options)
        return option.value == (value if is_offered else self.otherwise)

    def put(self, configuration: Configuration, value: object) -> Configuration:
        """Return ``configuration`` with ``value`` for this setting and nothing else changed."""
        return replace(configuration, **{self.field: value})  # type: ignore[arg-type]  # tests check every field and value

    def chosen(self, configuration: Configuration) -> Sentence | None:
        """Return the current choice in its short form; ``None`` for a value between the choices."""
        found = next((each.caption for each in self.options if self.is_chosen(each, configuration)), None)
        return found if found is None or found.short is None else found.short
