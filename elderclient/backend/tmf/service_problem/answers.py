"""What TMF656 answers, as typed models."""

from __future__ import annotations

from datetime import datetime

from elderclient.backend.tmf.answers import Characteristic, Reference, Resource, Typed


class AffectedPlace(Typed):
    """The area of an outage."""

    role: str
    place: Reference


class ServiceProblem(Resource):
    """An outage or planned work that touches lines of the customer."""

    name: str
    category: str
    status: str
    creation_date: datetime | None = None
    reason: str | None = None
    affected_location: list[AffectedPlace]
    affected_service: list[Reference]
    affected_number_of_services: int
    characteristic: list[Characteristic]
    standard = (
        "affectedResource description errorMessage externalIdentifier firstAlert impactImportanceFactor impactPattern"
        " lastUpdate note originatingSystem originatorParty parentProblem priority problemEscalation relatedEntity"
        " relatedEvent relatedParty resolutionDate responsibleParty rootCauseResource rootCauseService slaViolation"
        " statusChangeDate statusChangeReason trackingRecord troubleTicket underlyingAlarm underlyingProblem"
    )
