"""先说一声: what this program keeps on this PC and why. A notice, not a consent: nothing has to be agreed to. No Qt."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.presenting import Action, Context, Page, Text, Weight, texts
from elderclient.ui.intents import GoBack
from elderclient.ui.place import Place


class FirstRunPresenter:
    """Shown by itself once, and in 隐私 whenever somebody wants to read it."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def title(self) -> Sentence:
        """What it is about."""
        long = say("What this program keeps")
        return long.shortened(say("What is kept"))

    @property
    def place(self) -> Place:
        """Here."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """The notice."""
        return texts(self.page())

    def refresh(self) -> None:
        """Nothing here comes from anywhere else."""

    def page(self) -> Page:
        """The notice, and 知道了."""
        first, *rest = _notice()
        seen = Action(say("All right"), self._leave)
        return Page((Text(first, Weight.BOLD), *(Text(sentence) for sentence in rest)), (seen,), is_one_page=True)

    def _leave(self) -> None:
        self._context.emit(GoBack())


def _notice() -> tuple[Sentence, ...]:
    what = say(
        "Your bills, plans and requests are kept on this PC, so that you can read them offline and none is lost."
    )
    what = what.shortened(say("Bills stay here, to read offline."))
    who = say("It is locked. It goes to your operator and to nobody else.")
    who = who.shortened(say("Locked, for nobody else."))
    never = say("Nothing is recorded, no other file of yours is read, and there is no advertising.")
    never = never.shortened(say("No recording, no adverts."))
    later = say("You can read this again in More, under Privacy.")
    return what, who, never, later.shortened(say("Again under Privacy."))
