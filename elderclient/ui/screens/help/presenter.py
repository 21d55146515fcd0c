"""Help (F1): one key more and a person calls. Must not explain the whole program. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.callback import Reason
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import CallMe, GoTo
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, Block, Context, Entry, Page, Text, Weight, texts


class HelpPresenter:
    """帮助. ``place.subject`` names the screen help was asked on, so that the agent knows it."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def title(self) -> Sentence:
        """帮助."""
        # zh: 帮助
        return say("Help")

    @property
    def place(self) -> Place:
        """Where the person is."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """The hotline may have changed with the configuration."""
        self._context.changed()

    def page(self) -> Page:
        """How to get a person, then what the keys do."""
        # zh: 按一下“请人工打给我”，我们的人就会打给您。
        press = say("Press “Call me back, a person” once, and one of us will call you.")
        # zh: 也可以自己打 {hotline}。
        dial = say("Or dial {hotline} yourself.", hotline=self._context.configuration().hotline)
        # zh: 打电话来的是我们吗？
        check = Entry(say("Is it us who is calling?"), self._check, icon="caller")
        # zh: 字太小、声音太小，到“设置”里改
        settings = Entry(say("Change text size or voice in Settings"), self._settings, icon="settings")
        blocks: tuple[Block, ...] = (
            Text(press, Weight.BOLD),
            Text(dial),
            check,
            settings,
            *(Text(key) for key in _keys()),
        )
        # zh: 请人工打给我
        call = Action(say("Call me back, a person"), self._call, icon="call", is_guarded=False, is_call=True)
        return Page(blocks, (call,))

    def _call(self) -> None:
        screen, _slash, subject = self._place.subject.partition("/")
        self._context.emit(CallMe(Reason(screen, subject) if screen else None))

    def _check(self) -> None:
        self._context.emit(GoTo(Place("caller_check")))

    def _settings(self) -> None:
        self._context.emit(GoTo(Place("settings")))


def _keys() -> tuple[Sentence, ...]:
    return (
        # zh: 键盘上：按 Tab 键换到下一个，按回车键就是按下去。
        say("On the keyboard: Tab goes to the next thing, Enter presses it."),
        # zh: 按 Esc 键返回。按 F1 到这里来。
        say("Esc goes back. F1 brings you here."),
        # zh: 按 F2 查一查打电话来的是不是我们。
        say("F2 checks whether it is us who is calling."),
    )
