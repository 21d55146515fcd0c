"""Captions of buttons that screens of several matters share; what one matter alone shows belongs to that matter."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def all_right() -> Sentence:
    """Close a page that only says something, and go back."""
    return say("OK")


def another_time() -> Sentence:
    """Open the page that offers other times."""
    return say("Change the time").shortened(say("Time"))


def ask_a_person() -> Sentence:
    """Ask for a call about what is on the screen; "Ask" where room is short."""
    return say("Ask our staff").shortened(say("Ask"))


def ask_a_question() -> Sentence:
    """Ask for a call about what is on the screen; "Ask us" where "Ask" could be taken for a request."""
    return say("Ask our staff").shortened(say("Ask us"))


def call_me_back() -> Sentence:
    """Ask to be called back by a person."""
    return say("Call me", "in full").shortened(say("Call me"))


def change_plan() -> Sentence:
    """Open the change of plan; also that screen's title."""
    return say("Change plan").shortened(say("Change"))


def complain() -> Sentence:
    """Open a complaint about what is shown."""
    return say("Complain")


def i_see() -> Sentence:
    """Close a page that was opened to be read, and go back to the one before."""
    return say("OK")


def large_print() -> Sentence:
    """Put what is shown on paper in large letters."""
    return say("Large print").shortened(say("Print"))


def look() -> Sentence:
    """Open one thing of a list."""
    return say("View")


def open_it() -> Sentence:
    """Open what was closed or locked: a file, a lock."""
    return say("Open it")


def things_done() -> Sentence:
    """Open the list of what was done; also that screen's title."""
    return say("What I did")


def try_again() -> Sentence:
    """Repeat a request that failed."""
    return say("Try again")


def undo() -> Sentence:
    """Take back what was just done, as long as that is possible."""
    return say("Undo")


def what_is_this() -> Sentence:
    """Open the explanation of one thing, such as a line of a bill."""
    return say("What is this?")


def write_back_to_me() -> Sentence:
    """Ask for an answer in writing by a person, for whoever cannot hear on the telephone."""
    return say("Write to me", "in full").shortened(say("Write"))
