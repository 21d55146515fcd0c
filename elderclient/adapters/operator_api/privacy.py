"""TMF644 privacy profiles and agreements, and what is held about a customer. Must not decide what is asked when.

TMF644 v5 spells the value of a profile ``characterisitc``; servers that spell it right are understood too.
"""

from __future__ import annotations

from typing import Any

from elderclient.adapters.operator_api import personal_copy
from elderclient.adapters.operator_api.transport.api import Api, Changed
from elderclient.adapters.operator_api.transport.paging import all_records
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.trouble_ticket import TicketBox, values_of
from elderclient.domain.errors import Conflict, NotFound
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, Purpose
from elderclient.domain.privacy.personal_data import (
    AccessLogEntry,
    CopyJob,
    CopyStatus,
    Deletion,
    DeletionPhase,
    Holding,
    PersonalCopy,
)
from elderclient.domain.sentence import OperatorText

PROFILE = "partyPrivacyProfile"
AGREEMENT = "partyPrivacyAgreement"
DELETION = "deletionRequest"
_STATES = {
    "granted": ConsentState.GRANTED,
    "true": ConsentState.GRANTED,
    "asked": ConsentState.ASKED,
    "refused": ConsentState.REFUSED,
    "denied": ConsentState.REFUSED,
    "false": ConsentState.REFUSED,
}
_PHASES = {
    "resolved": DeletionPhase.DONE,
    "closed": DeletionPhase.DONE,
    "cancelled": DeletionPhase.CANCELLED,
    "rejected": DeletionPhase.REFUSED,
}


class Privacy:
    """Implements ``usecases.operator.Privacy``."""

    def __init__(self, api: Api, own: Api, tickets: TicketBox) -> None:
        self._api = api
        self._own = own
        self._tickets = tickets

    def purposes(self) -> tuple[Purpose, ...]:
        """Every configurable characteristic of every specification, with what the customer's profile says of it."""
        states = _states(self._profile())
        found: dict[str, Purpose] = {}
        for specification in all_records(self._api, "partyPrivacyProfileSpecification"):
            for one in specification.records("specCharacteristic"):
                if one.flag("configurable") is not False:
                    purpose = _purpose(one, specification.text("version"), states)
                    found.setdefault(purpose.id, purpose)
        return tuple(found.values())

    def give_consent(self, given: ConsentGiven) -> None:
        """An agreement, which proves what was shown and when."""
        profile = self._profile()
        form = {
            "@type": "PartyPrivacyAgreement",
            "name": given.name,
            "agreementType": "privacy",
            "engagedParty": [{"@type": "PartyRef", "@referredType": "Individual", "id": _party_of(profile)}],
            "version": given.version,
            "statementOfIntent": given.words,
            "initialDate": given.given_at.isoformat(timespec="seconds"),
            "agreementPeriod": {"startDateTime": given.given_at.isoformat(timespec="seconds")},
            "partyPrivacyProfile": [
                {
                    "@type": "PartyPrivacyProfileRef",
                    "@referredType": "PartyPrivacyProfile",
                    "id": profile.need_text("id"),
                }
            ],
            "partyPrivacyProfileCharacteristic": [_value(given.purpose_id, "granted")],
        }
        self._api.create(AGREEMENT, form, is_safe_to_repeat=False)

    def withdraw_consent(self, purpose_id: str) -> None:
        """The profile's value first, which stops the use; then the end of whatever agreement still holds."""
        form = {
            "@type": "PartyPrivacyProfile",
            "partyPrivacyProfileCharacteristic": [_value(purpose_id, "refused")],
        }
        self._api.change(PROFILE, self._profile().need_text("id"), form)
        for agreement in all_records(self._api, AGREEMENT):
            if _is_live(agreement) and purpose_id in _states(agreement):
                end = {"endDateTime": self._api.clock.now().isoformat(timespec="seconds")}
                self._api.change(
                    AGREEMENT,
                    agreement.need_text("id"),
                    {"@type": "PartyPrivacyAgreement", "agreementPeriod": end},
                )

    def holdings(self) -> tuple[Holding, ...]:
        """As the operator sorts them."""
        return tuple(_holding(record) for record in all_records(self._own, "personalData"))

    def looks(self) -> tuple[AccessLogEntry, ...]:
        """Newest first, whatever the server's order."""
        looks = [
            AccessLogEntry(_text(record, "description"), record.need(record.moment("date"), "date"))
            for record in all_records(self._own, "accessLog")
        ]
        return tuple(sorted(looks, key=lambda look: look.at, reverse=True))

    def ask_for_copy(self, external_id: str) -> CopyJob:
        """Unique by our own id, so that it may be sent again."""
        try:
            made = self._own.create(
                "exportJob", {"@type": "ExportJob", "externalId": external_id}, is_safe_to_repeat=True
            )
        except Conflict as conflict:
            if not conflict.existing_id:
                raise
            return _job(self._own.get("exportJob", conflict.existing_id).record)
        if made is not None:
            return _job(made.record)
        found = self.newest_copy()
        if found is None:
            raise NotFound("exportJob: taken, but not to be found")
        return found

    def newest_copy(self) -> CopyJob | None:
        """The one asked for last."""
        jobs = [_job(record) for record in all_records(self._own, "exportJob")]
        return max(jobs, key=lambda job: job.wished_at, default=None)

    def copy(self, job_id: str) -> PersonalCopy:
        """All of it."""
        return personal_copy.read(self._own.get_alone(f"exportJob/{_clean(job_id)}/content"))

    def ask_for_deletion(self, external_id: str) -> Deletion:
        """A ticket of its own kind."""
        form = {"description": "请删除我的信息"} | self._tickets.identified(external_id, DELETION)
        return _deletion(self._tickets.create(external_id, DELETION, form))

    def newest_deletion(self) -> Deletion | None:
        """The ticket placed last."""
        found = [_deletion(Changed(record, "")) for record in self._tickets.newest(DELETION)]
        return max(found, key=lambda one: one.wished_at, default=None)

    def cancel_deletion(self, deletion_id: str) -> Deletion:
        """Cancelled; ``Conflict`` when it is too late."""
        return _deletion(self._tickets.change(deletion_id, {"status": "cancelled"}))

    def _profile(self) -> Record:
        records = all_records(self._api, PROFILE, most=1)
        if not records:
            raise NotFound(f"{PROFILE}: the list is empty")
        return records[0]


def _clean(identifier: str) -> str:
    return "".join(sign for sign in identifier if sign.isalnum() or sign in "-_.")


def _states(record: Record) -> dict[str, ConsentState]:
    states: dict[str, ConsentState] = {}
    for one in record.records("partyPrivacyProfileCharacteristic"):
        value = one.record("characterisitc") or one.record("characteristic")
        if value is None or not (name := value.text("name")):
            continue
        flag = value.flag("value")
        word = value.text("value").lower() if flag is None else str(flag).lower()
        # A word nobody knows gives no consent.
        states[name] = _STATES.get(word, ConsentState.REFUSED)
    return states


def _purpose(record: Record, version: str, states: dict[str, ConsentState]) -> Purpose:
    identifier = record.text("id") or record.need_text("name")
    state = states.get(identifier, states.get(record.text("name"), ConsentState.UNDECIDED))
    sentence = _text(record, "description")
    return Purpose(
        id=identifier,
        name=_text(record, "name"),
        sentence=sentence if sentence.text else _text(record, "name"),
        version=version,
        is_sensitive=record.text("criticalityLevel").lower() == "high",
        state=state,
    )


def _party_of(profile: Record) -> str:
    related = profile.record("applicableForParty") or profile.record("agreedByParty")
    party = None if related is None else related.record("partyOrPartyRole")
    return profile.need(None if party is None else party.text("id") or None, "applicableForParty.partyOrPartyRole.id")


def _value(purpose_id: str, state: str) -> dict[str, Any]:
    value = {"@type": "StringCharacteristic", "name": purpose_id, "valueType": "string", "value": state}
    return {"@type": "PartyPrivacyProfileCharacteristic", "characterisitc": value}


def _is_live(agreement: Record) -> bool:
    period = agreement.record("agreementPeriod")
    return period is None or period.moment("endDateTime") is None


def _text(record: Record, name: str) -> OperatorText:
    return OperatorText(record.text(name), record.text(f"{name}En"))


def _holding(record: Record) -> Holding:
    return Holding(
        id=record.need_text("id"),
        name=_text(record, "name"),
        count=max(0, record.whole("count") or 0),
        kept=_text(record, "retention"),
        erased=_text(record, "erased") if record.text("erased") else None,
    )


def _job(record: Record) -> CopyJob:
    try:
        status = CopyStatus(record.text("status"))
    except ValueError:
        status = CopyStatus.RUNNING
    return CopyJob(record.need_text("id"), status, record.need(record.moment("creationDate"), "creationDate"))


def _deletion(changed: Changed) -> Deletion:
    record = changed.record
    extra = values_of(record)
    phase = _PHASES.get(record.text("status").lower(), DeletionPhase.HELD)
    erased = sum(extra.whole(name) or 0 for name in extra.names() if name.startswith("deleted."))
    return Deletion(
        id=record.need_text("id"),
        phase=phase,
        wished_at=record.need(record.moment("creationDate"), "creationDate"),
        due_at=record.moment("expectedResolutionDate") if phase is DeletionPhase.HELD else None,
        erased=max(0, erased),
    )
