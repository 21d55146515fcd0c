"""The bill's pages, each made from what is known of one bill. Pure functions of it: no requests, no Qt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial

from elderclient.domain.bills.bill import BillLine, ChargeKind, Group
from elderclient.domain.bills.flags import Flag, FlagKind
from elderclient.domain.frozen import frozen
from elderclient.domain.units import Month, MonthName
from elderclient.phrases.bills import bill_screen, causes, charges, names, payment
from elderclient.phrases.bills import together as bill_sums
from elderclient.phrases.shell import unknowns
from elderclient.ui.flow.presenting import BarRow, Bars, Block, Entry, Text, Weight
from elderclient.ui.place import Place
from elderclient.ui.screens.bills.bill.where import FLAGS, LINE, LINES, MONTHS, WHY, Where
from elderclient.usecases.bills.explain_bill import CauseView
from elderclient.usecases.bills.see_bill import BillView, FlagView, GroupView, LineView
from elderclient.usecases.bills.see_together import OneOfSeveral

AT_ONCE = 40
"""Lines of a long list shown on one page; the rest is one press further, so that 2,000 lines open as fast as ten."""

LONGEST_NAME = 20
"""Characters of a service's name with which a warning about it fits a button in every window."""

FEW = 5
"""Causes and warnings on the first page; all of them have a page of their own."""

_ABOUT_SERVICES = (FlagKind.FIRST_TIME, FlagKind.UNUSED_SERVICE)

Go = Callable[[Place], None]


@frozen
class BillPages:
    """Builds the pages of ``view``. ``today`` decides what is overdue; ``go`` opens a place."""

    view: BillView
    where: Where
    today: date
    go: Go

    def answer(self, notes: Sequence[Block] = ()) -> tuple[Block, ...]:
        """Return how much it is, ``notes`` (stale or trouble), whether it is paid, and why it changed."""
        view = self.view
        charged = view.bill.charged
        # The title says the month to the eye; a reader comes straight to the number.
        name = bill_screen.amount_of_month(names.bill(view.bill, self.today), charged)
        if view.bill.is_void:
            name = bill_sums.named(bill_sums.no_longer_asked_for(view.bill, self.today), bill_screen.amount(charged))
        blocks: list[Block] = [
            Text(bill_screen.amount(charged).at("summary"), Weight.LARGE, name=name),
            *self._days(),
            *notes,
            Text(view.state.at("summary")),
            *map(Text, view.notes),
            *map(Text, view.now),
            *self._unread(),
            *self._to_paying(),
        ]
        blocks += self._headline()
        blocks += _joined(map(self._cause, _foremost(view.explanation.causes)))
        return (*blocks, *self._rest(len(view.explanation.causes), FEW, WHY))

    def detail(self) -> tuple[Block, ...]:
        """Return what is looked at beside the answer or below it: warnings, the year, payment, groups."""
        view = self.view
        blocks = _joined(map(self._flag, view.warnings[:FEW]))
        blocks += self._rest(len(view.warnings), FEW, FLAGS)
        blocks.append(self._year())
        # How it is paid and that it is not paid here are one matter.
        blocks += [Text(each, is_heading=place < len(view.payment)) for place, each in enumerate(view.payment, 1)]
        blocks.append(Text(bill_screen.what_it_is_for(), Weight.BOLD, is_heading=True))
        blocks += [self._group(group) for group in view.groups]
        return tuple(blocks)

    def _year(self) -> Entry:
        """The way to twelve months, with the months as bars, oldest first, as soon as there are two to compare."""
        rows = self.view.months[::-1]
        here = [place for place, row in enumerate(rows) if row.month == self.view.bill.month]
        bars = Bars(tuple(row.bar for row in rows), here[0] if here else -1)
        is_drawn = sum(1 for row in rows if row.bill is not None) > 1
        go = partial(self._open, MONTHS)
        return Entry(bill_screen.bills_of_a_year(), go, icon="clock", bars=bars if is_drawn else None)

    def _days(self) -> list[Block]:
        """What the bill is for where that is no single month, which a narrow title has no room for."""
        name = names.bill(self.view.bill, self.today)
        is_month = isinstance(name, Month | MonthName)
        return [] if is_month else [Text(bill_screen.month(name).at("summary"))]

    def together(self, notes: Sequence[Block] = ()) -> tuple[Block, ...]:
        """Return the first page of several bills: their sum, what is owed, and a row for each of them."""
        view, several = self.view, self.view.together
        if several is None:
            return (*self.answer(notes), *self.detail())
        blocks: list[Block] = [
            Text(bill_sums.sums(several.totals).at("summary"), Weight.LARGE),
            *notes,
            Text(several.summary.at("sum")),
            *([] if several.owed is None else [Text(several.owed, Weight.BOLD)]),
            *map(Text, several.notes),
            *map(Text, (each for each in view.now if each != several.owed)),
            *self._unread(),
            *self._to_paying(),
        ]
        states = {row.state for row in several.rows}
        if len(states) == 1:
            # What holds for all of them is said once.
            blocks.append(Text(states.pop()))
        for row in several.rows:
            blocks += self._one_of_several(row, has_state=len(states) > 1)
        blocks.append(Entry(bill_screen.bills_of_a_year(), partial(self._open, MONTHS), icon="clock"))
        return tuple(blocks)

    def _one_of_several(self, row: OneOfSeveral, *, has_state: bool) -> list[Block]:
        go = partial(self._open_bill, row.bill.id, row.bill.month)
        amount = bill_screen.amount(row.bill.charged)
        name = bill_sums.look_at_bill(row.name, amount)
        state: list[Block] = [Text(row.state)] if has_state else []
        return [Entry(row.name, go, amount, name, is_heading=has_state), *state]

    def _to_paying(self) -> list[Block]:
        go = partial(self.go, Place("paying"))
        return [Entry(bill_screen.how_to_pay(), go, icon="bill")] if self.view.is_to_be_paid else []

    def _unread(self) -> list[Block]:
        return [Text(unknowns.unread_records(self.view.unread))] if self.view.unread else []

    def lines(self) -> tuple[Block, ...]:
        """Return every line, or those of one group below what it comes to; each leads to its own page."""
        own = [line for line in self.view.lines if line.group.name == self.where.detail and not line.is_withdrawn]
        chosen = own if self.where.detail else self.view.lines
        if not chosen:
            return (Text(bill_screen.no_lines(), Weight.BOLD), *self._unread())
        start = self.where.start if self.where.start < len(chosen) else 0
        blocks: list[Block] = [
            *(self._amount_of(group) for group in self.view.groups if group.group.name == self.where.detail),
            Text(bill_screen.press_a_line(), Weight.PLAIN if self.where.detail else Weight.BOLD),
        ]
        if self.view.items_differ is not None and not self.where.detail:
            blocks.append(Text(self.view.items_differ))
        blocks += map(self._one_line, chosen[start : start + AT_ONCE])
        blocks += self._rest(len(chosen), start + AT_ONCE, LINES, self.where.detail)
        return tuple(blocks)

    def line(self, found: LineView) -> tuple[Block, ...]:
        """Return what one line is: its name, its amount, the answer to 这是什么？, and how it is calculated."""
        return (
            Text(found.name, Weight.BOLD),
            Text(charges.amount(found.line).at("amount"), Weight.LARGE),
            *([Text(bill_screen.complained())] if found.line.id in self.view.disputed else []),
            *([Text(payment.withdrawn(found.line))] if found.is_withdrawn and found.line.amount.amount > 0 else []),
            Text(found.what.at("what")),
            *(Text(sentence) for sentence in charges.calculation(found.line, self.today)),
        )

    def months(self) -> tuple[Block, ...]:
        """Return twelve months, newest first; a month without a bill says so."""
        blocks: list[Block] = [Text(bill_screen.press_a_month(), Weight.BOLD)]
        for row in self.view.months:
            if row.bill is None:
                blocks.append(BarRow(bill_screen.month(row.month), bill_screen.no_bill(), row.bar))
            else:
                name = names.bill_with_year(row.bill) if len(row.bills) == 1 else row.month
                amount, go = bill_sums.sums_paid(row.totals, row.paid, row.left), partial(self._open_month, row.month)
                blocks.append(BarRow(bill_screen.month(name), amount, row.bar, go))
        blocks += self._others()
        return tuple(blocks)

    def _others(self) -> list[Block]:
        blocks: list[Block] = []
        for other in self.view.others:
            if other.bill_id:
                go = partial(self._open_bill, other.bill_id, None)
                name = bill_sums.look_at_bill(other.name, other.amount)
                blocks.append(Entry(other.name, go, other.amount, name))
            else:
                blocks.append(Text(bill_sums.named(other.name, other.amount)))
        return blocks

    def why(self) -> tuple[Block, ...]:
        """Return the page of all causes."""
        return (*self._headline(), *self._list([*map(self._cause, self.view.explanation.causes)], WHY))

    def flags(self) -> tuple[Block, ...]:
        """Return the page of all warnings."""
        return (
            Text(bill_screen.look_at_these(), Weight.BOLD),
            *self._list([*map(self._flag, self.view.warnings)], FLAGS),
        )

    def service_of(self, found: LineView) -> Place | None:
        """Return where the service a line charges for is shown and cancelled; ``None`` for any other line."""
        product = found.line.product_id
        return Place("subscriptions", product) if product and found.group is Group.EXTRA_SERVICES else None

    def _cause(self, cause: CauseView) -> tuple[Block, ...]:
        """Return a cause, with its amount in a column; one that deserves a second look is bold, as a warning is."""
        said = _row(cause)
        return (said,) if cause.warning is None else self._with_service(said, cause.warning)

    def _flag(self, flag: FlagView) -> tuple[Block, ...]:
        return self._with_service(Text(flag.sentence, Weight.BOLD), flag.flag)

    def _with_service(self, said: Text, warning: Flag) -> tuple[Block, ...]:
        """Return a warning as the way to the one service that it is about; as a text where there is no such service."""
        line = _service_of(warning)
        if line is None or not line.product_id:
            return (said,)
        go = partial(self.go, Place("subscriptions", line.product_id))
        name = bill_screen.look_at_service_of(said.sentence)
        if max(len(line.name), len(line.name_en)) > LONGEST_NAME:
            return said._replace(is_heading=True), Entry(bill_screen.look_at_service(), go, name=name)
        what, amount = said.columns or (said.sentence, None)
        return (Entry(what, go, amount, name, said=said.sentence),)

    def _headline(self) -> list[Block]:
        explanation = self.view.explanation
        headline = causes.difference(explanation.change) or explanation.headline
        is_heading = bool(explanation.causes)
        return [] if headline is None else [Text(headline.at("change"), Weight.BOLD, is_heading=is_heading)]

    def _group(self, group: GroupView) -> Block:
        # What no line accounts for has no lines to look at.
        go = None if group.group is Group.NOT_LISTED else partial(self._open_group, group.group)
        amount = charges.group_amount(group.group, group.amount)
        if group.amount.amount > 0:
            return BarRow(group.name, amount, group.bar, go)
        # A bar is what something costs: what comes back, or comes to nothing, has none.
        return self._amount_of(group, Weight.PLAIN) if go is None else Entry(group.name, go, amount)

    def _amount_of(self, group: GroupView, weight: Weight = Weight.BOLD) -> Text:
        amount = charges.group_amount(group.group, group.amount)
        return Text(bill_sums.named(group.name, amount), weight, columns=(group.name, amount))

    def _one_line(self, line: LineView) -> Entry:
        go = partial(self._open, LINE, line.line.id)
        return Entry(line.name, go, charges.amount(line.line), bill_screen.line_named(line.name, line.line))

    def _list(self, rows: Sequence[tuple[Block, ...]], part: str) -> list[Block]:
        start = self.where.start if self.where.start < len(rows) else 0
        return [*_joined(rows[start : start + AT_ONCE]), *self._rest(len(rows), start + AT_ONCE, part)]

    def _rest(self, number: int, shown: int, part: str, detail: str = "") -> list[Block]:
        if number <= shown:
            return []
        start = 0 if shown == FEW else shown
        return [Entry(bill_screen.more(number - shown), partial(self._open, part, detail, start), icon="next")]

    def _open(self, part: str, detail: str = "", start: int = 0) -> None:
        self.go(self.where.at(part, detail, start))

    def _open_group(self, group: Group) -> None:
        self._open(LINES, group.name)

    def _open_bill(self, bill_id: str, month: Month | None) -> None:
        self.go(Where(month, bill_id=bill_id).place)

    def _open_month(self, month: Month) -> None:
        self.go(Where(month).place)


def _joined(rows: Iterable[tuple[Block, ...]]) -> list[Block]:
    return [block for row in rows for block in row]


def _service_of(warning: Flag) -> BillLine | None:
    """Return the line of the one service that a warning is about; ``None`` for any other warning."""
    lines = warning.lines if warning.kind in _ABOUT_SERVICES else ()
    return lines[0] if len(lines) == 1 and lines[0].kind is ChargeKind.VALUE_ADDED else None


def _row(cause: CauseView) -> Text:
    weight = Weight.PLAIN if cause.warning is None else Weight.BOLD
    return Text(cause.sentence, weight, columns=cause.row)


def _foremost(causes: Sequence[CauseView]) -> list[CauseView]:
    """Return the few causes of the first page, in their order: those that deserve a second look, then the greatest."""
    places = sorted(range(len(causes)), key=lambda place: causes[place].warning is None)[:FEW]
    return [causes[place] for place in sorted(places)]
