"""A copy of everything the operator holds: read for people, and kept whole for machines. Must not leave anything out."""

from __future__ import annotations

from collections.abc import Mapping

from elderclient.adapters.operator_api.transport.records import Record, moment_in, number_in
from elderclient.domain.errors import BadAnswer
from elderclient.domain.money import Money
from elderclient.domain.privacy.personal_data import CopyTable, CopyValue, PersonalCopy
from elderclient.domain.sentence import OperatorText


def read(record: Record) -> PersonalCopy:
    """``BadAnswer`` for what is no copy."""
    if not isinstance(record.raw("tables"), list):
        raise BadAnswer(f"{record.path}: not a copy")
    words = {one.text("code"): OperatorText(one.text("name"), one.text("nameEn")) for one in record.records("words")}
    return PersonalCopy(tuple(_table(one, words) for one in record.records("tables")), record.document())


def _table(record: Record, words: Mapping[str, OperatorText]) -> CopyTable:
    label = record.text("label") or record.need_text("name")
    fields = [(one.text("name"), one.text("kind")) for one in record.records("fields") if one.text("name")]
    rows = tuple(_row(row, fields, words) for row in record.records("rows"))
    return CopyTable(OperatorText(label, record.text("labelEn")), rows)


def _row(row: Record, fields: list[tuple[str, str]], words: Mapping[str, OperatorText]) -> tuple[CopyValue, ...]:
    wanted = fields or [(name, "text") for name in row.names()]
    values = (_value(row, name, kind, words) for name, kind in wanted)
    return tuple(value for value in values if value is not None)


def _value(row: Record, name: str, kind: str, words: Mapping[str, OperatorText]) -> CopyValue | None:
    raw = row.raw(name)
    if kind == "money" and (fen := number_in(raw)) is not None:
        return Money.rounded(fen / 100)
    moment = moment_in(raw, row.zone) if kind in ("day", "moment") else None
    if moment is not None:
        return moment if kind == "moment" else moment.date()
    text = row.text(name)
    if kind == "code" and text in words:
        return words[text]
    return OperatorText(text) if text else None
