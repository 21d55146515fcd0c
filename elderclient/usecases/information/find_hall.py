"""Find a service hall: the nearest first, when it is open today, what it has. Must not lay anything out."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from elderclient.domain.frozen import frozen
from elderclient.domain.information.hall import Facility, Hall, Span
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import ClockTime, Duration, Weekday
from elderclient.usecases.cache import Cached
from elderclient.usecases.fetched import Fetched
from elderclient.usecases.ports.clock import Clock
from elderclient.usecases.ports.operator import OperatorGateway
from elderclient.usecases.ports.store import Store

HALLS: Cached[tuple[Hall, ...]] = Cached("halls", tuple[Hall, ...], lambda gateway: gateway.halls.halls())
"""Service halls, nearest first."""
METRES_A_MINUTE = 50
"""An old person's walk, along streets that are not as straight as the crow flies."""
FARTHEST_WALK = 40
"""Minutes beyond which nobody is told to walk."""


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

    def cached(self) -> Fetched[HallsView] | None:
        """As kept on this PC; ``None`` before they were ever fetched."""
        kept = HALLS.recall(self._store)
        return None if kept is None else kept.into(self._view)

    def fetch(self) -> Fetched[HallsView]:
        """Ask the operator."""
        return HALLS.ask(self._gateway, self._store, self._clock).into(self._view)

    def _view(self, kept: tuple[Hall, ...]) -> HallsView:
        now = self._clock.now()
        views = tuple(_hall(hall, now) for hall in kept)
        return HallsView(_summary(views, now).at("summary"), views)


def _summary(views: tuple[HallView, ...], now: datetime) -> Sentence:
    if not views:
        return say("No service hall was found. A person can tell you where to go.")
    first = next((view for view in views if view.hall.span_at(now) is not None), None)
    if first is None:
        return say("No service hall is open now. The nearest is {name}.", name=_name(views[0].hall))
    return say("The nearest that is open now is {name}.", name=_name(first.hall))


def _hall(hall: Hall, now: datetime) -> HallView:
    anchor = f"hall/{hall.id}"
    return HallView(
        hall,
        say("{name}", name=_name(hall)).at(anchor),
        _today(hall, now),
        say("Address: {address}", address=OperatorText(hall.address, hall.address_en)) if hall.address else None,
        _way(hall),
        say("Telephone: {phone}", phone=hall.phone) if hall.phone is not None else None,
        tuple(_facility(facility) for facility in hall.facilities),
    )


def _name(hall: Hall) -> OperatorText:
    return OperatorText(hall.name, hall.name_en)


def _today(hall: Hall, now: datetime) -> Sentence:
    """When it is open, in the words of this moment."""
    spans = hall.spans_on(now.date())
    if spans is None:
        return say("Ask when it is open.")
    open_now = hall.span_at(now)
    if open_now is not None:
        if open_now.closes == open_now.opens:
            return say("Open day and night")
        return say("Open now, until {time}", time=_clock(open_now.closes, now))
    later = next((span for span in spans if not span.is_over(now.time())), None)
    if later is not None:
        return say(
            "Open today from {opens} to {closes}", opens=_clock(later.opens, now), closes=_clock(later.closes, now)
        )
    return _closed(hall, spans, now)


def _closed(hall: Hall, spans: tuple[Span, ...], now: datetime) -> Sentence:
    day = hall.next_open_day(now.date())
    if day is None:
        return say("Closed for the time being")
    next_spans = hall.spans_on(day) or ()
    opens = _clock(next_spans[0].opens, now)
    if day == now.date() + timedelta(days=1):
        if spans:
            return say("Closed for today, opens tomorrow at {opens}", opens=opens)
        return say("Closed today, opens tomorrow at {opens}", opens=opens)
    return say("Closed now, opens on {day} at {opens}", day=Weekday(day), opens=opens)


def _clock(at: time, now: datetime) -> ClockTime:
    return ClockTime(datetime.combine(now.date(), at, tzinfo=now.tzinfo))


def _way(hall: Hall) -> Sentence | None:
    if hall.metres is None:
        return None
    minutes = max(1, -(-hall.metres // METRES_A_MINUTE))
    if minutes > FARTHEST_WALK:
        return say("Too far to walk, take a bus").shortened(_far())
    short = say("{time} on foot", time=Duration.minutes(minutes))
    return say("About {time} on foot", time=Duration.minutes(minutes)).shortened(short)


def _far() -> Sentence:
    return say("Take a bus")


def _facility(facility: Facility) -> Sentence:
    match facility:
        case Facility.RAMP:
            return say("A ramp, wheelchairs can enter")
        case Facility.SEATS:
            return say("Seats to wait on")
        case Facility.SIGN_LANGUAGE:
            return say("Somebody speaks sign language")
        case Facility.PRIORITY_COUNTER:
            return say("A counter where the old come first")
