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
        say("The telecom ministry (MIIT) tells you for nothing, by a service called Yi Zheng Tong Cha."),
        say("It counts the mobile numbers registered to your identity card, with every operator."),
        say("Take your identity card to an operator's service hall and have it looked up there."),
        say("On a phone, your family can do it in Alipay: they look for Yi Zheng Tong Cha."),
        say("The answer comes in a text within 48 hours."),
        say("If a number is not yours, go to the hall of its operator with your identity card."),
        say("It costs nothing. Whoever wants money for it is a fraudster."),
    )
