"""The plan's pages, each made from what is known. Pure functions: no requests, no Qt."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial

from elderclient.domain.known import Unknown
from elderclient.domain.phone import ShortCode
from elderclient.domain.plans.plan import ProductStatus
from elderclient.domain.plans.usage import Allowance
from elderclient.domain.sentence import Sentence
from elderclient.phrases.orders import paid_extras
from elderclient.phrases.plans import fit, included, plan_card, plan_screen, prices
from elderclient.phrases.plans.prices import beside_a_name
from elderclient.phrases.shell import unknowns
from elderclient.ui.flow.presenting import BarRow, Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.usecases.plans.compare_plans import Comparison, PlanSums
from elderclient.usecases.plans.see_plan import PlanCard, PlanView

SCREEN = "plan"
REGULATOR = ShortCode("12381")
Go = Callable[[Place], None]


def list_of_plans(view: PlanView, go: Go, *, is_incomplete: bool = False) -> tuple[Block, ...]:
    """Return the list of several plans: what they cost together, then each with its price.

    What may be a plan or something else is not added up, and comes last. ``is_incomplete``: not all could be read.
    """
    plans = [card for card in view.cards if not isinstance(card.product.category, Unknown)]
    summary = plan_card.summary([(card.product, card.counted if len(plans) > 1 else card.price) for card in plans])
    if view.cards and not plans:
        summary = plan_card.which_are_plans()
    if is_incomplete and not view.cards:
        summary = plan_card.held_not_clear()
    blocks: list[Block] = [Text(summary.at("summary"), Weight.BOLD)]
    for position, card in enumerate(view.cards):
        if plans and position == len(plans):
            blocks.append(Text(plan_card.other_things(), is_heading=True))
        number = plan_card.number(card.product)
        open_card = partial(go, Place(SCREEN, f"card/{card.product.id}"))
        name = plan_screen.look_at_plan_named(card.product, card.price)
        caption = plan_card.caption(card.product).at(f"plan/{card.product.id}")
        blocks.append(Entry(caption, open_card, beside_a_name(card.price), name, is_heading=number is not None))
        blocks += [] if number is None else [Text(number)]
    return tuple(blocks)


def detail_of(card: PlanCard, view: PlanView) -> tuple[Block, ...]:
    """Return what follows ``answer_of`` in a contract summary: what is left, what more costs, how to end the plan."""
    blocks: list[Block] = []
    for each in card.allowances:
        blocks += _allowance(each, view.today)
    number = plan_card.number(card.product)
    blocks += [] if number is None else [Text(number)]
    blocks += [] if card.offering is None else _texts(plan_card.more_costs(card.offering))
    unclear = not_clear(card, view.today)
    blocks += [Text(unknowns.not_known(unclear))] if unclear else []
    blocks += _texts((plan_card.how_to_end(), plan_card.how_to_complain(view.hotline, REGULATOR)))
    return tuple(blocks)


def answer_of(card: PlanCard, view: PlanView) -> tuple[Block, ...]:
    """Return what stands at the top or left of one plan: its price, what it becomes, and how long it binds."""
    blocks: list[Block] = [
        _name(card),
        Text(plan_screen.large_price(card.price).at("price"), Weight.LARGE),
        *_texts(tuple(plan_card.later_price(step, view.today) for step in card.later_prices)),
    ]
    if card.follows is not None and card.follows.start_date is not None:
        blocks.append(Text(plan_card.becomes(card.follows, card.follows.start_date, view.today)))
    if card.product.status == ProductStatus.SUSPENDED:
        blocks.append(Text(paid_extras.suspended()))
    ends = card.product.termination_date
    if card.follows is None and ends is not None:
        blocks.append(Text(paid_extras.last_day(ends - timedelta(days=1), view.today)))
    contract = plan_card.contract(card.product, card.offering, view.today)
    leaving = plan_card.leaving(card.product, view.today)
    # How long it binds and what leaving costs are one matter.
    blocks += [] if contract is None else [Text(contract, is_heading=leaving is not None)]
    blocks += [] if leaving is None else [Text(leaving)]
    return tuple(blocks)


def _allowance(each: Allowance, today: date) -> list[Block]:
    """What is left or beyond it, as a gauge where that is known, with what it is part of below; else a sentence."""
    sentence = Text(plan_card.allowance(each, today).at(f"allowance/{each.usage_type.name}"))
    shared = [Text(plan_card.shared())] if each.is_shared else []
    share, left = each.share_used, each.left
    if share is None or isinstance(left, Unknown):
        return [sentence, *shared]
    amount = plan_screen.left(left) if each.over is None else plan_screen.over(each.over)
    return [
        BarRow(plan_card.usage(each.usage_type, each.name), amount, share, is_heading=True),
        sentence,
        *shared,
    ]


def not_clear(card: PlanCard, today: date) -> tuple[Sentence, ...]:
    """Return what the operator does not say of a plan, for one sentence about all of it."""
    product = card.product
    found = list(prices.not_clear(card.price))
    if isinstance(product.category, Unknown):
        found.append(plan_card.kind_not_clear())
    if isinstance(product.status, Unknown):
        found.append(plan_card.status_not_clear())
    if not card.is_usage_known or any(not each.is_known for each in card.allowances):
        found.append(plan_card.usage_not_clear())
    if plan_card.contract(product, card.offering, today) is None:
        found.append(plan_card.contract_not_clear())
    if plan_card.leaving(product, today) is None:
        found.append(plan_card.leaving_not_clear())
    return tuple(found)


def fit_of(comparison: Comparison, go: Go) -> tuple[Block, ...]:
    """Return the answer, what speaks against changing, then every plan with what a month on it would have cost."""
    blocks: list[Block] = [
        Text(answer(comparison).at("fit"), Weight.BOLD),
        *_texts((*left_out(comparison), *notes(comparison))),
    ]
    if comparison.plans:
        blocks.append(Text(plan_screen.a_month_would_cost(), Weight.BOLD, is_heading=True))
    for plan in comparison.plans:
        open_sums = partial(go, Place(SCREEN, f"sums/{comparison.product.id}/{plan.offering.id}"))
        name = plan_screen.sums_named(_plan(plan), plan.average)
        blocks.append(Entry(_plan(plan), open_sums, plan_screen.amount(plan.average), name))
    return tuple(blocks)


def left_out(comparison: Comparison) -> tuple[Sentence, ...]:
    """Return which months were not compared, and why."""
    found = [(fit.doubted, comparison.doubted), (fit.unclear, comparison.unclear)]
    return tuple(said(months, comparison.today) for said, months in found if months)


def answer(comparison: Comparison) -> Sentence:
    """Return the answer to 适合我吗: too early, the plan fits best, or another one would save money."""
    best = comparison.best
    if not comparison.is_known:
        return fit.cannot_compare()
    if best is None:
        return fit.too_early()
    if best.is_current:
        said = fit.fits_best if comparison.is_whole else fit.fits_best_of_compared
        return said(comparison.months, comparison.today)
    return fit.would_save(comparison.months, comparison.today, best.offering, comparison.saving)


def notes(comparison: Comparison) -> tuple[Sentence, ...]:
    """Return what to know before changing to the best plan; nothing where the present plan is the best."""
    best, ends = comparison.best, comparison.product.contract_ends
    if best is None or best.is_current:
        return ()
    found, fee = [], comparison.leaving_fee
    if isinstance(ends, date) and fee is not None:
        today = comparison.today
        found.append(
            fit.leaving_not_known(ends, today) if isinstance(fee, Unknown) else fit.leaving_costs(ends, fee, today)
        )
    binds = best.offering.contract_months
    if isinstance(binds, Unknown) or isinstance(ends, Unknown):
        found.append(fit.contracts_not_known())
    if not isinstance(binds, Unknown) and binds:
        found.append(fit.binds_for(binds))
    first, months = best.offering.introductory_price, best.offering.introductory_months
    if first is not None and months:
        found.append(fit.cheaper_at_first(months, first))
    return tuple(found)


def sums_of(plan: PlanSums) -> tuple[Block, ...]:
    """Return the sums behind one plan's figure: month by month, charge by charge."""
    what = included.in_brief(plan.offering)
    blocks: list[Block] = [Text(_plan(plan), Weight.BOLD), *([] if what is None else [Text(what)])]
    blocks.append(Text(fit.average(plan.average)))
    for month in plan.months:
        blocks.append(Text(fit.month(month), Weight.BOLD, is_heading=True))
        blocks += [Text(fit.charge(line)) for line in month.lines]
    return tuple(blocks)


def _name(card: PlanCard) -> Text:
    return Text(plan_card.caption(card.product).at(f"plan/{card.product.id}"), Weight.BOLD)


def _plan(plan: PlanSums) -> Sentence:
    return fit.compared_plan(plan.offering, is_current=plan.is_current)


def _texts(sentences: tuple[Sentence, ...]) -> list[Text]:
    return [Text(sentence) for sentence in sentences]
