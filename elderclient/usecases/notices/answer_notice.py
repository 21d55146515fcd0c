"""See notices, and agree or refuse. A refusal is queued until it has arrived; a consent is given live."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from elderclient.domain.agreements import AnsweredQuestion, ShownSummary
from elderclient.domain.bills.owed import Owed
from elderclient.domain.errors import Conflict, OperatorError, StoreError, TooSlow
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.notices import Acceptance, Notice, NoticeAnswer, NoticeKind, Refusal, with_changed
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import Sentence
from elderclient.phrases.notices import notice as phrases
from elderclient.phrases.shell import acts
from elderclient.usecases.action_result import ActionResult
from elderclient.usecases.agreements.read_agreement import ReadAgreement
from elderclient.usecases.bills.owed_now import known_history, owed_now
from elderclient.usecases.bills.see_together import said_owed
from elderclient.usecases.cache import BILLS, NOTICES, OFFERINGS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ledger.kinds import ACCEPT_NOTICE, REFUSE_NOTICE
from elderclient.usecases.ledger.live import result_of
from elderclient.usecases.ledger.noted import noted
from elderclient.usecases.notices.notice_source import as_read_here, kept_refusals, remember_read
from elderclient.usecases.use_case import QueueingUseCase


@frozen
class NoticeView:
    """One notice. ``stored`` is what was answered, with its time; ``summary`` what one would agree to, in eight answers."""

    notice: Notice
    kind: Sentence
    state: Sentence
    subject: Sentence
    facts: tuple[Sentence, ...]
    stored: tuple[Sentence, ...]
    is_open: bool
    summary: tuple[AnsweredQuestion, ...] = ()
    is_to_be_paid: bool = False
    """It is about unpaid bills, and something may still be owed."""


@frozen
class NoticesView:
    """All notices: unread ones first, then those that want an answer, each newest first."""

    headline: Sentence
    notices: tuple[NoticeView, ...]


class AnswerNotice(QueueingUseCase):
    """The notices of one person. ``agreements`` says what a change would be agreed to as."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._agreements = ReadAgreement(dependencies)

    def cached(self) -> Fetched[NoticesView] | None:
        """Return the cached notices, or ``None`` before they were ever fetched."""
        fetched = NOTICES.recall(self._store)
        return None if fetched is None else fetched.into(self._view)

    def fetch(self) -> Fetched[NoticesView]:
        """Ask for the notices, for what is on sale where one is about another plan, and for the bills where about these."""
        fetched = NOTICES.ask(self._gateway, self._store, self._clock)
        known = fetched.value or ()
        if fetched.problem is None and any(each.offering_id and each.is_open(self._today()) for each in known):
            OFFERINGS.ask(self._gateway, self._store, self._clock)
        if fetched.problem is None and any(each.kind is NoticeKind.ARREARS for each in known):
            BILLS.ask(self._gateway, self._store, self._clock)
        return fetched.into(self._view)

    def mark_read(self, notice_id: str) -> Fetched[NoticesView] | None:
        """Report to the operator that a notice was read; ``None`` where that waits until it is opened again."""
        remember_read(notice_id, self._store, self._clock.now())
        try:
            changed = self._gateway.notices.mark_notice_read(notice_id)
        except OperatorError:
            return None
        return self._remember(changed)

    def refuse(self, notice_id: str) -> ActionResult:
        """Refuse: durable on this PC first, then sent.

        Raises ``StoreError`` where it cannot be stored, and ``OperatorError`` where the operator refuses for good.
        """
        consent = next((one for one in self._ledger.waiting() if one.payload == Acceptance(notice_id)), None)
        if consent is not None and not self._ledger.send(consent.id).is_answered:
            # What was agreed to may arrive yet, and a refusal in between would be overtaken.
            return ActionResult(acts.unanswered(), problem=TooSlow("agreed to, and not known yet"))
        try:
            sent = self._ledger.act(REFUSE_NOTICE, self._new_id(), Refusal(notice_id, self._clock.now()))
        except Conflict as problem:
            return self._as_it_is(notice_id, NoticeAnswer.REFUSED, problem)
        if sent.is_answered:
            return ActionResult(phrases.refused_words())
        return ActionResult(noted(sent, phrases.refusal_kept_words()), problem=sent.problem)

    def accept(self, notice_id: str, shown: ShownSummary) -> ActionResult:
        """Agree to what was shown, now or not at all. Raises ``OperatorError``: then nothing was agreed to."""
        accept, wanted = self._gateway.notices.accept_notice, Acceptance(notice_id)
        try:
            sent = self._ledger.act_live(ACCEPT_NOTICE, self._new_id(), wanted, lambda: accept(notice_id, shown))
        except Conflict as problem:
            return self._as_it_is(notice_id, NoticeAnswer.ACCEPTED, problem)
        return result_of(sent, ACCEPT_NOTICE, phrases.accepted_words(self._known(notice_id, sent.answer)))

    def _known(self, notice_id: str, answer: object) -> Notice | None:
        """Return the notice that was answered: as in ``answer``, else as it is cached."""
        if isinstance(answer, Notice):
            return answer
        known = NOTICES.value_in(self._store) or ()
        return next((each for each in known if each.id == notice_id), None)

    def _as_it_is(self, notice_id: str, wanted: NoticeAnswer, problem: Conflict) -> ActionResult:
        """Return what is true where the operator did not take the answer; it may have taken the same one before.

        Raises ``problem`` where that cannot be looked up, or does not explain it.
        """
        found = self._look_up(notice_id)
        if found is None or found.is_open(self._today()):
            raise problem
        if found.answer is wanted:
            return ActionResult(
                phrases.refused_words() if wanted is NoticeAnswer.REFUSED else phrases.accepted_words(found)
            )
        return ActionResult(phrases.not_counted_words(found))

    def _look_up(self, notice_id: str) -> Notice | None:
        fetched = NOTICES.ask(self._gateway, self._store, self._clock)
        if fetched.value is None or fetched.problem is not None:
            return None
        return next((each for each in fetched.value if each.id == notice_id), None)

    def _remember(self, changed: Notice) -> Fetched[NoticesView] | None:
        known = NOTICES.recall(self._store)
        if known is None or known.value is None:
            return None
        kept = with_changed(known.value, changed)
        with suppress(StoreError):  # The operator has it; what is kept here catches up with the next question.
            NOTICES.put(self._store, kept, known.as_of or self._clock.now())
        return Fetched(kept, known.as_of, unread=kept.unread).into(self._view)

    def _owed(self) -> Owed:
        """Return what is owed, where that is known of today; else an empty one that is not whole."""
        today = self._today()
        bills = BILLS.recall(self._store)
        if bills is None or bills.value is None or bills.as_of is None or bills.as_of.date() != today:
            return Owed(is_whole=False)
        history = known_history(bills.value, self._store, today)
        # That nothing is owed is not known where no bill is.
        return owed_now(history, self._store) if history.final else Owed(is_whole=False)

    def _today(self) -> date:
        return self._clock.now().date()

    def _view(self, known: Listing[Notice]) -> NoticesView:
        kept = kept_refusals(self._store)
        offered = OFFERINGS.recall(self._store)
        views = [self._one(each, each.id in kept, offered) for each in as_read_here(known, self._store)]
        views.sort(key=lambda view: (view.notice.is_read, not view.is_open))
        unread = sum(not view.notice.is_read for view in views)
        headline = phrases.summary_words(unread, sum(view.is_open for view in views))
        return NoticesView(headline.at("summary"), tuple(views))

    def _one(self, notice: Notice, is_refusal_kept: bool, offered: Fetched[Listing[Offering]] | None) -> NoticeView:  # noqa: FBT001 - private, and said by its name
        today = self._today()
        is_open = notice.is_open(today) and not is_refusal_kept
        offerings = offered.value if is_open and offered is not None and offered.value is not None else ()
        target = next((each for each in offerings if each.id == notice.offering_id), None)
        owed = self._owed() if notice.kind is NoticeKind.ARREARS else None
        is_settled = owed is not None and owed.is_whole and not owed.amounts
        said = said_owed(owed) if owed is not None and (owed.amounts or is_settled) else None
        return NoticeView(
            notice,
            phrases.kind_words(notice.kind),
            phrases.state_words(notice, today, is_refusal_kept=is_refusal_kept),
            phrases.subject_of(notice).at(f"notice/{notice.id}"),
            phrases.facts_of(notice, today, said, is_settled=is_settled),
            phrases.stored_words(notice, is_refusal_kept=is_refusal_kept),
            is_open,
            () if target is None else self._agreements.before_signing(target),
            is_to_be_paid=owed is not None and not is_settled,
        )
