"""Read an agreement: eight plain answers, the full text with hard words explained, and the same on paper.

Also builds the same answers for what is about to be ordered, and the proof of what was shown. Must not sign anything.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from elderclient.domain.agreements import Agreement, AnsweredQuestion, HardWord, ShownSummary
from elderclient.domain.configuration import Language
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.orders import OrderItem
from elderclient.domain.paper import Paper, Section
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import Offering, with_id
from elderclient.domain.sentence import Sentence
from elderclient.phrases.agreements import agreements_screen
from elderclient.phrases.agreements.answers import answers_before, answers_to
from elderclient.phrases.agreements.hard_words import words_in
from elderclient.usecases.agreements.terms import terms_of, terms_of_draft
from elderclient.usecases.cache import AGREEMENTS, OFFERINGS, PRODUCTS
from elderclient.usecases.dependencies import Dependencies
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.use_case import UseCase


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
    answers: tuple[AnsweredQuestion, ...]
    clauses: tuple[ClauseView, ...]


@frozen
class AgreementsView:
    """All agreements of the person and one sentence that says how many."""

    summary: Sentence
    agreements: tuple[AgreementView, ...]


class ReadAgreement(UseCase):
    """The agreements of one person. ``hotline``: the operator's own number."""

    def __init__(self, dependencies: Dependencies) -> None:
        super().__init__(dependencies)
        self._rules = dependencies.rules
        self._hotline = dependencies.hotline

    def cached(self) -> Fetched[AgreementsView] | None:
        """Return the cached agreements, or ``None`` before they were ever fetched."""
        fetched = AGREEMENTS.recall(self._store)
        return None if fetched is None else fetched.into(self._view)

    def fetch(self) -> Fetched[AgreementsView]:
        """Ask the operator for all agreements of the person."""
        return AGREEMENTS.ask(self._gateway, self._store, self._clock).into(self._view)

    def before_signing(self, offering: Offering) -> tuple[AnsweredQuestion, ...]:
        """Return the eight answers for what is about to be ordered, to be shown whole before consent is asked for.

        ``shown`` makes the proof of them that goes with the order. May read a file.
        """
        return answers_to(terms_of(offering, self._rules), self._hotline, self._today())

    def before_ordering(self, item: OrderItem) -> tuple[AnsweredQuestion, ...]:
        """Return the eight answers for a drafted ``item``. Raises what kept its offering from being asked for."""
        offering = self._offering(item.offering_id)
        terms = terms_of_draft(item, offering, self._rules, is_rural=self._is_rural(item))
        return answers_before(item, terms, self._hotline, self._today())

    def _is_rural(self, item: OrderItem) -> bool:
        """Where its line lies, as far as it is known here: repairs have another limit in the country."""
        held = PRODUCTS.value_in(self._store) or ()
        lines = [each for each in held if each.id == item.product_id or (item.number and each.number == item.number)]
        return any(each.address is not None and each.address.is_rural for each in lines)

    def _offering(self, offering_id: str) -> Offering | None:
        found = with_id(OFFERINGS.value_in(self._store) or (), offering_id)
        if found is not None:
            return found
        asked = OFFERINGS.ask(self._gateway, self._store, self._clock)
        if asked.value is None and asked.problem is not None:
            raise asked.problem
        return None if asked.value is None else with_id(asked.value, offering_id)

    def _today(self) -> date:
        return self._clock.now().date()

    def _view(self, kept: Listing[Agreement]) -> AgreementsView:
        views = tuple(self._one(agreement) for agreement in kept)
        if not views:
            return AgreementsView(agreements_screen.none_found(), ())
        states = [view.agreement.is_active for view in views]
        summary = agreements_screen.how_many(states.count(True), states.count(None))
        return AgreementsView(summary.at("summary"), views)

    def _one(self, agreement: Agreement) -> AgreementView:
        return AgreementView(
            agreement,
            agreements_screen.name_of(agreement).at(f"agreement/{agreement.id}"),
            agreements_screen.notes(agreement),
            answers_to(agreement.terms, self._hotline, self._today(), is_in_force=agreement.is_active is True),
            tuple(ClauseView(agreements_screen.clause(one), words_in(one)) for one in agreement.clauses),
        )


def shown(answers: Sequence[AnsweredQuestion], language: Language) -> ShownSummary:
    """Return the proof of what was shown. Its fingerprint goes with the order and is stored with the agreement."""
    return ShownSummary(tuple(sentence for each in answers for sentence in each.sentences), language)


def agreement_paper(view: AgreementView, hotline: ShortCode) -> Paper:
    """Return the agreement as a printable document: eight answers, the full text, the hard words, and whom to ask."""
    screen = agreements_screen
    sections = (
        *(Section(each.question, each.answer) for each in view.answers),
        Section(screen.paper_full_text(), tuple(clause.sentence for clause in view.clauses)),
        Section(screen.paper_hard_words(), tuple(map(screen.paper_explained, hard_words(view)))),
        Section(screen.paper_about(), view.notes),
        Section(screen.paper_questions(), (screen.paper_whom_to_ask(hotline),)),
    )
    return Paper(screen.paper_title(view.name), tuple(section for section in sections if section.sentences))


def hard_words(view: AgreementView) -> tuple[HardWord, ...]:
    """Return every hard word of an agreement once, in the order of the text."""
    found: dict[str, HardWord] = {}
    for clause in view.clauses:
        for word in clause.hard_words:
            found.setdefault(word.key, word)
    return tuple(found.values())
