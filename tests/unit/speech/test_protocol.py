"""What goes through the pipes comes out the same, and nothing else is taken for a message."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from elderclient.adapters.speech.protocol import Ended, Message, Prepare, Report, Utter, decode, encode
from elderclient.domain.voice import Voice, VoiceState

messages = st.one_of(
    st.builds(Prepare, st.text(), st.integers(), st.integers(), st.text()),
    st.builds(Utter, st.integers(), st.text()),
    st.builds(Report, st.sampled_from(VoiceState), st.lists(st.builds(Voice, st.text(), st.text())).map(tuple)),
    st.builds(Ended, st.integers()),
)


@given(messages)
def test_messages_are_one_ascii_line_and_come_out_the_same(message: Message) -> None:
    line = encode(message)
    assert line.isascii()
    assert line.index(b"\n") == len(line) - 1
    assert decode(line) == message


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"\n",
        b"Playing WAVE\n",
        b"[]\n",
        b"{}\n",
        b"7\n",
        b'{"is": "Utter"}\n',
        b'{"is": "Child"}\n',
        b"\xff\xfe\n",
    ],
)
def test_an_engines_chatter_is_no_message(line: bytes) -> None:
    assert decode(line) is None
