"""Read what was agreed to: eight plain answers, the full text with hard words explained, and paper of it.

Also builds the same answers for what is about to be ordered, and the proof of what was shown. Must not sign anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.agreements import Agreement, ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.frozen import frozen
from elderclient.domain.orders import OrderItem
from elderclient.domain.paper import Paper, Section
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering, with_id
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Count, FullDate, Noun
from elderclient.phrases.agreements.answers import Answered, answers_before, answers_to, terms_of, terms_of_draft
from elderclient.phrases.agreements.terms import HardWord, words_in
from elderclient.usecases.cache import AGREEMENTS, OFFERINGS, PRODUCTS
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.rules import Rules
from elderclient.usecases.ports.store import Store


@frozen
class ClauseView:
    """A piece of the full text and the hard words in it."""

    sentence: Sentence
    hard_words: tuple[HardWord, ...]


@frozen
class AgreementView:
    """One agreement. ``notes``: when and how it was signed, whether it still holds, whether what was shown is on file."""

    agreement: Agreement
    name: Sentence
    notes: tuple[Sentence, ...]
    answers: tuple[Answered, ...]
    clauses: tuple[ClauseView, ...]


@frozen
class AgreementsView:
    """All agreements of the person and one sentence that says how many."""

    summary: Sentence
    agreements: tuple[AgreementView, ...]


class ReadAgreement:
    """The agreements of one person. ``hotline``: the operator's own number."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock, rules: Rules, hotline: ShortCode) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock
        self._rules = rules
        self._hotline = hotline

    def cached(self) -> Fetched[AgreementsView] | None:
        """As kept on this PC."""
        fetched = AGREEMENTS.recall(self._store)
        return None if fetched is None else fetched.into(self._view)

    def fetch(self) -> Fetched[AgreementsView]:
        """Ask the operator."""
        return AGREEMENTS.ask(self._gateway, self._store, self._clock).into(self._view)

    def before_signing(self, offering: Offering) -> tuple[Answered, ...]:
        """The eight answers for what is about to be ordered; show them all and let them be read before asking for a yes.

        ``shown`` makes of them what goes with the order. May read a file.
        """
        return answers_to(terms_of(offering, self._rules), self._hotline, self._today())

    def before_ordering(self, item: OrderItem) -> tuple[Answered, ...]:
        """The eight answers for a drafted ``item``. Raises what kept the operator from telling what its offering is."""
        offering = self._offering(item.offering_id)
        terms = terms_of_draft(item, offering, self._rules, is_rural=self._is_rural(item))
        return answers_before(item, terms, self._hotline, self._today())

    def _is_rural(self, item: OrderItem) -> bool:
        """Where its line lies, as far as it is known here: repairs have another limit in the country."""
        known = PRODUCTS.recall(self._store)
        held = () if known is None or known.value is None else known.value
        lines = [each for each in held if each.id == item.product_id or (item.number and each.number == item.number)]
        return any(each.address is not None and each.address.is_rural for each in lines)

    def _offering(self, offering_id: str) -> Offering | None:
        known = OFFERINGS.recall(self._store)
        found = None if known is None or known.value is None else with_id(known.value, offering_id)
        if found is not None:
            return found
        asked = OFFERINGS.ask(self._gateway, self._store, self._clock)
        if asked.value is None and asked.problem is not None:
            raise asked.problem
        return None if asked.value is None else with_id(asked.value, offering_id)

    def _today(self) -> date:
        return self._clock.now().date()

    def _view(self, kept: tuple[Agreement, ...]) -> AgreementsView:
        views = tuple(self._one(agreement) for agreement in kept)
        if not views:
            return AgreementsView(say("No agreement of yours was found. A person can look for it."), ())
        count = Count(sum(view.agreement.is_active for view in views), Noun.AGREEMENT)
        summary = say("You have {count}. Press one to read it.", count=count)
        return AgreementsView(summary.at("summary"), views)

    def _one(self, agreement: Agreement) -> AgreementView:
        terms = agreement.terms
        return AgreementView(
            agreement,
            say("{name}", name=OperatorText(terms.name, terms.name_en)).at(f"agreement/{agreement.id}"),
            _notes(agreement),
            answers_to(terms, self._hotline, self._today()),
            tuple(
                ClauseView(say("{text}", text=OperatorText(clause.text, clause.text_en)), words_in(clause))
                for clause in agreement.clauses
            ),
        )


def shown(answers: Sequence[Answered], language: Language) -> ShownSummary:
    """What was shown, question by question. Its fingerprint goes with the order and is stored with the agreement."""
    return ShownSummary(tuple(sentence for each in answers for sentence in each.sentences), language)


def _notes(agreement: Agreement) -> tuple[Sentence, ...]:
    told: list[Sentence] = []
    if agreement.signed_at is not None:
        told.append(say("Signed on {day}.", day=FullDate(agreement.signed_at.date())))
    if not agreement.is_active:
        told.append(say("This agreement is over."))
    if agreement.shown_summary:
        told.append(say("What you were shown before you agreed is on file."))
    return tuple(told)


def agreement_paper(view: AgreementView, hotline: ShortCode) -> Paper:
    """The agreement as a printable document: eight answers, the full text, the hard words, and whom to ask."""
    title = say("Agreement: {name}", name=view.name)
    answers = tuple(Section(each.question, each.answer) for each in view.answers)
    full = Section(say("The full text"), tuple(clause.sentence for clause in view.clauses))
    words = Section(say("Hard words"), tuple(_explained(word) for word in hard_words(view)))
    call = say("Call {hotline}, or press the button for a call by a person on the computer.", hotline=hotline)
    ask_somebody = Section(say("If you have a question"), (call,))
    about = Section(say("About this agreement"), view.notes)
    sections = (*answers, full, words, about, ask_somebody)
    return Paper(title, tuple(section for section in sections if section.sentences))


def hard_words(view: AgreementView) -> tuple[HardWord, ...]:
    """Every hard word of an agreement once, in the order of the text."""
    found: dict[str, HardWord] = {}
    for clause in view.clauses:
        for word in clause.hard_words:
            found.setdefault(word.key, word)
    return tuple(found.values())


def _explained(word: HardWord) -> Sentence:
    return say("{word}: {explanation}", word=word.word, explanation=word.explanation)
