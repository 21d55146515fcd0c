"""What only the screen of a conversation in writing says: titles, captions, and the sentences ready to be sent."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Title while a person answers, or will answer, in writing."""
    return say("Chat with us").shortened(say("Chat"))


def page_title() -> Sentence:
    """Title of the ready sentences and of the last conversation."""
    return say("In writing")


def no_number_known() -> Sentence:
    """The operator has no number of this customer: without one it is not known to whom to write."""
    long = say(
        "We could not find your phone number. What is your number? We will write to you here, and will not call."
    )
    return long.shortened(say("What is your number?"))


def try_later() -> Sentence:
    """What to do where asking to be written to failed; who may dial the hotline follows."""
    return say("Please try again a little later.")


def write_here() -> Sentence:
    """Name of the field to write in."""
    return say("Write here")


def send() -> Sentence:
    """Send the line that is in the field."""
    return say("Send")


def sent() -> Sentence:
    """Shown in the strip when a line arrived."""
    return say("Sent.")


def not_sent() -> Sentence:
    """Shown above the field while a line may not have arrived."""
    long = say("It was not sent. Your words are still there: press Send again in a moment.")
    return long.shortened(say("Not sent, words still there"))


def end() -> Sentence:
    """End the conversation that is under way."""
    return say("End the chat").shortened(say("End"))


def ready_sentences() -> Sentence:
    """Open the sentences that are sent by one press."""
    return say("Ready-made answers").shortened(say("Choose"))


def press_to_send() -> Sentence:
    """The line above the ready sentences."""
    return say("Press one to send it")


def sentences_to_send() -> tuple[Sentence, ...]:
    """The sentences that are sent by one press, in the order they are offered."""
    return (
        say("I cannot hear you. Please write."),
        say("Please write shorter messages."),
        say("I do not understand."),
        say("Why is my bill higher?"),
        say("My internet is not working."),
        say("Yes, that is fine."),
        say("No, I do not want that."),
        say("Nothing else, thank you."),
    )


def written_last_time() -> Sentence:
    """Heading of the last conversation."""
    return say("Your last chat")


def demo() -> Sentence:
    """Said on a demo, where no real person answers."""
    return say("This is a demo: no real person will answer.").shortened(say("A demo, not a real person"))
