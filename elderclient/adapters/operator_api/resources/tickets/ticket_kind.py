"""TMF621: of what kind a ticket is, by its type or, where a server keeps none, by what is in it. Must not ask anything."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from elderclient.adapters.operator_api.resources.tickets import callback_words
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table

COMPLAINT = "complaint"
FAULT = "fault"
REQUEST = "callbackRequest"
FRAUD = "fraudReport"
DELETION = "deletionRequest"
AFFECTED_LINE = "affectedLine"
"""The role of the line that a fault is about."""
ASK_FOR_DELETION = "请删除我的信息"
"""The description of a deletion: for the operator's people, whatever the language of this program."""
_TYPES: Mapping[str, str] = table(
    (
        COMPLAINT,
        "complaint complaints customercomplaint billingcomplaint servicecomplaint grievance 投诉 客户投诉",
    ),
    (
        FAULT,
        "fault faults faultreport trouble incident repair outagereport networkfault 报修 故障 故障报修 障碍",
    ),
    (REQUEST, "callbackrequest callback callbackwish callmeback 回电 回拨"),
    (FRAUD, "fraudreport fraud 诈骗举报"),
    (DELETION, "deletionrequest dataerasure erasurerequest datadeletion 删除申请"),
)
_MARKS: Mapping[str, str] = MappingProxyType(
    {"topic": COMPLAINT, "level": COMPLAINT, "symptom": FAULT, "callbackNumber": REQUEST, "reasonScreen": REQUEST}
)
"""Our own values that only one kind of ticket has."""


def kind_of(record: Record, values: Record) -> str | None:
    """Return the kind, a type of another operator as it is; ``None`` where nothing says it. ``values``: our own in it."""
    if text := record.text("ticketType"):
        return _TYPES.get(plain(text), text)
    stated = (one.text("externalIdentifierType") for one in record.records("externalIdentifier"))
    marked = (kind for name, kind in _MARKS.items() if values.text(name))
    return next((kind for one in stated if (kind := _TYPES.get(plain(one)))), None) or next(marked, _by_words(record))


def _by_words(record: Record) -> str | None:
    text = record.text("description")
    if text and callback_words.is_own(text):
        return REQUEST
    if text == ASK_FOR_DELETION:
        return DELETION
    is_of_line = any(one.text("role") == AFFECTED_LINE for one in record.records("relatedEntity"))
    return FAULT if is_of_line else None
