"""The telephones of the account: what kind each is, and whose."""

from __future__ import annotations

from elderclient.domain.accounts.own_phone import OwnPhone
from elderclient.domain.sentence import OperatorText, Sentence, say


def none_to_ring() -> Sentence:
    """No telephone of the account can be rung: each is lost, stopped, or not in hand."""
    return say("You have no telephone left that we could call.").shortened(say("No phone left to call"))


def telephone(one: OwnPhone) -> Sentence:
    """Name one telephone: its kind, its number, and who uses it where that is known."""
    number = one.number
    alone = say("{number}", number=number)
    if number.main.startswith("+"):
        kind = alone  # Which numbers are mobile ones abroad is not known.
    elif number.is_mobile:
        kind = say("Mobile {number}", number=number)
    else:
        kind = say("Landline {number}", number=number)
    if not one.user:
        return kind.shortened(alone)
    user = OperatorText(one.user)
    # The picture beside it says what kind it is, and nothing else whose it is.
    short = say("{number}, {user}", number=number, user=user)
    return say("{telephone}, used by {user}", telephone=kind, user=user).shortened(short)
