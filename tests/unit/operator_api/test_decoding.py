"""JSON decoded in pieces as the standard decoder does it, without stalling other threads."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.adapters.operator_api.transport import decoding
from elderclient.adapters.operator_api.transport.decoding import decode_json

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@contextmanager
def pieces_of(size: int) -> Iterator[None]:
    """Every text is decoded in pieces of so many characters."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(decoding, "_WHOLE", 0)
        patch.setattr(decoding, "_PIECE", size)
        yield


@given(JSON, st.sampled_from([None, 0, 8, 64]))
def test_pieces_read_as_the_standard_decoder_does(value: Any, size: int | None) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if "\\ud" not in json.dumps(value).lower():
        with nullcontext() if size is None else pieces_of(size):
            assert decode_json(text.encode()) == value


@given(JSON, st.integers(0, 64), st.sampled_from([0, 8, 64]))
def test_broken_pieces_are_refused_as_the_standard_decoder_does(value: Any, cut: int, size: int) -> None:
    text = json.dumps(value)[:cut] + "]"
    try:
        json.loads(text)
    except ValueError:
        with pieces_of(size), pytest.raises(ValueError):  # noqa: PT011 - the decoder's own message is never used
            decode_json(text.encode())


def test_too_deep_nesting_is_refused() -> None:
    for text in ("[" * 200_000, '{"a":' * 200_000, "[" * 200_000 + "]" * 200_000):
        for size in (16, 400_000):
            with pieces_of(size), pytest.raises(ValueError):  # noqa: PT011 - as above
                decode_json(text.encode())


@pytest.mark.parametrize("size", [1, 300_000])
@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "[1",
        "[1,",
        '{"a"',
        '{"a":',
        '{"a":1',
        '{"a":1,',
        "{1:2}",
        "[1]x",
        "[NaN]",
        "[Infinity]",
        "nul",
        '"a',
        "[1 2]",
    ],
)
def test_broken_text_is_a_value_error(text: str, size: int) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - the decoder's own message is never used
        decode_json((text + " " * size).encode())


def test_fractions_stay_exact() -> None:
    assert decode_json(b'{"value": 128.10}')["value"] == Decimal("128.10")


def test_a_large_response_lets_other_threads_run() -> None:
    body = json.dumps([{"id": str(number), "name": "x" * 500} for number in range(4000)]).encode()
    turns = []
    done = threading.Event()

    def count() -> None:
        while not done.wait(0.001):
            turns.append(1)

    thread = threading.Thread(target=count)
    thread.start()
    for _ in range(10):
        decode_json(body)
    done.set()
    thread.join()
    assert len(body) > 2_000_000
    assert turns
