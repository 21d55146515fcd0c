"""The notice of what this program stores on this PC. It is read, not agreed to."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Name the notice, also in the menu of the privacy screen."""
    return say("What this program saves").shortened(say("What is saved"))


def notice() -> tuple[Sentence, ...]:
    """Say what is stored and why, who gets it, what is never done, and where to read this again."""
    return (
        say(
            "Your bills, plans and requests are saved on this PC, so that you can read them offline and none are lost."
        ).shortened(say("Bills stay here, to read offline.")),
        say("It is locked. It goes to your operator and to nobody else.").shortened(say("Locked, for nobody else.")),
        say("Nothing is recorded, no other file of yours is read, and there is no advertising.").shortened(
            say("No recording, no adverts.")
        ),
        say("You can read this again in More, under Privacy.").shortened(say("Also under Privacy.")),
    )
