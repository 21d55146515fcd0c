"""Is it you? The answer is asked live; tricks and the report have pages of their own. Imports no Qt."""

from __future__ import annotations

from elderclient.domain.callbacks import Reason
from elderclient.domain.errors import ElderclientError
from elderclient.domain.phone import ShortCode
from elderclient.domain.sentence import Sentence, say
from elderclient.ui.flow.presenting import Action, Context, Entry, Page, Text, Weight, texts
from elderclient.ui.flow.trouble import trouble_action, trouble_blocks, trouble_sentence
from elderclient.ui.intents import Asked, CallMe, GoBack, GoTo, Tell
from elderclient.ui.place import Place
from elderclient.usecases.action_result import Done
from elderclient.usecases.callbacks.check_caller import CallerAnswer
from elderclient.usecases.fetched import Seen

REPORT = "report"
TRICKS = "tricks"
FIRST = "first"
"""What to do in the first ten minutes."""


class CallerCheckPresenter:
    """``place.subject`` is empty for the answer, ``tricks``, ``report``, or ``first`` for what to do at once."""

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
        if self._place.subject == FIRST:
            # zh: 马上做这几件事
            return say("Do this at once").shortened(self._first_short())
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
        if services is not None and self._place.subject not in (REPORT, FIRST):
            self._context.runner.run(services.check_caller.fetch, self._on_seen, self._on_failed)

    def page(self) -> Page:
        """The answer, the tricks, or the report."""
        if self._place.subject == REPORT:
            return self._report_page()
        if self._place.subject == TRICKS:
            return self._tricks_page()
        if self._place.subject == FIRST:
            return self._first_page()
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
        # zh: 已经上当了？马上做这几件事
        first = Entry(say("Already cheated? Do this at once"), self._open_first, icon="warning")
        return Page((Text(never, Weight.BOLD), *(Text(trick) for trick in rest), first))

    def _first_page(self) -> Page:
        """The ten minutes in which a bank can still stop the money, in the order that counts."""
        # zh: 别慌。越快做，钱越可能拦住。
        calm = say("Stay calm. The sooner you do this, the more likely the money is stopped.")
        steps = (
            # zh: 第一，挂断电话，不再转一分钱。
            say("First: hang up, and send not a cent more."),
            # zh: 第二，打 {police} 报警，说清楚转给了谁、多少钱。
            say("Second: call {police} and say to whom you sent how much.", police=ShortCode("110")),
            # zh: 第三，打银行卡背面的电话，请银行拦住这笔钱。
            say("Third: call the number on the back of your bank card and have the money stopped."),
            # zh: 第四，短信、通话记录、转账单，一样都别删。
            say("Fourth: delete nothing, no message, no call, no receipt."),
            # zh: 第五，让人看过屏幕、装过软件的，先关掉手机和电脑。
            say("Fifth: if somebody saw your screen or had you install something, switch the device off."),
            # zh: 告诉家里人，或者请人工打给您。您没有做错什么。
            say("Tell your family, or have a person call you. You did nothing wrong."),
        )
        # zh: 报告诈骗
        report = Action(say("Report a fraud").shortened(self._report_short()), self._open_report, icon="warning")
        # zh: 请人工打给我
        caption = say("Call me back, a person")
        # zh: 打给我
        call = Action(caption.shortened(say("Call me")), self._call, icon="call", is_call=True)
        return Page((Text(calm, Weight.BOLD), *(Text(step) for step in steps)), (report, call))

    def _report_page(self) -> Page:
        if self._done is not None:
            # zh: 已经转了钱？马上做这几件事
            first = Entry(say("Money already sent? Do this at once"), self._open_first, icon="warning")
            # zh: 知道了
            all_right = Action(say("All right"), self._back)
            return Page((Text(self._done.sentence.at("result"), Weight.BOLD), first), (all_right,))
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
    def _first_short() -> Sentence:
        # zh: 马上做
        return say("At once")

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

    def _open_first(self) -> None:
        self._context.emit(GoTo(Place(self._place.screen, FIRST)))

    def _call(self) -> None:
        self._context.emit(CallMe(Reason(self._place.screen, FIRST)))

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
