"""How a customer is addressed, and at which numbers, whatever an operator's TMF632 looks like."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from elderclient.adapters.operator_api.resources.individual import customer
from elderclient.adapters.operator_api.transport.records import Record

ZONE = ZoneInfo("Asia/Shanghai")
NOW = datetime(2026, 11, 28, 12, tzinfo=ZONE)
FIRST, SECOND = "13800000001", "13900000002"


def read(**fields: Any) -> Any:
    """The customer of an individual with these fields."""
    return customer(Record({"id": "1", **fields}, "individual[0]", ZONE), NOW)


@pytest.mark.parametrize(
    ("fields", "chinese", "english"),
    [
        (
            {"title": "Mr", "givenName": "Jianguo", "familyName": "Wang", "fullName": "Wang Jianguo"},
            *("Wang Jianguo", "Mr Wang"),
        ),
        ({"title": "", "fullName": "王建国"}, "王建国", ""),
        ({"fullName": "13800138000"}, "", ""),
        ({"fullName": "CUST-00123", "familyName": "王", "title": "女士"}, "王女士", ""),
        ({"fullName": "Smith, John"}, "John Smith", ""),
        ({"title": "王奶奶"}, "王奶奶", ""),
        ({"title": "先生", "familyName": "王", "givenName": "建国"}, "王先生", ""),
        ({"title": "先生", "fullName": "王建国"}, "王建国先生", ""),
        ({"title": "女士", "familyName": "Wang", "givenName": "Li"}, "Wang Li", "Ms Wang"),
        ({"givenName": "建国", "familyName": "王"}, "王建国", ""),
        ({"givenName": "王建国", "familyName": "王"}, "王建国", ""),
        ({"givenName": "林", "familyName": "林"}, "林林", ""),
        ({"givenName": "Jianguo", "familyName": "Wang"}, "Wang Jianguo", "Jianguo Wang"),
        ({"fullName": "王*国", "title": "先生", "familyName": "王"}, "王先生", ""),
        ({"title": "MR.", "familyName": "Wang"}, "Wang", "Mr. Wang"),
        ({"title": "Mrs Wang", "familyName": "Wang"}, "Mrs Wang", ""),
        ({"title": "Mr", "fullName": "王建国"}, "王建国", ""),
        ({"fullName": "N/A", "givenName": "建国", "familyName": "王"}, "王建国", ""),
        ({"title": "主席", "fullName": "王建国"}, "王建国", ""),
        ({"title": "Dr", "familyName": "Berg", "familyNamePrefix": "van der"}, "van der Berg", "Dr van der Berg"),
        ({"fullName": " 王 建国 "}, "王建国", ""),
        ({"name": "王建国", "title": ["Mr"]}, "王建国", ""),
        *(({"title": title}, "", "") for title in ("Mr", "先生", "", None)),
        ({"familyName": "王"}, "", ""),
        ({"fullName": "王**"}, "", ""),
    ],
)
def test_a_person_is_addressed_by_name_and_never_by_a_title_alone(
    fields: dict[str, Any], chinese: str, english: str
) -> None:
    found = read(**fields)
    assert (found.form_of_address, found.form_of_address_en) == (chinese, english)


def medium(number: str, **fields: Any) -> dict[str, Any]:
    """A contact medium of v5."""
    return {"@type": "PhoneContactMedium", "phoneNumber": number, **fields}


def ends(moment: Any) -> dict[str, Any]:
    """A validity with this end."""
    return {"validFor": {"startDateTime": "2010-01-01T00:00:00Z", "endDateTime": moment}}


@pytest.mark.parametrize(
    ("media", "numbers"),
    [
        ([medium(FIRST, **ends("2019-12-31T00:00:00Z")), medium(SECOND)], [SECOND]),
        ([medium(FIRST, **ends("2026-11-28")), medium(SECOND, preferred=True)], [SECOND, FIRST]),
        ([medium(FIRST, **ends("2026-11-27")), medium(SECOND, preferred="true")], [SECOND]),
        ([medium(FIRST, **ends("9999-12-31T00:00:00Z"))], [FIRST]),
        ([medium(FIRST, **ends("soon"), preferred=True), medium(SECOND)], [SECOND, FIRST]),
        ([medium(FIRST, validFor={"startDateTime": "2027-01-01"}), medium(SECOND)], [SECOND]),
        ([None, "x", medium(FIRST), 7, medium(f"+86{FIRST}")], [FIRST]),
        ([{"mediumType": "mobile", "characteristic": {"phoneNumber": f"tel:+86{FIRST}"}}], [FIRST]),
        ([{"mediumType": "mobile", "characteristic": [{"name": "phoneNumber", "value": FIRST}]}], [FIRST]),
        ([{"mediumType": "fax", "characteristic": {"phoneNumber": FIRST}}, medium(SECOND)], [SECOND]),
        ([medium("138****0001"), {"@type": "EmailContactMedium", "emailAddress": "a@b.c"}], []),
        (None, []),
    ],
)
def test_only_numbers_that_are_valid_now_are_offered(media: Any, numbers: list[str]) -> None:
    assert [phone.digits for phone in read(contactMedium=media).numbers] == numbers
