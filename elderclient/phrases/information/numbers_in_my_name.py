"""How to find out which mobile numbers are registered to one's identity card (全国移动电话卡“一证通查”).

A service of the Ministry of Industry and Information Technology since September 2021, the same whoever the operator is.
"""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def question() -> Sentence:
    """The question, as in the list of common questions."""
    return say("How many mobile numbers are in my name?")


def answer() -> tuple[Sentence, ...]:
    """Say what the service is, the ways to use it, and what to do then."""
    return (
        say("The telecom ministry (MIIT) tells you free of charge, through a service called Yi Zheng Tong Cha."),
        say("It counts the mobile numbers registered with your identity card, at every operator."),
        say("Take your identity card to an operator's service hall, and they will look it up for you."),
        say("Your family can do it on a phone, in Alipay: they search for Yi Zheng Tong Cha."),
        say("The answer comes by text within 48 hours."),
        say("If a number is not yours, take your identity card to a service hall of that operator."),
        say("It is free. Anyone who wants money for it is a fraudster."),
    )
