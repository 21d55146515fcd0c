"""TMF644 privacy profiles and agreements in their wire form. Must not ask anything.

TMF644 v5 spells the value of a profile ``characterisitc``; servers that spell it right are understood too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from elderclient.adapters.operator_api.resources.validity import holds
from elderclient.adapters.operator_api.transport.paging import read_each
from elderclient.adapters.operator_api.transport.records import Record, operator_text
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.frozen import frozen
from elderclient.domain.listing import Listing
from elderclient.domain.privacy.consent import ConsentGiven, ConsentState, Purpose

PROFILE = "partyPrivacyProfile"
SPECIFICATION = "partyPrivacyProfileSpecification"
AGREEMENT = "partyPrivacyAgreement"
_VALUES = "partyPrivacyProfileCharacteristic"
_STATES: Mapping[str, ConsentState] = table(
    (
        ConsentState.GRANTED,
        "granted true yes y allow allowed accepted accept agreed consented optin on enabled",
    ),
    (ConsentState.GRANTED, "同意 已同意 允许"),
    (ConsentState.ASKED, "asked requested pending"),
    (
        ConsentState.REFUSED,
        "refused denied false no n disallowed rejected declined optout off disabled withdrawn",
    ),
    (ConsentState.REFUSED, "revoked 不同意 拒绝 已拒绝 已撤回"),
    (ConsentState.UNDECIDED, "undecided unset notset"),
)


@frozen
class Consents:
    """What the profiles of a customer say. ``is_whole``: every answer in them was read, so that no other was given."""

    states: Mapping[str, ConsentState]
    is_whole: bool

    def of(self, *names: str) -> ConsentState:
        """Return the answer for the purpose with one of these names."""
        missing = ConsentState.UNDECIDED if self.is_whole else ConsentState.UNCLEAR
        return next((self.states[name] for name in names if name in self.states), missing)


def agreement(given: ConsentGiven, profile: Record) -> dict[str, Any]:
    """The agreement that proves a consent: what was shown, and when."""
    given_at = given.given_at.isoformat(timespec="seconds")
    reference = {
        "@type": "PartyPrivacyProfileRef",
        "@referredType": "PartyPrivacyProfile",
        "id": profile.need_text("id"),
    }
    return {
        "@type": "PartyPrivacyAgreement",
        "name": given.name,
        "agreementType": "privacy",
        "engagedParty": [{"@type": "PartyRef", "@referredType": "Individual", "id": _party_of(profile)}],
        "version": given.version,
        "statementOfIntent": given.words,
        "initialDate": given_at,
        "agreementPeriod": {"startDateTime": given_at},
        "partyPrivacyProfile": [reference],
        "partyPrivacyProfileCharacteristic": [_value(given.purpose_id, "granted")],
    }


def ended(now: datetime) -> dict[str, Any]:
    """The change that ends an agreement at ``now``."""
    end = {"endDateTime": now.isoformat(timespec="seconds")}
    return {"@type": "PartyPrivacyAgreement", "agreementPeriod": end}


def refused(purpose_id: str) -> dict[str, Any]:
    """The change of a profile that withdraws one consent."""
    return {
        "@type": "PartyPrivacyProfile",
        "partyPrivacyProfileCharacteristic": [_value(purpose_id, "refused")],
    }


def is_in_force(agreement: Record) -> bool:
    """Whether the agreement has no end yet."""
    period = agreement.record("agreementPeriod")
    return period is None or period.moment("endDateTime") is None


def is_given_after(agreement: Record, asked_at: datetime) -> bool | None:
    """Whether the consent of an agreement began after ``asked_at`` (aware); ``None`` where its dates do not say.

    A day without a time that is not over at ``asked_at`` does not say it.
    """
    period = agreement.part("agreementPeriod")
    dates = (
        (period, "startDateTime"),
        *((agreement, name) for name in ("initialDate", "agreementDate", "creationDate")),
    )
    stated = [(record.moment(name), record.until(name)) for record, name in dates]
    first, until = next((each for each in stated if each[0] is not None), (None, None))
    if first is None or until is None or first <= asked_at < until:
        return None
    return first > asked_at


def is_agreed(agreement: Record, purpose_id: str, profile: Record) -> bool:
    """Whether an agreement that came back gives this consent, and names no party but that of ``profile``."""
    parties = {one.text("id") for one in agreement.records("engagedParty")} - {""}
    is_own = not parties or parties == {_party_of(profile)}
    return is_own and states(agreement).get(purpose_id) is ConsentState.GRANTED


def states(record: Record) -> dict[str, ConsentState]:
    """The consents in a profile or an agreement, by the names of their purposes."""
    found: dict[str, ConsentState] = {}
    for one in record.records(_VALUES):
        # v4 has no characteristic in between.
        value = one.record("characterisitc") or one.record("characteristic") or one
        if not (name := value.text("name")):
            continue
        flag = value.flag("value")
        word = plain(value.text("value")) if flag is None else str(flag).lower()
        # A value that is left out is no answer: neither that it was given nor that it was not.
        found[name] = _STATES.get(word, ConsentState.UNCLEAR)
    return found


def known_states(profiles: Iterable[Record], now: datetime) -> Consents:
    """What all profiles of a customer say together at ``now``; where two say something else, neither is understood.

    A profile that is over gives no answer: what it alone names is unclear.
    """
    found: dict[str, ConsentState] = {}
    over: dict[str, ConsentState] = {}
    is_whole = True
    for profile in profiles:
        own, given = states(profile), profile.raw(_VALUES)
        is_whole = is_whole and (given in (None, []) or (isinstance(given, list) and len(own) == len(given)))
        is_held = holds(profile, now)
        if is_held is False:
            over |= dict.fromkeys(own, ConsentState.UNCLEAR)
            continue
        for name, state in own.items():
            said = state if is_held else ConsentState.UNCLEAR
            found[name] = said if found.get(name, said) == said else ConsentState.UNCLEAR
    return Consents(over | found, is_whole=is_whole)


def purposes(specification: Record, consents: Consents) -> Listing[Purpose]:
    """The configurable characteristics of a specification; raises ``BadAnswer`` where none of them can be read."""
    version = specification.text("version")

    def read(one: Record) -> Purpose | None:
        return None if one.flag("configurable") is False else purpose(one, version, consents)

    listed = specification.records("specCharacteristic")
    return read_each(Listing(listed or specification.records("partyPrivacyProfileSpecCharacteristic")), read)


def purpose(record: Record, version: str, consents: Consents) -> Purpose:
    """One characteristic of a specification, with what the customer's profiles say of it.

    Raises ``BadAnswer`` for one without words.
    """
    identifier = record.text("id") or record.need_text("name")
    sentence = operator_text(record, "description")
    name = operator_text(record, "name")
    name = name if name.text else sentence
    return Purpose(
        id=identifier,
        name=record.need(name if name.text else None, "name"),
        sentence=sentence if sentence.text else name,
        version=version,
        is_sensitive=record.text("criticalityLevel").lower() == "high",
        state=consents.of(identifier, record.text("name")),
    )


def _party_of(profile: Record) -> str:
    related = profile.record("applicableForParty") or profile.record("agreedByParty")
    party = None if related is None else related.record("partyOrPartyRole")
    return profile.need(None if party is None else party.text("id") or None, "applicableForParty.partyOrPartyRole.id")


def _value(purpose_id: str, state: str) -> dict[str, Any]:
    value = {"@type": "StringCharacteristic", "name": purpose_id, "valueType": "string", "value": state}
    return {"@type": "PartyPrivacyProfileCharacteristic", "characterisitc": value}
