"""The made-up customers' decisions on the operator's purposes. What they have not decided stays unasked."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta

from sqlalchemy.orm import Session

from elderclient.backend.database.models import DISABILITY_PRIORITY, Consent, ConsentAgreement
from elderclient.backend.demo.rows import Calendar, Ids
from elderclient.backend.demo.story import Person
from elderclient.backend.privacy.consents import GRANTED
from elderclient.backend.privacy.purposes import WORDS_VERSION, purpose_of

DECIDED = timedelta(days=90)
"""So long before the demonstration they decided, at ten in the morning in China."""
_AT = time(2, tzinfo=UTC)


def give_consents(session: Session, person: Person, ids: Ids, calendar: Calendar) -> None:
    """Write down what a person has decided, with the proof of every consent."""
    states = dict(person.consents)
    if person.disability:
        states[DISABILITY_PRIORITY] = GRANTED
    decided = datetime.combine(calendar.today - DECIDED, _AT)
    for name, state in states.items():
        session.add(Consent(customer_id=ids.customer, purpose=name, state=state, decided_at=decided))
        purpose = purpose_of(name)
        if state == GRANTED and purpose is not None:
            session.add(
                ConsentAgreement(
                    id=f"consent-{person.key}-{name}"[:40],
                    customer_id=ids.customer,
                    purpose=name,
                    live_purpose=name,
                    words_version=WORDS_VERSION,
                    words_shown=purpose.sentence,
                    granted_at=decided,
                )
            )
    session.flush()
