"""What a customer may do with consents, in the operator's terms. Knows TMF644's words, but not HTTP's."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy.orm import Session

from elderclient.backend.database.models import ConsentAgreement
from elderclient.backend.privacy import consents
from elderclient.backend.privacy.consents import GRANTED, REFUSED, Given, OldWordsError
from elderclient.backend.runtime import Operator
from elderclient.backend.tmf.body import refuse_partial
from elderclient.backend.tmf.errors import cannot, conflict, not_found, rule_refusals
from elderclient.backend.tmf.privacy.schemas import (
    AgreementCreate,
    AgreementPatch,
    ProfilePatch,
    ProfileValue,
    agreement_to_wire,
    ends_later,
    names_of,
    profile_id,
    profile_to_wire,
)
from elderclient.backend.tmf.versions import refuse_outdated, tag_of
from elderclient.backend.tmf.wire import Json


@dataclass(frozen=True, slots=True)
class PrivacyService:
    """Consents of one operator's customers. Every method takes the customer who asks and never touches another's."""

    operator: Operator

    def profile(self, customer_id: str) -> Json:
        """Return the customer's decisions on all purposes."""
        with self.operator.reading() as session:
            return profile_to_wire(customer_id, consents.standing(session, customer_id))

    def refuse(self, customer_id: str, identifier: str, sent: ProfilePatch, versions: frozenset[str]) -> Json:
        """Take consents back; refuses with 404, 412 (another version), and with 422 what would give or remove one."""
        if identifier != profile_id(customer_id):
            raise not_found()
        with self.operator.writing.begin() as session:
            known = consents.standing(session, customer_id)
            refuse_outdated(versions, tag_of(profile_to_wire(customer_id, known)))
            refuse_partial(
                "partyPrivacyProfileCharacteristic", known, names_of(sent.party_privacy_profile_characteristic)
            )
            for value in sent.party_privacy_profile_characteristic:
                self._refuse_one(session, customer_id, value)
        self.operator.notifier.changed()
        return self.profile(customer_id)

    def agree(self, customer_id: str, sent: AgreementCreate) -> Json:
        """Give a consent; refuses with 409 (other words were shown) or 422."""
        if sent.engaged_party[0].id != customer_id:
            raise cannot("Nobody can agree for somebody else.")
        values = sent.party_privacy_profile_characteristic
        if any(one.characterisitc.value != GRANTED for one in values):
            raise cannot("An agreement grants what it names.")
        given = Given(names_of(values), sent.version, sent.statement_of_intent)
        try:
            with rule_refusals(), self.operator.writing.begin() as session:
                made = self.operator.consents.grant(session, customer_id, given, self.operator.now())
                body = agreement_to_wire(made[0], self.operator.configuration.zone)
        except OldWordsError as error:
            raise conflict("The words have changed: show them again before asking.") from error
        self.operator.notifier.changed()
        return body

    def end(self, customer_id: str, identifier: str, sent: AgreementPatch, versions: frozenset[str]) -> Json:
        """End an agreement now, and the consent with it; an ended one stays as it ended. Refuses with 404, 412 or 422."""
        now = self.operator.now()
        if ends_later(sent, now):
            raise cannot("A consent is taken back at once, not later.")
        with self.operator.writing.begin() as session:
            agreement = session.get(ConsentAgreement, identifier)
            if agreement is None or agreement.customer_id != customer_id:
                raise not_found()
            refuse_outdated(versions, tag_of(agreement_to_wire(agreement, self.operator.configuration.zone)))
            if agreement.ended_at is None:
                self.operator.consents.withdraw(session, customer_id, agreement.purpose, now)
            body = agreement_to_wire(agreement, self.operator.configuration.zone)
        self.operator.notifier.changed()
        return body

    def _refuse_one(self, session: Session, customer_id: str, sent: ProfileValue) -> None:
        purpose, value = sent.characterisitc.name, sent.characterisitc.value
        known = consents.standing(session, customer_id).get(purpose)
        if known is not None and value == known.state:
            return
        if value != REFUSED:
            raise cannot("A consent is given by an agreement that says what was shown; here it can only be refused.")
        with rule_refusals():
            self.operator.consents.withdraw(session, customer_id, purpose, self.operator.now())
