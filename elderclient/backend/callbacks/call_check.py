"""The words a real caller says first. Made when the agent dials, wiped with the answer to them or the call.

In the database they are sealed with a key made of the server's secret; whoever reads a copy of it learns none.
"""

from __future__ import annotations

import base64
import binascii
import secrets
from typing import NamedTuple

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY_BYTES, NONCE_BYTES = 32, 12


class CheckWords(NamedTuple):
    """The same kind of code in both languages: two everyday words and a three-digit number, separated by spaces."""

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
    ("茶壶", "teapot"),
    ("飞机", "plane"),
    ("老虎", "tiger"),
    ("冰糖", "candy"),
    ("木船", "boat"),
    ("台灯", "lamp"),
    ("钢琴", "piano"),
    ("邮票", "stamp"),
)
LEAST_NUMBER, NUMBERS = 100, 900
"""With these there are 40 x 39 x 900 = 1,404,000 different codes."""


def new_words() -> CheckWords:
    """Unpredictable words for one dialling: two different things and a number from 100 to 999."""
    first = secrets.choice(WORDS)
    second = secrets.choice([word for word in WORDS if word != first])
    number = LEAST_NUMBER + secrets.randbelow(NUMBERS)
    return CheckWords(f"{first[0]} {second[0]} {number}", f"{_one(first[1])} {_one(second[1])} {number}")


def _one(english: str) -> str:
    """One unspaced word, since spaces separate the parts of the code."""
    return english.replace(" ", "-")


def seal(words: str, ticket_id: str, secret: str) -> str:
    """The words as they are kept: unreadable without the server's ``secret``, and for no other ticket."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    sealed = nonce + AESGCM(_key(secret)).encrypt(nonce, words.encode(), ticket_id.encode())
    return base64.b64encode(sealed).decode()


def unseal(kept: str | None, ticket_id: str, secret: str) -> str | None:
    """The words again; ``None`` where there are none, or where they were sealed under another secret."""
    if kept is None:
        return None
    try:
        sealed = base64.b64decode(kept, validate=True)
        return AESGCM(_key(secret)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], ticket_id.encode()).decode()
    except (InvalidTag, binascii.Error, ValueError):
        return None


def _key(secret: str) -> bytes:
    return HKDF(SHA256(), KEY_BYTES, salt=None, info=b"check words").derive(secret.encode())
