"""Find a service hall: the nearest first, when it is open today, what it has. Must not lay anything out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from elderclient.domain.frozen import frozen
from elderclient.domain.information.hall import Facility, Hall, Span
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import ClockTime, Duration, Weekday
from elderclient.usecases.fetched import Seen, ask, recall
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

HALLS = "halls"
METRES_A_MINUTE = 50
"""An old person's walk, along streets that are not as straight as the crow flies."""
FARTHEST_WALK = 40
"""Minutes beyond which nobody is told to walk."""


@frozen
class KeptHalls:
    """Service halls, nearest first."""

    halls: tuple[Hall, ...]


@frozen
class HallView:
    """One hall in words. ``way`` is ``None`` where it is too far to walk, or where it is not known."""

    hall: Hall
    name: Sentence
    today: Sentence
    address: Sentence | None
    way: Sentence | None
    phone: Sentence | None
    facilities: tuple[Sentence, ...]


@frozen
class HallsView:
    """All halls, nearest first, and one sentence that says which to go to."""

    summary: Sentence
    halls: tuple[HallView, ...]


class FindHall:
    """The service halls around one person."""

    def __init__(self, gateway: OperatorGateway, store: Store, clock: Clock) -> None:
        self._gateway = gateway
        self._store = store
        self._clock = clock

    def cached(self) -> Seen[HallsView] | None:
        """As kept on this PC; ``None`` before they were ever fetched."""
        kept = recall(self._store, HALLS, KeptHalls)
        return None if kept is None else kept.into(self._view)

    def fetch(self) -> Seen[HallsView]:
        """Ask the operator."""
        seen = ask(self._store, self._clock, HALLS, KeptHalls, lambda: KeptHalls(self._gateway.halls.halls()))
        return seen.into(self._view)

    def _view(self, kept: KeptHalls) -> HallsView:
        now = self._clock.now()
        views = tuple(_hall(hall, now) for hall in kept.halls)
        return HallsView(_summary(views, now).at("summary"), views)


def _summary(views: tuple[HallView, ...], now: datetime) -> Sentence:
    if not views:
        # zh: 没有查到营业厅。请人工告诉您去哪里。
        return say("No service hall was found. A person can tell you where to go.")
    first = next((view for view in views if view.hall.span_at(now) is not None), None)
    if first is None:
        # zh: 现在营业厅都不开门。最近的是{name}。
        return say("No service hall is open now. The nearest is {name}.", name=_name(views[0].hall))
    # zh: 现在开门的，最近是{name}。
    return say("The nearest that is open now is {name}.", name=_name(first.hall))


def _hall(hall: Hall, now: datetime) -> HallView:
    anchor = f"hall/{hall.id}"
    return HallView(
        hall,
        # zh: {name}
        say("{name}", name=_name(hall)).at(anchor),
        _today(hall, now),
        # zh: 地址：{address}
        say("Address: {address}", address=OperatorText(hall.address, hall.address_en)) if hall.address else None,
        _way(hall),
        # zh: 电话：{phone}
        say("Telephone: {phone}", phone=hall.phone) if hall.phone is not None else None,
        tuple(_facility(facility) for facility in hall.facilities),
    )


def _name(hall: Hall) -> OperatorText:
    return OperatorText(hall.name, hall.name_en)


def _today(hall: Hall, now: datetime) -> Sentence:
    """When it is open, in the words of this moment."""
    spans = hall.spans_on(now.date())
    if spans is None:
        # zh: 几点开门，要问一问。
        return say("Ask when it is open.")
    open_now = hall.span_at(now)
    if open_now is not None:
        if open_now.closes == open_now.opens:
            # zh: 白天晚上都开门
            return say("Open day and night")
        # zh: 现在开门，到{time}关门
        return say("Open now, until {time}", time=_clock(open_now.closes, now))
    later = next((span for span in spans if not span.is_over(now.time())), None)
    if later is not None:
        # zh: 今天{opens}开门，{closes}关门
        return say(
            "Open today from {opens} to {closes}", opens=_clock(later.opens, now), closes=_clock(later.closes, now)
        )
    return _closed(hall, spans, now)


def _closed(hall: Hall, spans: tuple[Span, ...], now: datetime) -> Sentence:
    day = hall.next_open_day(now.date())
    if day is None:
        # zh: 最近不开门
        return say("Closed for the time being")
    next_spans = hall.spans_on(day) or ()
    opens = _clock(next_spans[0].opens, now)
    if day == now.date() + timedelta(days=1):
        if spans:
            # zh: 今天关门了，明天{opens}开门
            return say("Closed for today, opens tomorrow at {opens}", opens=opens)
        # zh: 今天不开门，明天{opens}开门
        return say("Closed today, opens tomorrow at {opens}", opens=opens)
    # zh: 现在不开门，{day}{opens}开门
    return say("Closed now, opens on {day} at {opens}", day=Weekday(day), opens=opens)


def _clock(at: time, now: datetime) -> ClockTime:
    return ClockTime(datetime.combine(now.date(), at, tzinfo=now.tzinfo))


def _way(hall: Hall) -> Sentence | None:
    if hall.metres is None:
        return None
    minutes = max(1, -(-hall.metres // METRES_A_MINUTE))
    if minutes > FARTHEST_WALK:
        # zh: 离家远，要坐车去
        return say("Too far to walk, take a bus").shortened(_far())
    # zh: 走路{time}
    short = say("{time} on foot", time=Duration.minutes(minutes))
    # zh: 走路大约{time}
    return say("About {time} on foot", time=Duration.minutes(minutes)).shortened(short)


def _far() -> Sentence:
    # zh: 要坐车
    return say("Take a bus")


def _facility(facility: Facility) -> Sentence:
    match facility:
        case Facility.RAMP:
            # zh: 有坡道，轮椅能进
            return say("A ramp, wheelchairs can enter")
        case Facility.SEATS:
            # zh: 有座位，可以坐着等
            return say("Seats to wait on")
        case Facility.SIGN_LANGUAGE:
            # zh: 有人会手语
            return say("Somebody speaks sign language")
        case Facility.PRIORITY_COUNTER:
            # zh: 有老人优先的窗口
            return say("A counter where the old come first")
