"""A line as the person knows it, and what is wrong with it. Must not ask the operator anything."""

from __future__ import annotations

from elderclient.domain.faults.fault import LineKind, Symptom
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import OperatorText, Sentence, say


def kind_name(kind: LineKind | None) -> Sentence:
    """Name the kind of a line without its number; ``None`` where the kind is unknown."""
    match kind:
        case LineKind.MOBILE:
            return say("Mobile")
        case LineKind.LANDLINE:
            return say("Telephone at home").shortened(say("Phone"))
        case LineKind.BROADBAND:
            return say("Internet at home").shortened(say("Internet"))
        case None:
            return say("Your line")


def line_name(kind: LineKind | None, product: Product | None) -> Sentence:
    """Name one line by its kind, and by its number where it is a telephone."""
    number = _number(product)
    if kind is LineKind.MOBILE and number is not None:
        return say("Mobile {number}", number=number).shortened(kind_name(kind))
    if kind is LineKind.LANDLINE and number is not None:
        return say("Telephone {number}", number=number).shortened(say("Phone"))
    if kind is LineKind.BROADBAND:
        return say("Internet and TV at home").shortened(say("Internet and TV"))
    return kind_name(kind)


def symptom_name(symptom: Symptom) -> Sentence:
    """Name what is wrong in the person's words."""
    match symptom:
        case Symptom.NO_SIGNAL:
            return say("No signal")
        case Symptom.CANNOT_CALL:
            return say("Calls do not get through")
        case Symptom.NOISE:
            return say("Noise, I cannot hear well")
        case Symptom.NO_DIAL_TONE:
            return say("No dial tone")
        case Symptom.NO_INTERNET:
            return say("No internet")
        case Symptom.SLOW:
            return say("The internet is slow")
        case Symptom.DROPS_OUT:
            return say("It keeps dropping out")
        case Symptom.NO_PICTURE:
            return say("No picture on the TV")
        case Symptom.OTHER:
            return say("Another fault")


def line_and_symptom(
    kind: LineKind | None, product: Product | None, symptom: Symptom | None, text: str = ""
) -> Sentence:
    """Name the line and what is wrong with it, above the steps of its repair; ``text``: in the operator's words."""
    if symptom is not None:
        return say("{line}: {what}", line=line_name(kind, product), what=symptom_name(symptom))
    if text:
        return say("{line}: {what}", line=line_name(kind, product), what=say("{text}", text=OperatorText(text)))
    return line_name(kind, product)


def report_question(kind: LineKind, product: Product, symptom: Symptom) -> Sentence:
    """Ask whether to report it, as the last step before the report is sent."""
    return say("{line}: {what}. Report it now?", line=line_name(kind, product), what=symptom_name(symptom))


def _number(product: Product | None) -> Phone | None:
    try:
        return Phone(product.number or "") if product is not None else None
    except ValueError:
        return None
