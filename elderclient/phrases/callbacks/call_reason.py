"""What the agent sees before dialling: which screen the customer asks from, and what was looked at there."""

from __future__ import annotations

from elderclient.domain.callbacks import Reason
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import MonthName


def shown_to_agent(reason: Reason) -> Sentence | None:
    """The last line of a callback: what the agent will see before dialling; ``None`` where it is about nothing yet."""
    what = _looking_at(reason)
    if what is None:
        return None
    long = say("Our staff will see: {what}", what=what)
    return long.shortened(say("They see: {what}", what=_looking_at_briefly(reason) or what))


def _looking_at(reason: Reason) -> Sentence | None:
    if reason.continues:
        return say("what was said last time, and that it is not solved")
    month = reason.month
    match reason.screen:
        case "bill" if month is not None:
            return say("you are looking at the bill of {month}", month=month)
        case "bill":
            return say("you are looking at your bill")
        case "plan" if reason.subject:
            return say("you are looking at the plan “{name}”", name=OperatorText(reason.subject))
        case "plan":
            return say("you are looking at your plan")
        case (
            "subscriptions"
            | "change_plan"
            | "before_signing"
            | "confirm_order"
            | "done"
            | "lost_phone"
            | "helpful_services"
        ):
            return _ordering(reason)
        case "faults":
            return say("you want to report a fault")
        case "complaints":
            return say("you want to complain")
        case "caller_check":
            return say("you asked whether a call came from us")
        case _:
            return None


def _ordering(reason: Reason) -> Sentence | None:
    name = OperatorText(reason.subject)
    match reason.screen:
        case "lost_phone":
            return say("your phone is lost")
        case "helpful_services":
            return _helpful(reason)
        case "subscriptions" if reason.subject:
            return say("you are looking at the service “{name}”", name=name)
        case "done" if reason.subject:
            return say("what you did: {what}", what=name)
        case "change_plan" | "before_signing" | "confirm_order" if reason.subject:
            return say("you would like “{name}”", name=name)
        case "subscriptions":
            return say("you are looking at paid extras")
        case _:
            return None


def _helpful(reason: Reason) -> Sentence:
    kind = next((kind for kind in HelpfulKind if kind.value == reason.subject), None)
    match kind:
        case HelpfulKind.NUISANCE_BLOCKING:
            return say("you want nuisance calls blocked")
        case HelpfulKind.USAGE_REMINDER:
            return say("you want to be warned before it runs out")
        case HelpfulKind.FAMILY_NUMBERS:
            return say("you want family numbers")
    return say("you are looking at useful services")


def _looking_at_briefly(reason: Reason) -> Sentence | None:
    if reason.continues:
        return say("not solved last time")
    month = reason.month
    match reason.screen:
        case "bill" if month is not None:
            return say("{month} bill", month=MonthName(month))
        case "bill":
            return say("the bill")
        case "plan":
            return say("the plan")
        case "subscriptions":
            return say("paid extras")
        case "lost_phone":
            return say("a lost phone")
        case "faults":
            return say("a fault")
        case "complaints":
            return say("a complaint")
        case "caller_check":
            return say("a checked call")
        case _:
            return None
