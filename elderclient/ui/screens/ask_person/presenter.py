"""An honest page: this program cannot do it yet, but a person can, and this is how to get one. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.callback import Reason
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import CallMe
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, Context, Page, Text, Weight, texts
from elderclient.ui.screens.ask_person import words


@frozen
class Matter:
    """One thing people come for: its title and what a person can do about it, most useful first."""

    title: Sentence
    sentences: tuple[Sentence, ...]


class AskPersonPresenter:
    """The page for ``place.screen``, one of ``words.SCREENS``; ``KeyError`` for any other."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._matter = Matter(*words.matter(place.screen))

    @property
    def title(self) -> Sentence:
        """What the tile that led here is called."""
        return self._matter.title

    @property
    def place(self) -> Place:
        """Where the person is; the agent sees it."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Nothing here comes from anywhere else."""

    def page(self) -> Page:
        """What a person can do, and the one way to get one."""
        first, *rest = self._matter.sentences
        # zh: 请人工打给我
        call = Action(say("Call me back, a person"), self._call, icon="call", is_call=True)
        # zh: 在这里自己办，现在还不行。
        not_here = say("You cannot do it here by yourself yet.")
        blocks = (Text(first, Weight.BOLD), *(Text(sentence) for sentence in rest), Text(not_here))
        return Page(blocks, (call,))

    def _call(self) -> None:
        self._context.emit(CallMe(Reason(self._place.screen, self._place.subject)))
