"""Titles, questions and captions of the repair screen."""

from __future__ import annotations

from elderclient.domain.sentence import Sentence, say


def title() -> Sentence:
    """Name the screen where no line is chosen."""
    return say("Repair")


def reported_faults() -> Sentence:
    """Head the list of faults that were reported."""
    return say("What you have reported:")


def another_fault() -> Sentence:
    """Caption of the action that begins a report, where something is known to be out of order already."""
    return say("Something else is faulty").shortened(say("Another fault"))


def lost_phone() -> Sentence:
    """Caption of the action that leads to the lost phone."""
    return say("My phone is lost").shortened(say("Lost"))


def which_line() -> Sentence:
    """Ask which line does not work."""
    return say("What is not working?")


def no_lines() -> Sentence:
    """Say that the customer has no line that can be reported."""
    return say("We found no line of yours. Please ask our staff.")


def which_symptom() -> Sentence:
    """Ask what is wrong with the chosen line."""
    return say("What is wrong?")


def skip_checks() -> Sentence:
    """Caption of the action that leaves out all further checks."""
    return say("Skip")


def still_broken() -> Sentence:
    """Caption of the answer that a check or a repair did not help."""
    return say("Still not working").shortened(say("Still not"))


def works() -> Sentence:
    """Caption of the answer that the line works again."""
    return say("It works")


def works_without_report() -> Sentence:
    """Say that a check has helped and nothing was reported."""
    return say("Very good. There is nothing to report.")


def progress_is_shown_here() -> Sentence:
    """Say before the report that this screen shows how far the repair is."""
    return say("You can see here how far the repair has got.")


def do_not_report() -> Sentence:
    """Caption of the refusal to report the fault."""
    return say("Don't report it")


def report_now() -> Sentence:
    """Caption of the action that sends the report."""
    return say("Report it now")


def reported_already() -> Sentence:
    """Say that the chosen line is under repair already."""
    return say("This has been reported and is being repaired.")


def see_progress() -> Sentence:
    """Caption of the entry that leads from a reported line to its repair."""
    return say("How the repair is going")


def visit_can_be_arranged() -> Sentence:
    """Say after a report that the time of the visit can be chosen."""
    return say("You can choose when the technician comes.")


def arrange_visit() -> Sentence:
    """Caption of the action that leads to the technician's windows."""
    return say("Arrange a visit").shortened(say("A visit"))


def which_window() -> Sentence:
    """Ask when the technician shall come."""
    return say("When should the technician come?")


def choose_again() -> Sentence:
    """Caption of the action that fetches the windows again after one was taken."""
    return say("Choose again")


def cancel_visit() -> Sentence:
    """Caption of the entry that leads to cancelling the visit."""
    return say("The technician need not come")


def cancel_visit_question() -> Sentence:
    """Ask whether the visit shall be cancelled."""
    return say("Shall the technician not come?")


def keep_visit() -> Sentence:
    """Caption of the answer that the technician shall come."""
    return say("Still come")


def confirm_cancelling() -> Sentence:
    """Caption of the answer that the technician shall not come."""
    return say("Not come")


def withdraw() -> Sentence:
    """Caption of the entry that leads to calling off the repair."""
    return say("It works again, no repair needed")


def withdraw_question() -> Sentence:
    """Ask whether the line works and the repair shall be called off."""
    return say("Is it working again? Then we will cancel the repair.")


def not_yet() -> Sentence:
    """Caption of the answer that the line does not work yet."""
    return say("Not yet")


def repair_over() -> Sentence:
    """Say that a repair could not be called off: it has ended."""
    return say("It has already been repaired or cancelled.")


def not_found() -> Sentence:
    """Say that the line or fault of this page is no longer known."""
    return say("It could not be found. Our staff can look for you.")
