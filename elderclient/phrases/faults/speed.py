"""How fast the internet is on this PC: before, during and after it is measured."""

from __future__ import annotations

from elderclient.domain.faults.speed import SpeedResult
from elderclient.domain.sentence import Sentence, say
from elderclient.domain.units import ClockTime, Speed


def title() -> Sentence:
    """Open the measuring of the internet, and name its page."""
    return say("Is my internet all right?").shortened(say("My internet"))


def about() -> Sentence:
    """Say before it is measured what it takes."""
    return say("This measures the internet on this computer. It takes ten seconds and 64 MB of data at most.")


def measure_now() -> Sentence:
    """Caption of the button that begins to measure."""
    return say("Measure now")


def measure_again() -> Sentence:
    """Caption of the button that measures once more."""
    return say("Measure again").shortened(say("Again"))


def measuring() -> Sentence:
    """Say while it is measured that one has to wait."""
    return say("Measuring, one moment…")


def not_measured() -> Sentence:
    """Say that nothing, or too little, was received."""
    return say("It could not be measured. You can try again.")


def report_it() -> Sentence:
    """Report the internet as slow, with what was measured."""
    return say("Report that it is slow").shortened(say("Report slow"))


def result(of: SpeedResult) -> Sentence:
    """Say what was measured, against the contract where that is known."""
    now = Speed(of.megabits)
    if of.contract is None:
        return say("Measured just now: {now}. We do not know what your contract says.", now=now)
    return say("Your contract says {contract}; measured just now: {now}.", contract=Speed(of.contract), now=now)


def wireless_is_slower() -> Sentence:
    """Say what else than the line can make it slow."""
    return say("Without a cable, and far from the router, it is slower than the line itself.")


def nothing_known() -> Sentence:
    """Say that the operator names no outage and no works for the customer's lines."""
    return say("The operator reports no outage and no planned work on your lines.")


def goes_with_the_report(of: SpeedResult) -> Sentence:
    """Say before a report is sent that it holds what was measured."""
    return say("The report also says: {now} at {time}.", now=Speed(of.megabits), time=ClockTime(of.at))
