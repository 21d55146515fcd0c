"""A voice process without a voice, for tests of the crew: obeys the protocol as its first argument tells it to.

``well``: answers everything. ``dies``: ends before it is ready. ``no-device``, ``no-voice``: reports that.
``slow``: never ends what it says. ``crashes``: ends in the middle of the first sentence, every time.
"""

from __future__ import annotations

import sys

from elderclient.adapters.speech.protocol import Ended, Message, Prepare, Report, Utter, decode, encode
from elderclient.domain.voice import Voice, VoiceState

STATES = {"no-device": VoiceState.NO_DEVICE, "no-voice": VoiceState.NO_VOICE}


def answer(message: Message) -> None:
    sys.stdout.buffer.write(encode(message))
    sys.stdout.buffer.flush()


def main(manner: str) -> int:
    print("an engine's own chatter")  # noqa: T201 - engines print; it must not disturb
    sys.stdout.flush()
    if manner == "dies":
        return 1
    state = STATES.get(manner, VoiceState.READY)
    for line in sys.stdin.buffer:
        order = decode(line)
        if isinstance(order, Prepare):
            answer(Report(state, (Voice(f"{order.language}-{order.rate}-{order.volume}", order.voice),)))
        elif isinstance(order, Utter):
            if manner == "crashes":
                return 1
            if manner != "slow":
                if state.is_silent:
                    answer(Report(state))
                answer(Ended(order.number))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
