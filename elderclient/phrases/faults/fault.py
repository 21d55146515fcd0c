"""What is said about faults, visits and outages, on the repair screen and at home. Must not ask the operator anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType

from elderclient.domain.faults.fault import Fault, FaultPhase, LineKind, Symptom
from elderclient.domain.faults.outage import Outage
from elderclient.domain.faults.visit import VisitWindow
from elderclient.domain.limits import Duty, Measure
from elderclient.domain.phone import Phone
from elderclient.domain.plans.plan import Product
from elderclient.domain.sentence import Name, OperatorText, Sentence, say
from elderclient.domain.units import ClockSpan, ClockTime, Count, Noun, Weekday
from elderclient.usecases.faults.see_faults import FaultCase


def kind_words(kind: LineKind | None) -> Sentence:
    """What kind of line it is, without its number."""
    if kind is LineKind.MOBILE:
        # zh: 手机
        return say("Mobile")
    if kind is LineKind.LANDLINE:
        # zh: 座机
        return say("Telephone at home").shortened(say("Phone"))
    if kind is LineKind.BROADBAND:
        # zh: 家里的宽带
        long = say("Internet at home")
        # zh: 宽带
        return long.shortened(say("Internet"))
    # zh: 您的线路
    return say("Your line")


def line_words(kind: LineKind | None, product: Product | None) -> Sentence:
    """The line as the person knows it: its kind, and the number of a telephone."""
    number = _number(product)
    if kind is LineKind.MOBILE and number is not None:
        # zh: 手机 {number}
        return say("Mobile {number}", number=number).shortened(kind_words(kind))
    if kind is LineKind.LANDLINE and number is not None:
        # zh: 座机 {number}
        long = say("Telephone {number}", number=number)
        # zh: 座机
        return long.shortened(say("Phone"))
    if kind is LineKind.BROADBAND:
        # zh: 家里的宽带、电视
        long = say("Internet and TV at home")
        # zh: 宽带、电视
        return long.shortened(say("Internet and TV"))
    return kind_words(kind)


def symptom_words(symptom: Symptom | None) -> Sentence:
    """What is wrong, as a person says it."""
    return (_SYMPTOMS[symptom] if symptom is not None else _SYMPTOMS[Symptom.OTHER])()


def window_words(window: VisitWindow, now: datetime) -> Sentence:
    """明天上午 9 点到 11 点; days further off by their date and weekday."""
    day, span = window.starts_at.date(), ClockSpan(window.starts_at, window.ends_at)
    ahead = (day - now.date()).days
    if ahead == 0:
        # zh: 今天{span}
        return say("today {span}", span=span)
    if ahead == 1:
        # zh: 明天{span}
        return say("tomorrow {span}", span=span)
    if ahead == 2:
        # zh: 后天{span}
        return say("the day after tomorrow {span}", span=span)
    # zh: {day}{weekday}{span}
    return say("{weekday} {day}, {span}", weekday=Weekday(day), day=day, span=span)


def by_words(moment: datetime, now: datetime) -> Sentence:
    """A moment as a person says it: the time alone where it is today."""
    if moment.date() == now.date():
        # zh: 今天{time}
        return say("{time} today", time=ClockTime(moment))
    if moment.date() == now.date() + timedelta(days=1):
        # zh: 明天{time}
        return say("{time} tomorrow", time=ClockTime(moment))
    # zh: {day}{time}
    return say("{time} on {day}", time=ClockTime(moment), day=moment.date())


def state_words(case: FaultCase, now: datetime) -> Sentence:
    """Where the repair stands: the answer of its page."""
    fault = case.fault
    if case.is_overdue(now):
        # zh: 说好的时间过了，还没有修好。
        return say("It should have been repaired by now.")
    match fault.phase:
        case FaultPhase.KEPT:
            # zh: 记下了。一有网，就替您报修。
            return say("It is noted down. It is reported as soon as there is a network.")
        case FaultPhase.RECEIVED:
            # zh: 报修收到了，正在派师傅。
            return say("Your report has arrived. We are finding a technician.")
        case FaultPhase.ASSIGNED:
            # zh: 师傅接单了，正在修。
            return say("A technician is working on it.")
        case FaultPhase.REPAIRED:
            # zh: 修好了。
            return say("It is repaired.")
        case FaultPhase.WITHDRAWN:
            # zh: 您说好了，不用修了。
            return say("You said it works again.")
        case FaultPhase.REFUSED:
            # zh: 没有受理。请找人工问问。
            return say("It was not accepted. Please ask a person why.")


def limit_words(case: FaultCase, now: datetime) -> Sentence | None:
    """By when it must be repaired, and by whose word; ``None`` where nobody says so. The law's word names the place."""
    ends, limit = case.limit_ends, case.limit
    if ends is not None and limit is not None and limit.measure is Measure.HOURS and limit.figure == int(limit.figure):
        hours, when = Count(int(limit.figure), Noun.HOUR), by_words(ends, now)
        if limit.duty is Duty.REPAIR_RURAL:
            # zh: 按规定，农村{hours}内要修好，就是{when}以前。
            return say("By law it must be repaired within {hours} in the country: by {when}.", hours=hours, when=when)
        # zh: 按规定，城里{hours}内要修好，就是{when}以前。
        return say("By law it must be repaired within {hours} in a town: by {when}.", hours=hours, when=when)
    if case.fault.expected_at is None:
        return None
    # zh: 说好{when}以前修好。
    return say("It is promised for {when}.", when=by_words(case.fault.expected_at, now))


def owed_words(case: FaultCase, now: datetime) -> Sentence | None:
    """What a late repair owes, in one sentence; ``None`` while nothing is owed."""
    if not case.is_beyond_limit(now):
        return None
    owed = case.fault.rent_waived
    if not case.fault.phase.is_open:
        if owed is None:
            # zh: 修晚了，坏了的那些天不收月租。
            return say("It was repaired late, so the days it did not work cost no rent.")
        # zh: 修晚了，退您月租 {amount}，算在下一张账单里。
        return say("It was repaired late: {amount} of rent comes back with your next bill.", amount=owed)
    if owed is None:
        # zh: 晚了，所以坏了的这些天不收月租。
        return say("It is late, so the days it does not work cost no rent.")
    # zh: 晚了，所以坏了的这些天不收月租，到今天是 {amount}。
    return say("It is late, so the days it does not work cost no rent: {amount} until today.", amount=owed)


def outage_words(outage: Outage, now: datetime) -> Sentence:
    """What is known about an outage: where, since or from when, and when it should be over."""
    area = Name(outage.area, outage.area_en)
    if outage.is_planned and not outage.is_begun(now):
        return _announced(outage, area, now)
    if outage.ends_at is None:
        # zh: {area}这一片都坏了，正在修。
        return say("All of {area} is out of order. It is being repaired.", area=area)
    if outage.ends_at < now:
        # zh: {area}这一片都坏了，本来说{when}修好，还在修。
        return say(
            "All of {area} is out of order. It should have been repaired by {when}; work goes on.",
            area=area,
            when=by_words(outage.ends_at, now),
        )
    if outage.is_planned:
        # zh: {area}这一片在检修，{when}以前会好。
        return say(
            "Works are going on in {area}. They should be over by {when}.",
            area=area,
            when=by_words(outage.ends_at, now),
        )
    # zh: {area}这一片都坏了，正在修，预计{when}修好。
    return say(
        "All of {area} is out of order. It should be repaired by {when}.", area=area, when=by_words(outage.ends_at, now)
    )


def cause_words(outage: Outage) -> Sentence | None:
    """Why, where the operator says so."""
    if not outage.cause:
        return None
    # zh: 原因：{cause}。
    return say("The cause: {cause}.", cause=OperatorText(outage.cause, outage.cause_en))


def home_words(fault: Fault, now: datetime) -> Sentence:
    """The one sentence of the first screen."""
    line = kind_words(fault.kind)
    if fault.expected_at is not None and fault.expected_at < now:
        # zh: {line}修晚了。按“报修”看怎么办。
        return say("{line}: the repair is late. Press Repair to see what to do.", line=line)
    if fault.expected_at is not None:
        # zh: {line}正在修，{when}以前修好。
        return say("{line}: it is being repaired, by {when}.", line=line, when=by_words(fault.expected_at, now))
    # zh: {line}正在修。
    return say("{line}: it is being repaired.", line=line)


def _announced(outage: Outage, area: Name, now: datetime) -> Sentence:
    starts, ends = outage.starts_at, outage.ends_at
    if starts is not None and ends is not None and starts.date() == ends.date():
        when = window_words(VisitWindow(starts, ends), now)
        # zh: {area}{when}检修，那时候会断。
        return say("Works in {area} {when}: it will not work then.", area=area, when=when)
    when = by_words(starts or now, now)
    # zh: {area}从{when}起检修，那时候会断。
    return say("Works in {area} from {when}: it will not work then.", area=area, when=when)


def _number(product: Product | None) -> Phone | None:
    try:
        return Phone(product.number or "") if product is not None else None
    except ValueError:
        return None


_SYMPTOMS: Mapping[Symptom, Callable[[], Sentence]] = MappingProxyType(
    {
        # zh: 没有信号
        Symptom.NO_SIGNAL: lambda: say("No signal"),
        # zh: 电话打不通
        Symptom.CANNOT_CALL: lambda: say("Calls do not get through"),
        # zh: 有杂音，听不清
        Symptom.NOISE: lambda: say("Noise, I cannot hear well"),
        # zh: 没有拨号音
        Symptom.NO_DIAL_TONE: lambda: say("No dial tone"),
        # zh: 上不了网
        Symptom.NO_INTERNET: lambda: say("No internet"),
        # zh: 上网慢
        Symptom.SLOW: lambda: say("The internet is slow"),
        # zh: 老是断线
        Symptom.DROPS_OUT: lambda: say("It keeps dropping out"),
        # zh: 电视没画面
        Symptom.NO_PICTURE: lambda: say("No picture on the TV"),
        # zh: 别的毛病
        Symptom.OTHER: lambda: say("Another fault"),
    }
)
