"""合同: which of the agreements' pages is shown, with what data, and what a press does. Imports no Qt."""

from __future__ import annotations

from dataclasses import replace

from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import CallMe, GoBack, GoTo, Print
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, Block, Context, Page, Text, texts
from elderclient.ui.screens.agreements import pages
from elderclient.ui.screens.agreements.pages import FULL, ONE, SCREEN, WORD
from elderclient.ui.trouble import dated_trouble, fetching, page_problem, tell_of_asking, trouble_action, trouble_blocks
from elderclient.usecases.glossary import hard_word
from elderclient.usecases.read_agreement import AgreementsView, AgreementView, agreement_paper
from elderclient.usecases.seen import Seen


class AgreementsPresenter:
    """``place.subject``: empty for all, ``one/ID`` for one, ``full/ID`` for its text, ``word/KEY`` for a hard word."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._part, _slash, self._id = place.subject.partition("/")
        if self._part not in (ONE, FULL, WORD):
            self._part = ""
        self._seen = self._remembered()
        self._is_asking = True

    @property
    def title(self) -> Sentence:
        """合同, or which part of it."""
        if self._part == FULL:
            # zh: 全文
            return say("Full text")
        if self._part == WORD:
            # zh: 什么意思？
            return say("Meaning")
        # zh: 合同
        return say("Agreements")

    @property
    def place(self) -> Place:
        """What an agent understands: the agreement's name."""
        view = self._agreement
        return Place(SCREEN, "" if view is None else view.agreement.terms.name)

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask for the agreements; a part of one that was just seen asks for nothing."""
        if self._part == WORD:
            return
        self._seen = self._seen or self._remembered()
        if self._part and self._seen is not None:
            self._is_asking = False
        else:
            self._fetch()

    def _fetch(self) -> None:
        services = self._context.services()
        if services is None:
            return
        self._is_asking = True
        if self._seen is None:
            self._context.runner.run(services.read_agreement.cached, self._on_cached)
        self._context.runner.run(services.read_agreement.fetch, self._on_seen)

    def page(self) -> Page:
        """What to show now."""
        if self._part == WORD:
            return self._word()
        view, one = None if self._seen is None else self._seen.value, self._agreement
        if view is None or (self._part and one is None):
            return self._empty()
        if one is None:
            # zh: 请人工看看
            ask = Action(say("Ask a person").shortened(_ask_short()), self._ask, icon="call")
            first, *rest = pages.list_of(view, self._go)
            actions = () if view.agreements else (ask,)
            return Page((first, *self._notes(), *rest), (*actions, *self._again_action()))
        if self._part == FULL:
            return Page(pages.full_of(one, self._go), (self._back(),))
        # zh: 看全文
        full = Action(say("Full text"), self._open_full)
        # zh: 大字打印
        large_print = Action(say("Large print").shortened(_print_short()), self._print, icon="print")
        first, *rest = pages.one_of(one)
        return Page((first, *self._notes(), *rest), (full, large_print, *self._again_action()))

    def _word(self) -> Page:
        word = hard_word(self._id)
        if word is None:
            # zh: 这个词没有解释，可以问人工。
            unknown = say("This word is not explained here. You can ask a person.")
            return Page((Text(unknown),), (self._back(),))
        return Page(pages.word_of(word), (self._back(),))

    def _empty(self) -> Page:
        seen, again = self._seen, self._again_action()
        if seen is not None and again:
            return Page(trouble_blocks(seen.problem, has_data=False), again)
        if seen is None or self._is_asking:
            return Page((fetching(),))
        # zh: 这份合同没有找到。
        return Page((Text(say("This agreement was not found.")),), (self._back(),))

    def _notes(self) -> tuple[Block, ...]:
        return () if self._seen is None or self._is_asking else dated_trouble(self._seen)

    def _again_action(self) -> tuple[Action, ...]:
        problem = None if self._seen is None else page_problem(self._seen)
        if problem is None or self._is_asking:
            return ()
        return (trouble_action(problem, self._again, self._context.emit),)

    def _again(self) -> None:
        self._fetch()
        self._context.changed(is_result=True)

    @property
    def _agreement(self) -> AgreementView | None:
        view = None if self._seen is None else self._seen.value
        if view is None or self._part == WORD:
            return None
        if self._part == "":
            return view.agreements[0] if len(view.agreements) == 1 else None
        return next((each for each in view.agreements if each.agreement.id == self._id), None)

    def _remembered(self) -> Seen[AgreementsView] | None:
        services = self._context.services()
        return None if services is None else services.memory.recall(SCREEN, AgreementsView)

    def _on_cached(self, seen: Seen[AgreementsView] | None) -> None:
        if seen is not None and self._is_asking:
            self._seen = seen
            self._context.changed()

    def _on_seen(self, seen: Seen[AgreementsView]) -> None:
        self._is_asking = False
        if seen.value is None and self._seen is not None and self._seen.value is not None:
            seen = replace(self._seen, problem=seen.problem)
        self._seen = seen
        services = self._context.services()
        if services is not None and seen.value is not None:
            services.memory.keep(SCREEN, AgreementsView, seen)
        self._context.changed()
        tell_of_asking(seen, self._context.emit)

    def _go(self, place: Place) -> None:
        self._context.emit(GoTo(place))

    def _open_full(self) -> None:
        view = self._agreement
        if view is not None:
            self._go(Place(SCREEN, f"{FULL}/{view.agreement.id}"))

    def _ask(self) -> None:
        self._context.emit(CallMe())

    def _print(self) -> None:
        view = self._agreement
        if view is not None:
            configuration = self._context.configuration()
            # Paper as large as the screen: who needs 36 points here needs them there.
            paper = replace(agreement_paper(view, configuration.hotline), size=configuration.text_size)
            # Translators: becomes the name of a file.
            # zh: 合同 {name}
            name = say("Agreement {name}", name=view.name)
            self._context.emit(Print(paper, name, self.place))

    def _back(self) -> Action:
        # zh: 知道了
        return Action(say("I see"), self._close)

    def _close(self) -> None:
        self._context.emit(GoBack())


def _ask_short() -> Sentence:
    # zh: 有疑问
    return say("Question")


def _print_short() -> Sentence:
    # zh: 打印
    return say("Print")
