"""TMF644's paths. Nothing is ever deleted here: an ended agreement stays as the proof that there was one."""

from __future__ import annotations

from fastapi import APIRouter, Request, Response
from sqlalchemy import Select, select

from elderclient.backend.auth.caller import Caller
from elderclient.backend.database.models import ConsentAgreement
from elderclient.backend.privacy import consents
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import CreatedBody, PatchedBody
from elderclient.backend.tmf.collection import chosen, read_fields
from elderclient.backend.tmf.described import changed, created
from elderclient.backend.tmf.privacy import answers
from elderclient.backend.tmf.privacy.schemas import (
    BASE,
    AgreementCreate,
    AgreementPatch,
    ProfilePatch,
    agreement_to_wire,
    profile_to_wire,
    specification_to_wire,
)
from elderclient.backend.tmf.privacy.service import PrivacyService
from elderclient.backend.tmf.resource import Reader, add_few, add_rows, one_answer
from elderclient.backend.tmf.versions import Versions
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


def _specifications(_reader: Reader) -> list[Json]:
    """The purposes, the same for everybody."""
    return [specification_to_wire()]


def _profiles(reader: Reader) -> list[Json]:
    """Only the caller's."""
    return [profile_to_wire(reader.customer_id, consents.standing(reader.session, reader.customer_id))]


def _given(reader: Reader) -> Select[ConsentAgreement]:
    """The proofs of the caller's consents, newest first."""
    own = select(ConsentAgreement).where(ConsentAgreement.customer_id == reader.customer_id)
    return own.order_by(ConsentAgreement.granted_at.desc(), ConsentAgreement.id)


add_few(router, "/partyPrivacyProfileSpecification", answers.PartyPrivacyProfileSpecification, _specifications)
add_few(router, "/partyPrivacyProfile", answers.PartyPrivacyProfile, _profiles)
add_rows(
    router, "/partyPrivacyAgreement", answers.PartyPrivacyAgreement, _given, ConsentAgreement.id, agreement_to_wire
)


@router.patch("/partyPrivacyProfile/{identifier}", **changed(answers.PartyPrivacyProfile, ProfilePatch))
def change_profile(
    request: Request, identifier: str, customer_id: Caller, operator: OperatorOf, body: PatchedBody, versions: Versions
) -> Response:
    """Withdraw the consents that the body names."""
    fields = read_fields(request, answers.PartyPrivacyProfile)
    changed = PrivacyService(operator).refuse(customer_id, identifier, ProfilePatch.model_validate(body), versions)
    return one_answer(changed, fields)


@router.post("/partyPrivacyAgreement", **created(answers.PartyPrivacyAgreement, AgreementCreate))
def create_agreement(request: Request, customer_id: Caller, operator: OperatorOf, body: CreatedBody) -> Response:
    """Give a consent; one that is given already answers its proof."""
    fields = read_fields(request, answers.PartyPrivacyAgreement)
    made = PrivacyService(operator).agree(customer_id, AgreementCreate.model_validate(body))
    return answer(chosen(made, fields), 201, {"Location": str(made["href"])})


@router.patch("/partyPrivacyAgreement/{identifier}", **changed(answers.PartyPrivacyAgreement, AgreementPatch))
def end_agreement(
    request: Request, identifier: str, customer_id: Caller, operator: OperatorOf, body: PatchedBody, versions: Versions
) -> Response:
    """Take a consent back by ending its agreement."""
    fields = read_fields(request, answers.PartyPrivacyAgreement)
    ended = PrivacyService(operator).end(customer_id, identifier, AgreementPatch.model_validate(body), versions)
    return one_answer(ended, fields)
