"""The strip above the bar: one line, always there. Shows what has just happened; must not decide what pressing does."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QWidget

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Arrangement, Caption, Kind, PressButton, width_of


def idle_words(today: date) -> Sentence:
    """今天 11月23日 星期一."""
    days = (
        say("Today is Monday, {day}", day=today),
        say("Today is Tuesday, {day}", day=today),
        say("Today is Wednesday, {day}", day=today),
        say("Today is Thursday, {day}", day=today),
        say("Today is Friday, {day}", day=today),
        say("Today is Saturday, {day}", day=today),
        say("Today is Sunday, {day}", day=today),
    )
    shortest = say("{day}", day=today)
    return days[today.weekday()].shortened(say("Today, {day}", day=today).shortened(shortest))


def _news() -> Sentence:
    return say("News: press here")


def _forms(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence, its short form, and the short form's own."""
    return (sentence,) if sentence.short is None else (sentence, *_forms(sentence.short))


class Strip(PressButton):
    """One line. A message that does not fit in any form is announced as such; pressing shows all of it."""

    def __init__(self, look: Look, size: tuple[int, int], guard: ActionGuard | None, parent: QWidget) -> None:
        super().__init__(
            look,
            Caption(" ", name=look.text(_news())),
            kind=Kind.STRIP,
            arrangement=Arrangement.LEFT,
            guard=guard,
            parent=parent,
        )
        self.setObjectName("strip")
        self.resize(*size)

    def show_message(self, sentence: Sentence, *, is_demo: bool) -> None:
        """Show the longest form that fits, with 演示 before it where this is a demonstration."""
        look = self._look
        prefix = look.text(say("Demo")) + " · " if is_demo else ""
        fallback = look.text(_news())
        shown = [look.text(form) for form in _forms(sentence)]
        forms = (*(prefix + form for form in shown), *shown, fallback)
        text = next((form for form in forms if self._fits(form)), fallback)
        self.set_caption(Caption(text, name=prefix + look.text(sentence)))

    def _fits(self, text: str) -> bool:
        return width_of(self._look, Caption(text), Arrangement.LEFT) <= self.width()
