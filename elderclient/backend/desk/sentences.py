"""What the desk says after a press, by key: what was done, or why it could not be. Must not decide which is said."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType


def tell(message: str) -> str:
    """Mark a message for the catalogue; it is put into the reader's language where it is shown."""
    return message


DONE: Mapping[str, str] = MappingProxyType(
    {
        "served": tell("Done. The customer can read the result now."),
        "missed": tell(
            "Noted: not reached. It comes back to the queue by itself; after the last attempt the customer is told."
        ),
        "later": tell("Arranged. The call comes back to the queue at that time, and the customer can see when."),
        "putBack": tell("The call is back in the queue, where it stood."),
        "noted": tell("The note is on the call."),
        "answered": tell("The answer is sent. The customer can read it now."),
        "takenUp": tell("The first answer is sent. The customer can read it now."),
        "refused": tell("The refusal is sent with its reason. The customer can read it now."),
        "settled": tell("What became of the call is noted."),
        "nobody": tell("Nobody is waiting."),
        "signedOut": tell("You are signed out."),
    }
)
"""Said at the top of the next page, which is named by ``?said=``."""

REFUSED: Mapping[str, str] = MappingProxyType(
    {
        "oldForm": tell("This page was opened too long ago, or in another sign-in. Nothing was done: load it again."),
        "notYours": tell("Your role does not do this. A supervisor can."),
        "notFound": tell("There is no such page."),
        "notInHand": tell("This call is no longer in your hand. Nothing was done."),
        "handsFull": tell("You have something in hand. Finish it first."),
        "notAtWork": tell("Customers are called in the opening hours only."),
        "wrongPhase": tell("The call has gone on meanwhile. Nothing was done: look at where it is now."),
        "closedThen": tell("Nobody works at that time. Choose one within the opening hours."),
        "noTime": tell("Choose a day and a time that lie ahead, at most 30 days."),
        "noResult": tell("Write in one plain sentence what was agreed: the customer reads it."),
        "noText": tell("Write something first."),
        "tooLong": tell("This is too long: at most {most} characters."),
        "wrongPassword": tell("The name or the password is wrong."),
        "tooManyAttempts": tell("There were too many attempts. Try again in {minutes} minutes."),
        "decided": tell("This complaint was answered meanwhile. Nothing was sent."),
        "unclear": tell("This form cannot be read. Nothing was done."),
    }
)
"""Said where something could not be done."""

SCREENS: Mapping[str, str] = MappingProxyType(
    {
        "bill": tell("Bill"),
        "plan": tell("Plan"),
        "subscriptions": tell("Services that cost extra"),
        "change_plan": tell("Change of plan"),
        "before_signing": tell("Before signing"),
        "confirm_order": tell("Confirming an order"),
        "done": tell("Things done"),
        "lost_phone": tell("Lost phone"),
        "faults": tell("Repair"),
        "complaints": tell("Complaints"),
        "caller_check": tell("Whether a call was from us"),
        "notices": tell("Notices"),
        "agreements": tell("Agreements"),
        "privacy": tell("Personal data"),
        "halls": tell("Service halls"),
        "answers": tell("Common questions"),
        "pay": tell("Paying"),
        "home": tell("First page"),
    }
)
"""What the customer looked at, by the client's name of the screen."""
