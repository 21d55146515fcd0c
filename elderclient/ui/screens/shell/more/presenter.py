"""更多: everything that has no tile, as a list. Imports no Qt."""

from __future__ import annotations

from functools import partial

from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import Count, Noun
from elderclient.ui.flow.presenting import Context, Entry, Page, Text, Weight, texts
from elderclient.ui.intents import GoTo
from elderclient.ui.place import HOME, Place
from elderclient.usecases.see_home import Home


class MorePresenter:
    """The further screens, the ones that protect people first."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place

    @property
    def title(self) -> Sentence:
        """更多."""
        # zh: 更多
        return say("More")

    @property
    def place(self) -> Place:
        """Here."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """The names of the screens."""
        return texts(self.page())

    def refresh(self) -> None:
        """Nothing here is asked for."""

    def page(self) -> Page:
        """One entry each."""
        # zh: 您要看什么？
        question = Text(say("What would you like to see?"), Weight.BOLD)
        news = self._news()
        return Page((question, *(self._entry(*each, news if each[0] == "notices" else None) for each in _list())))

    def _entry(self, screen: str, caption: Sentence, icon: str, value: Sentence | None) -> Entry:
        if value is None:
            return Entry(caption, partial(self._open, screen), icon=icon)
        # zh: {caption}，{news}
        name = say("{caption}, {news}", caption=caption, news=value)
        return Entry(caption, partial(self._open, screen), value, name, icon)

    def _news(self) -> Sentence | None:
        """How many notices are new, as the first page knew."""
        services = self._context.services()
        home = None if services is None else services.memory.recall(HOME.screen, Home)
        badges = () if home is None or home.value is None else home.value.badges
        unread = sum(badge.number for badge in badges if badge.tile == "more")
        # zh: {count}没看过
        return say("{count} new", count=Count(unread, Noun.NOTICE)) if unread else None

    def _open(self, screen: str) -> None:
        self._context.emit(GoTo(Place(screen)))


def _list() -> tuple[tuple[str, Sentence, str], ...]:
    return (
        # zh: 是您打来的吗？
        ("caller_check", say("Is it you who is calling?"), "caller"),
        # zh: 余额和交费
        ("paying", say("Balance and paying"), "bill"),
        # zh: 手机丢了
        ("lost_phone", say("My phone is lost"), "phone"),
        # zh: 设置
        ("settings", say("Settings"), "settings"),
        # zh: 帮助
        ("help", say("Help"), "help"),
        # zh: 通知
        ("notices", say("Notices"), "notices"),
        # zh: 合同
        ("agreements", say("Agreements"), "agreements"),
        # zh: 隐私
        ("privacy", say("Privacy"), "privacy"),
        # zh: 营业厅
        ("halls", say("Service halls"), "halls"),
        # zh: 常见问题
        ("answers", say("Common questions"), "answers"),
        # zh: 办过的事
        ("done", say("Things done"), "done"),
        # zh: 换个人用
        ("people", say("Another person"), "people"),
    )
