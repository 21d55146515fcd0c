"""The plan's pages, each made from what is known. Pure: asks nobody, goes nowhere. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from elderclient.domain.money import Money
from elderclient.domain.plans.rating import RatedLine
from elderclient.domain.sentence import Sentence, say
from elderclient.phrases.plans import pages as words
from elderclient.ui.flow.presenting import BarRow, Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.plans.compare_plans import Comparison, PlanSums
from elderclient.usecases.plans.see_plan import PlanCard, PlanView

SCREEN = "plan"
Go = Callable[[Place], None]


def list_of_plans(view: PlanView, go: Go) -> tuple[Block, ...]:
    """Several lines in one account: what they cost together, then each, whole name above its price."""
    blocks: list[Block] = [Text(view.summary, Weight.BOLD)]
    for card in view.cards:
        blocks.append(Text(card.name, Weight.BOLD, is_heading=True))
        number = words.number_words(card.product)
        if number is not None:
            blocks.append(Text(number, is_heading=True))
        caption = say("Look at this plan").shortened(_look())
        name = say("{name}, {amount} a month. Look at this plan", name=card.name, amount=card.price)
        blocks.append(Entry(caption, partial(go, Place(SCREEN, f"card/{card.product.id}")), _shown(card.price), name))
    return tuple(blocks)


def card_of(card: PlanCard) -> tuple[Block, ...]:
    """One plan in the manner of a contract summary: price first, what is left, what more costs, how it ends."""
    price = say("{amount} a month", amount=card.price)
    number = words.number_words(card.product)
    blocks: list[Block] = [Text(card.name, Weight.BOLD), Text(price.at("price"), Weight.LARGE)]
    # The first of the prices says the large number once more; the others say what it becomes.
    blocks += [Text(sentence) for sentence in card.prices[1:]]
    for allowance in card.allowances:
        blocks.append(Text(allowance.sentence, is_heading=allowance.included is not None))
        if allowance.included is not None:
            used = say("{used} used", used=allowance.used)
            blocks.append(BarRow(words.usage_words(allowance.usage_type), used, allowance.bar))
    blocks += [Text(number)] if number is not None else []
    blocks += [Text(sentence) for sentence in card.more_costs]
    blocks += [Text(sentence) for sentence in (card.contract, card.leaving, card.ending, card.complaints)]
    return tuple(blocks)


def fit_of(comparison: Comparison, go: Go) -> tuple[Block, ...]:
    """The answer, what speaks against changing, then every plan with what a month on it would have cost."""
    blocks: list[Block] = [Text(comparison.answer, Weight.BOLD)]
    blocks += [Text(note) for note in comparison.notes]
    if comparison.plans:
        blocks.append(Text(say("A month would cost:"), Weight.BOLD, is_heading=True))
    for plan in comparison.plans:
        blocks.append(Text(_marked(plan), is_heading=True))
        caption = say("Reckoning")
        name = say("{name} {amount}. {what}", name=plan.name, amount=plan.average, what=caption)
        place = Place(SCREEN, f"sums/{comparison.product.id}/{plan.offering.id}")
        blocks.append(Entry(caption, partial(go, place), _shown(plan.average), name))
    return tuple(blocks)


def sums_of(plan: PlanSums) -> tuple[Block, ...]:
    """The sums behind one plan's figure: month by month, charge by charge."""
    average = say("{amount} a month on average", amount=plan.average)
    blocks: list[Block] = [Text(_marked(plan), Weight.BOLD), Text(average)]
    for month in plan.months:
        head = say("{month}, {amount} in all:", month=month.month, amount=month.total)
        blocks.append(Text(head, Weight.BOLD, is_heading=True))
        blocks += [Text(_charge(line)) for line in month.lines]
    return tuple(blocks)


def _charge(line: RatedLine) -> Sentence:
    return say("{what}: {amount}", what=words.charge_words(line), amount=line.amount)


def _marked(plan: PlanSums) -> Sentence:
    if plan.is_current:
        return say("{name} (yours now)", name=plan.name)
    return plan.name


def _shown(amount: Money) -> Sentence:
    return say("{amount}", amount=amount)


def _look() -> Sentence:
    return say("Look")
