"""TMF632: an individual as the customer. How they are addressed, and the numbers they can be called at.

The reference operator's title is the whole form of address (王奶奶); the standard's is a title alone (Mr, 先生).
Must not ask anything.
"""

from __future__ import annotations

import re
from datetime import datetime

from elderclient.adapters.operator_api.resources.provinces import province_in
from elderclient.adapters.operator_api.resources.validity import is_valid
from elderclient.adapters.operator_api.transport.records import Record
from elderclient.domain.accounts.customer import Customer
from elderclient.domain.phone import Phone
from elderclient.domain.written_phones import phones_in

_NUMBER = re.compile(r"[0-9\uff10-\uff19]{3}")
"""A telephone number or an id in the place of a name."""
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_HAN_TITLES = frozenset(
    (
        *("先生", "女士", "小姐", "太太", "夫人", "老师", "教授", "博士", "医生", "大夫", "师傅", "同志", "经理"),
        *("主任", "奶奶", "爷爷", "阿姨", "叔叔", "大爷", "大妈", "大叔", "大娘", "伯伯", "伯母", "婆婆"),
    )
)
_LATIN_TITLES = frozenset(
    (
        "mr",
        "mrs",
        "ms",
        "miss",
        "mx",
        "dr",
        "prof",
        "professor",
        "sir",
        "madam",
        "lady",
        "lord",
        "rev",
        "mme",
        "herr",
        "frau",
    )
)
_ENGLISH = {"先生": "Mr", "女士": "Ms", "小姐": "Miss", "太太": "Mrs", "夫人": "Mrs", "教授": "Prof.", "博士": "Dr"}
_NO_NAME = frozenset(
    (
        "n/a",
        "na",
        "null",
        "none",
        "nil",
        "unknown",
        "undefined",
        "anonymous",
        "test",
        "-",
        "--",
        "无",
        "空",
        "未知",
        "匿名",
    )
)
_LONGEST_GIVEN = 2
"""Characters of a Chinese given name."""
_NO_VOICE = ("fax", "email", "e-mail", "web", "social", "postal", "geographic", "传真")


def customer(record: Record, now: datetime) -> Customer:
    """The customer that an individual is; the numbers are those valid at ``now`` (aware)."""
    extra = record.characteristics("partyCharacteristic")
    chinese, english = _Names(record).addresses()
    return Customer(
        id=record.need_text("id"),
        form_of_address=chinese,
        birth_date=record.day("birthDate"),
        form_of_address_en=extra.text("formOfAddressEn") or ("" if english == chinese else english),
        numbers=_numbers(record, now),
        province=_province(record),
    )


class _Names:
    """The parts of a name, each empty where the operator does not have it, or not in full."""

    def __init__(self, record: Record) -> None:
        prefix, family = _part(record, "familyNamePrefix"), _part(record, "familyName")
        self.family = f"{prefix} {family}" if prefix and family else family
        self.given = _part(record, "givenName") or _part(record, "preferredGivenName")
        whole = ("fullName", "formattedName", "legalName", "name")
        self.full = next((name for one in whole if (name := _part(record, one))), "")
        self._title = _part(record, "title")

    def addresses(self) -> tuple[str, str]:
        """How Chinese and English address the person; empty where no name is known. A title never comes alone."""
        if self._is_whole_address():
            return self._title, self._title
        return self._chinese(), self._english()

    def _is_whole_address(self) -> bool:
        """The title is a form of address by itself, as 王奶奶 is and 先生 is not."""
        names = [name for name in (self.family, self.given, self.full) if name]
        if not _is_han(self._title):
            return any(name.lower() in self._title.lower() for name in names)
        if self._title in _HAN_TITLES or len(self._title) == 1:
            return False
        surname = self.family or self.full
        return not names or any(sign in self._title for sign in surname[:2] if _is_han(sign))

    def _chinese(self) -> str:
        name = self.full or self._joined(self.family, self.given)
        if self._title not in _HAN_TITLES:
            return name
        if _is_han(self.family):
            return self.family + self._title
        return _once(name, self._title, after=True) if _is_han(name) else name

    def _english(self) -> str:
        title = _ENGLISH.get(self._title, "")
        if self._title.lower().rstrip(".") in _LATIN_TITLES:
            title = self._title if self._title.istitle() else self._title.capitalize()
        if title and self.family and not _is_han(self.family):
            return f"{title} {self.family}"
        name = self.full or self._joined(self.given, self.family)
        if _is_han(name) or not name:
            return self._chinese()
        return _once(name, title, after=False) if title else name

    def _joined(self, first: str, second: str) -> str:
        """Both parts in this order; in Chinese characters the family name is first in every language, without a space."""
        if _is_han(self.family) and _is_han(self.given):
            # Three characters that begin with the family name are the whole name in the field of the given one.
            is_whole = len(self.given) > _LONGEST_GIVEN and self.given.startswith(self.family)
            return self.given if is_whole else self.family + self.given
        # A single character is a surname that addresses no one.
        return " ".join(part for part in (first, second) if part) if self.given or len(self.family) > 1 else ""


def _part(record: Record, name: str) -> str:
    words = record.text(name).split()
    text = ("" if all(map(_is_han, words)) else " ").join(words)
    is_hidden = any(sign in text for sign in "*\uff0a\u00d7\u25cf\u25cb")
    if is_hidden or text.lower() in _NO_NAME or _NUMBER.search(text):
        return ""
    family, comma, given = text.partition(", ")
    # A register writes "Smith, John".
    return f"{given} {family}" if comma and "," not in given and not _is_han(text) else text


def _is_han(text: str) -> bool:
    return _HAN.search(text) is not None


def _once(name: str, title: str, *, after: bool) -> str:
    """A name with its title, also where the operator has written the title into the name."""
    if name.endswith(title) if after else name.lower().startswith(f"{title.lower()} "):
        return name
    return f"{name}{title}" if after else f"{title} {name}"


def _numbers(record: Record, now: datetime) -> tuple[Phone, ...]:
    """The numbers that are valid, the preferred ones first, those of unknown validity last; each once."""
    found: list[tuple[tuple[bool, bool], Phone]] = []
    for medium in record.records("contactMedium"):
        holds = is_valid(medium.part("validFor"), now)
        if holds is not False and _is_for_voice(medium):
            order = (holds is None, medium.flag("preferred") is not True)
            found += [(order, phone) for phone in phones_in(_number_of(medium))]
    ordered = sorted(found, key=lambda one: one[0])
    return tuple(dict.fromkeys(phone for _order, phone in ordered))


def _number_of(medium: Record) -> str:
    """The number of a contact medium: v5 has it in the medium itself, v4 in its characteristics."""
    listed = medium.characteristics("characteristic")
    holders = (medium, medium.part("characteristic"), listed)
    texts = (holder.text(name) for holder in holders for name in ("phoneNumber", "number", "telephoneNumber"))
    return next((text for text in texts if text), "")


def _is_for_voice(medium: Record) -> bool:
    holders = (medium, medium.part("characteristic"))
    kinds = " ".join(one.text(name) for one in holders for name in ("contactType", "mediumType", "type", "@type"))
    return not any(word in kinds.lower() for word in _NO_VOICE)


def _province(record: Record) -> str:
    """The province of the first address that names one."""
    for medium in record.records("contactMedium"):
        older = medium.record("characteristic")  # the v4 shape
        named = medium.text("stateOrProvince") or (older.text("stateOrProvince") if older else "")
        if found := province_in(named):
            return found
    return ""
