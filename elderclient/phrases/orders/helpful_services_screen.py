"""What the screen of helpful services shows: what each of them does, and whether the person has it or can order it."""

from __future__ import annotations

from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.plan import Offering
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.plans.prices import free_or_charged
from elderclient.phrases.shell.unknowns import with_offer


def title() -> Sentence:
    """Title of the screen, and its entry in 更多."""
    return say("Useful services").shortened(say("Useful"))


def about() -> Sentence:
    """Head the list of the three."""
    return say("These can help you. Press one to look at it.")


def name(kind: HelpfulKind) -> Sentence:
    """Name what a service does, as an entry and as the title of its page."""
    match kind:
        case HelpfulKind.NUISANCE_BLOCKING:
            return say("Block nuisance calls").shortened(say("Block calls"))
        case HelpfulKind.USAGE_REMINDER:
            return say("Warn me before it runs out").shortened(say("Warn me"))
        case HelpfulKind.FAMILY_NUMBERS:
            return say("Family numbers").shortened(say("Numbers"))


def what_it_does(kind: HelpfulKind) -> Sentence:
    """Say what any operator's service of this kind does."""
    match kind:
        case HelpfulKind.NUISANCE_BLOCKING:
            return say("It keeps nuisance calls and texts away from your phone.")
        case HelpfulKind.USAGE_REMINDER:
            return say("It warns you before your minutes, data or money run out.")
        case HelpfulKind.FAMILY_NUMBERS:
            return say("Calls with the family numbers you choose cost less, or nothing.")


def entry_name(kind: HelpfulKind, state: Sentence) -> Sentence:
    """Name the entry of a kind with its state, for a screen reader."""
    return say("{what}, {state}", what=name(kind), state=state)


def is_held() -> Sentence:
    """Say beside a kind that the person has such a service."""
    return say("you have it")


def is_ending() -> Sentence:
    """Say beside a kind that the person's service of it is cancelled."""
    return say("cancelled")


def is_under_way() -> Sentence:
    """Say beside a kind that such a service was ordered and is not there yet."""
    return say("ordered")


def can_be_ordered(offers: tuple[Offering, ...]) -> Sentence:
    """Say beside a kind what it costs where there is one such service, and that there is a choice where there are more."""
    return free_or_charged(offers[0].price) if len(offers) == 1 else say("to choose from")


def is_absent() -> Sentence:
    """Say beside a kind that no such service is there for this person."""
    return say("none found")


def is_not_known() -> Sentence:
    """Say beside a kind that it is not known whether the operator has such a service."""
    return say("not known")


def held_heading() -> Sentence:
    """Head the services of a kind that the person has, or has ordered."""
    return say("You have this:")


def offers_heading(*, is_more: bool) -> Sentence:
    """Head the services of a kind that can be ordered; ``is_more``: besides one that the person has."""
    return say("You can also order this:") if is_more else say("You can order this:")


def not_listed() -> Sentence:
    """Say that the operator lists no such service, as far as this program can tell them."""
    return with_offer(say("We could not find this service in the operator's list."))


def cannot_be_looked_up() -> Sentence:
    """Say that it is not known whether the operator has such a service."""
    return with_offer(say("We cannot check now if there is such a service."))


def person_sets_numbers() -> Sentence:
    """Say how the numbers of a family get into the service."""
    return say("Our staff can set up the numbers with you.")
