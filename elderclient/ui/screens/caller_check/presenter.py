"""Is it you? The answer is asked live; tricks and the report have pages of their own. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.errors import ElderclientError
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.intents import Asked, GoBack, GoTo, Tell
from elderclient.ui.navigation import Place
from elderclient.ui.presenting import Action, Context, Page, Text, Weight, texts
from elderclient.ui.trouble import trouble_action, trouble_blocks, trouble_sentence
from elderclient.usecases.check_caller import CallerAnswer
from elderclient.usecases.done import Done
from elderclient.usecases.seen import Seen

REPORT = "report"
TRICKS = "tricks"


class CallerCheckPresenter:
    """``place.subject`` is empty for the answer, ``tricks`` or ``report``."""

    def __init__(self, context: Context, place: Place) -> None:
        self._context = context
        self._place = place
        self._seen: Seen[CallerAnswer] | None = None
        self._done: Done | None = None
        self._problem: ElderclientError | None = None
        self._is_reporting = False

    @property
    def title(self) -> Sentence:
        """是您打来的吗, or what the page is about."""
        if self._place.subject == REPORT:
            # zh: 报告诈骗
            return say("Report a fraud")
        if self._place.subject == TRICKS:
            # zh: 骗子的骗术
            return say("Tricks of fraudsters").shortened(self._tricks_short())
        # zh: 是您打来的吗？
        long = say("Is it you who is calling?")
        # zh: 是您吗？
        return long.shortened(say("Is it you?"))

    @property
    def place(self) -> Place:
        """Here."""
        return self._place

    def sentences(self) -> tuple[Sentence, ...]:
        """What the page says."""
        return texts(self.page())

    def refresh(self) -> None:
        """Ask the operator, now; an old answer would be a lie."""
        services = self._context.services()
        if services is not None and self._place.subject != REPORT:
            self._context.runner.run(services.check_caller.fetch, self._on_seen, self._on_failed)

    def page(self) -> Page:
        """The answer, the tricks, or the report."""
        if self._place.subject == REPORT:
            return self._report_page()
        if self._place.subject == TRICKS:
            return self._tricks_page()
        return self._answer_page()

    def _answer_page(self) -> Page:
        answer = None if self._seen is None else self._seen.value
        # zh: 报告诈骗
        report = Action(say("Report a fraud").shortened(self._report_short()), self._open_report, icon="warning")
        tricks = Action(self._tricks_caption(), self._open_tricks)
        # zh: 再查一次
        again = Action(say("Check again").shortened(self._again_short()), self._again)
        if answer is None:
            # zh: 正在查，请等一等…
            checking = say("Checking, one moment…")
            # zh: 没查好以前，什么都别告诉对方。
            warning = say("Until then, tell the caller nothing.")
            return Page((Text(checking, Weight.BOLD), Text(warning), *trouble_blocks(self._problem)), is_one_page=True)
        blocks = (Text(answer.answer.at("answer"), Weight.BOLD), Text(answer.if_money_went.at("money")))
        return Page(blocks, (report, tricks, again), is_one_page=True)

    def _tricks_page(self) -> Page:
        answer = None if self._seen is None else self._seen.value
        # zh: 客服从不要求您共享屏幕、装软件或转账。
        never = say("Customer service never asks you to share your screen, install programs or send money.")
        rest = () if answer is None else answer.tricks
        return Page((Text(never, Weight.BOLD), *(Text(trick) for trick in rest)))

    def _report_page(self) -> Page:
        if self._done is not None:
            # zh: 知道了
            return Page((Text(self._done.sentence.at("result"), Weight.BOLD),), (Action(say("All right"), self._back),))
        if self._problem is not None:
            action = trouble_action(self._problem, self._report, self._context.emit)
            return Page(trouble_blocks(self._problem), (action,))
        # zh: 要报告刚才的电话是诈骗吗？
        question = say("Report that the call just now was a fraud?")
        # zh: 我们会记下来，派人去查。
        follow_up = say("We note it down and look into it.")
        # zh: 不报告
        no = Action(say("Don't report"), self._back)
        # zh: 报告
        yes = Action(say("Report it"), self._report)
        return Page((Text(question, Weight.BOLD), Text(follow_up)), (no, yes), is_one_page=True)

    def _tricks_caption(self) -> Sentence:
        # zh: 骗子的骗术
        return say("Tricks of fraudsters").shortened(self._tricks_short())

    @staticmethod
    def _tricks_short() -> Sentence:
        # zh: 骗术
        return say("Tricks")

    @staticmethod
    def _report_short() -> Sentence:
        # zh: 报告
        return say("Report")

    @staticmethod
    def _again_short() -> Sentence:
        # zh: 再查
        return say("Again")

    def _again(self) -> None:
        self._seen = None
        self._context.changed(is_result=True)
        self.refresh()

    def _open_report(self) -> None:
        self._context.emit(GoTo(Place(self._place.screen, REPORT)))

    def _open_tricks(self) -> None:
        self._context.emit(GoTo(Place(self._place.screen, TRICKS)))

    def _back(self) -> None:
        self._context.emit(GoBack())

    def _report(self) -> None:
        services = self._context.services()
        if services is None or self._is_reporting:
            return
        self._is_reporting = True
        check = services.check_caller
        # The time is the report's own; no words of the person are needed.
        self._context.runner.run(lambda: check.report("suspicious call"), self._on_reported, self._on_failed)

    def _on_seen(self, seen: Seen[CallerAnswer]) -> None:
        self._seen = seen
        self._problem = None
        self._context.changed(is_result=True)
        if seen.problem is None:
            self._context.emit(Asked())
        else:
            # The answer stays what it is; why nothing could be checked stands in the strip.
            self._context.emit(Tell(trouble_sentence(seen.problem), problem=seen.problem))

    def _on_reported(self, done: Done) -> None:
        self._is_reporting = False
        self._done = done
        self._context.changed(is_result=True)

    def _on_failed(self, error: ElderclientError) -> None:
        self._is_reporting = False
        self._problem = error
        self._context.changed(is_result=True)
