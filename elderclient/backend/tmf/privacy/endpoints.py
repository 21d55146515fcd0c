"""TMF644's paths. Nothing is ever deleted here: an ended agreement stays as the proof that there was one."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response

from elderclient.backend.auth.caller import Caller
from elderclient.backend.runtime import OperatorOf
from elderclient.backend.tmf.body import created_body, patched_body
from elderclient.backend.tmf.collection import chosen, list_answer, read_fields, read_query
from elderclient.backend.tmf.errors import not_found
from elderclient.backend.tmf.privacy.schemas import (
    AGREEMENT_ATTRIBUTES,
    BASE,
    PROFILE_ATTRIBUTES,
    SPECIFICATION,
    SPECIFICATION_ATTRIBUTES,
    AgreementCreate,
    AgreementPatch,
    ProfilePatch,
    specification_to_wire,
)
from elderclient.backend.tmf.privacy.service import PrivacyService
from elderclient.backend.tmf.wire import Json, answer

router = APIRouter(prefix=BASE)


@router.get("/partyPrivacyProfileSpecification")
def list_specifications(request: Request, _customer_id: Caller) -> Response:
    """The purposes, the same for everybody."""
    return list_answer([specification_to_wire()], read_query(request, SPECIFICATION_ATTRIBUTES))


@router.get("/partyPrivacyProfileSpecification/{specification_id}")
def get_specification(request: Request, specification_id: str, _customer_id: Caller) -> Response:
    """The purposes by id."""
    fields = read_fields(request, SPECIFICATION_ATTRIBUTES)
    if specification_id != SPECIFICATION:
        raise not_found()
    return answer(chosen(specification_to_wire(), fields))


@router.get("/partyPrivacyProfile")
def list_profiles(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """Only the caller's."""
    return list_answer([PrivacyService(operator).profile(customer_id)], read_query(request, PROFILE_ATTRIBUTES))


@router.get("/partyPrivacyProfile/{identifier}")
def get_profile(request: Request, identifier: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """The caller's by id."""
    fields = read_fields(request, PROFILE_ATTRIBUTES)
    return answer(chosen(PrivacyService(operator).one_profile(customer_id, identifier), fields))


@router.patch("/partyPrivacyProfile/{identifier}")
def change_profile(
    request: Request,
    identifier: str,
    customer_id: Caller,
    operator: OperatorOf,
    body: Annotated[Json, Depends(patched_body)],
) -> Response:
    """Take consents back."""
    fields = read_fields(request, PROFILE_ATTRIBUTES)
    changed = PrivacyService(operator).refuse(customer_id, identifier, ProfilePatch.model_validate(body))
    return answer(chosen(changed, fields))


@router.get("/partyPrivacyAgreement")
def list_agreements(request: Request, customer_id: Caller, operator: OperatorOf) -> Response:
    """The proofs of the caller's consents, newest first."""
    return list_answer(PrivacyService(operator).agreements(customer_id), read_query(request, AGREEMENT_ATTRIBUTES))


@router.post("/partyPrivacyAgreement")
def create_agreement(
    request: Request, customer_id: Caller, operator: OperatorOf, body: Annotated[Json, Depends(created_body)]
) -> Response:
    """Give a consent; one that is given already answers its proof."""
    fields = read_fields(request, AGREEMENT_ATTRIBUTES)
    made = PrivacyService(operator).agree(customer_id, AgreementCreate.model_validate(body))
    return answer(chosen(made, fields), 201, {"Location": str(made["href"])})


@router.get("/partyPrivacyAgreement/{identifier}")
def get_agreement(request: Request, identifier: str, customer_id: Caller, operator: OperatorOf) -> Response:
    """One proof."""
    fields = read_fields(request, AGREEMENT_ATTRIBUTES)
    return answer(chosen(PrivacyService(operator).agreement(customer_id, identifier), fields))


@router.patch("/partyPrivacyAgreement/{identifier}")
def end_agreement(
    request: Request,
    identifier: str,
    customer_id: Caller,
    operator: OperatorOf,
    body: Annotated[Json, Depends(patched_body)],
) -> Response:
    """Take a consent back by ending its agreement."""
    fields = read_fields(request, AGREEMENT_ATTRIBUTES)
    ended = PrivacyService(operator).end(customer_id, identifier, AgreementPatch.model_validate(body))
    return answer(chosen(ended, fields))
