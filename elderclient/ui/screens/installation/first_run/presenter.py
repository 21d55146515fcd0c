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
        # zh: 这个程序存什么
        long = say("What this program keeps")
        # zh: 存什么
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
        # zh: 知道了
        seen = Action(say("All right"), self._leave)
        return Page((Text(first, Weight.BOLD), *(Text(sentence) for sentence in rest)), (seen,), is_one_page=True)

    def _leave(self) -> None:
        self._context.emit(GoBack())


def _notice() -> tuple[Sentence, ...]:
    # zh: 您的账单、套餐和要办的事，会存在这台电脑上。没有网也能看，也不会丢。
    what = say(
        "Your bills, plans and requests are kept on this PC, so that you can read them offline and none is lost."
    )
    # zh: 账单存在这台，没有网也能看。
    what = what.shortened(say("Bills stay here, to read offline."))
    # zh: 存的都上了锁，只跟电信公司来往，不给别人。
    who = say("It is locked. It goes to your operator and to nobody else.")
    # zh: 上了锁，不给别人。
    who = who.shortened(say("Locked, for nobody else."))
    # zh: 不录音，不看您别的文件，没有广告。
    never = say("Nothing is recorded, no other file of yours is read, and there is no advertising.")
    # zh: 不录音，没有广告。
    never = never.shortened(say("No recording, no adverts."))
    # zh: 这些话，在“更多”的“隐私”里还能看。
    later = say("You can read this again in More, under Privacy.")
    # zh: “隐私”里还能看。
    return what, who, never, later.shortened(say("Again under Privacy."))
