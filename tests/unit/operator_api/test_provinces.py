"""What operators call a province, read as its code."""

from __future__ import annotations

import pytest

from elderclient.adapters.operator_api.resources.provinces import province_in


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ("河南省", "CN-HA"),
        ("河南", "CN-HA"),
        ("重庆市", "CN-CQ"),
        ("内蒙古自治区", "CN-NM"),
        ("CN-GD", "CN-GD"),
        ("", ""),
        ("Bavaria", ""),
        ("CN-", ""),
        ("../CN-HA", ""),
    ],
)
def test_a_province_is_known_by_name_or_code(told: str, code: str) -> None:
    assert province_in(told) == code
