"""The strip above the bar: one line that shows what has just happened. Must not decide what pressing does."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from elderclient.domain.sentence import Sentence
from elderclient.phrases.shell import window
from elderclient.ui.a11y.pressing import ActionGuard
from elderclient.ui.theme.look import Look
from elderclient.ui.widgets.button import Arrangement, Caption, Kind, PressButton, width_of


def _forms(sentence: Sentence) -> tuple[Sentence, ...]:
    """The sentence, its short form, and the short form's own."""
    return (sentence,) if sentence.short is None else (sentence, *_forms(sentence.short))


class Strip(PressButton):
    """One line. A message that does not fit in any form is announced as such; pressing shows all of it."""

    def __init__(self, look: Look, size: tuple[int, int], guard: ActionGuard | None, parent: QWidget) -> None:
        super().__init__(
            look,
            Caption(" ", name=look.text(window.news())),
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
        prefix = look.text(window.demo()) + " · " if is_demo else ""
        shown, news = (
            [look.text(form) for form in _forms(sentence)],
            [look.text(form) for form in _forms(window.news())],
        )
        forms = (*(prefix + form for form in shown), *shown, *news)
        text = next((form for form in forms if self._fits(form)), news[-1])
        self.set_caption(Caption(text, name=prefix + look.text(sentence)))

    def _fits(self, text: str) -> bool:
        return width_of(self._look, Caption(text), Arrangement.LEFT) <= self.width()
