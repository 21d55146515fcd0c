"""The words a real caller says first. Made when the agent dials, wiped with the answer to them or the call."""

from __future__ import annotations

import secrets
from typing import NamedTuple


class CheckWords(NamedTuple):
    """The same kind of code in both languages: two everyday words and a two-digit number, separated by spaces."""

    zh: str
    en: str


# Two-character everyday things whose Mandarin sounds are far apart over a bad line.
WORDS = (
    ("苹果", "apple"),
    ("太阳", "sun"),
    ("米饭", "rice"),
    ("雨伞", "umbrella"),
    ("火车", "train"),
    ("黄牛", "ox"),
    ("棉被", "quilt"),
    ("花盆", "flowerpot"),
    ("筷子", "chopsticks"),
    ("门口", "doorway"),
    ("白菜", "cabbage"),
    ("月亮", "moon"),
    ("手表", "watch"),
    ("南瓜", "pumpkin"),
    ("毛巾", "towel"),
    ("小桥", "bridge"),
    ("铁锅", "iron pot"),
    ("燕子", "swallow"),
    ("大海", "sea"),
    ("豆腐", "tofu"),
    ("书包", "schoolbag"),
    ("葡萄", "grape"),
    ("窗帘", "curtain"),
    ("石头", "stone"),
    ("公鸡", "rooster"),
    ("围巾", "scarf"),
    ("钥匙", "key"),
    ("竹林", "bamboo"),
    ("饼干", "biscuit"),
    ("银行", "bank"),
    ("蝴蝶", "butterfly"),
    ("草帽", "straw hat"),
)


def new_words() -> CheckWords:
    """Unpredictable words for one dialling: two different things and a number from 11 to 99."""
    first = secrets.choice(WORDS)
    second = secrets.choice([word for word in WORDS if word != first])
    number = 11 + secrets.randbelow(89)
    return CheckWords(f"{first[0]} {second[0]} {number}", f"{_one(first[1])} {_one(second[1])} {number}")


def _one(english: str) -> str:
    """One unspaced word, since spaces separate the parts of the code."""
    return english.replace(" ", "-")
