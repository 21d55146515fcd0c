"""What operators call a province, as its ISO 3166-2 code. Must not know any rule."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

_CODE = re.compile(r"CN-[A-Z]{2}")
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "北京": "BJ", "天津": "TJ", "河北": "HE", "山西": "SX", "内蒙古": "NM", "辽宁": "LN", "吉林": "JL", "黑龙江": "HL",
        "上海": "SH", "江苏": "JS", "浙江": "ZJ", "安徽": "AH", "福建": "FJ", "江西": "JX", "山东": "SD", "河南": "HA",
        "湖北": "HB", "湖南": "HN", "广东": "GD", "广西": "GX", "海南": "HI", "重庆": "CQ", "四川": "SC", "贵州": "GZ",
        "云南": "YN", "西藏": "XZ", "陕西": "SN", "甘肃": "GS", "青海": "QH", "宁夏": "NX", "新疆": "XJ", "台湾": "TW",
        "香港": "HK", "澳门": "MO",
    }
)  # fmt: skip


def province_in(text: str) -> str:
    """The code in ``text``: a code itself, or a Chinese name such as 河南省; empty for anything else."""
    if _CODE.fullmatch(text):
        return text
    return next((f"CN-{code}" for name, code in _NAMES.items() if text.startswith(name)), "")
