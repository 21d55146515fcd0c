"""How the spans of ``operator_text`` are said in Chinese."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from elderclient.domain.phone import Phone
from elderclient.domain.units import Month, Percentage, PerMille
from elderclient.rendering import operator_text as spans
from elderclient.rendering import spoken_zh
from elderclient.rendering.currencies import CURRENCIES
from elderclient.rendering.figures import grouped
from elderclient.rendering.numerals_zh import called_digits, decimal, digits, whole
from elderclient.rendering.signs import Sign, meaning

_SCALE = r"(?:\s*(?P<scale>万|亿))?"
_EACH = r"\s*[/／每]\s*(?P<per>分钟|小时|个月|月|条|[0-9]{1,3}\s?天|天|日|年|次|MB|GB|M|G|兆)(?![A-Za-z])"
_PER = rf"(?:{_EACH})?"
_PER_WORDS = {"个月": "月", "MB": "兆", "M": "兆", "GB": " G ", "G": " G "}
_MEASURES = (
    "分钟|小时|秒|个工作日|工作日|个月|个|条|天|次|项|位|张|元|块|角|分|年|点|岁|人|名|户|家|台|部|份|笔|页|封|种|款"
    "|倍|周|公里|米|美元|美金|欧元|英镑|港元|港币|澳门元|新台币|台币|日元|韩元"
)
_SHARES = "%|％|‰|元"
"""Units that both ends of a range are said with."""
_RANGE = (
    rf"{spans.APART}(?P<low>{spans.NUMBER}){spans.TO}(?P<high>{spans.NUMBER})\s*"
    rf"(?P<unit>{_MEASURES}|{_SHARES}|℃|°C|{spans.DATA_UNIT})"
)
_UNTIL = (
    rf"(?:{spans.UNTIL}|(?<=[元%％‰年日月号点折])\s*[-–—~～－]\s*(?=[0-9])"
    r"|(?<=[0-9][点时])\s*[-–—－~～]\s*(?=(?:次日|翌日|隔日|隔天|第二天|[当今明]天)\s?"
    r"(?:凌晨|[早晚]上?|[上中下]午)?\s?[0-9]))"
)
_NUMBERED = (
    rf"{spans.APART}(?P<low>[0-9]{{1,2}}){spans.TO}(?P<high>[0-9]{{1,2}})(?=\s?(?:月|日|号(?!楼)|楼|层|级|期|岁))"
)
"""A range of months, days or floors, which are numbered and not counted."""
_YEARS = rf"{spans.APART}(?P<low>(?:19|20)[0-9]{{2}}){spans.TO}(?P<high>(?:19|20)[0-9]{{2}})(?=\s?年)"
_PLACES = rf"(?:(?<=第)|(?<=周)|(?<=星期))(?P<low>[0-9]{{1,4}}){spans.TO}(?P<high>[0-9]{{1,4}})(?![0-9.])"
_CUTS = rf"{spans.APART}(?P<low>[0-9]{{1,2}}(?:\.[0-9])?){spans.TO}(?P<high>[0-9]{{1,2}}(?:\.[0-9])?)(?=\s?折)"
_PROMISED = (
    r"(?:(?<=[满减送返赠充存得省])|(?<=直降)|(?<=话费))\s?(?P<n>[0-9]{1,4})(?![0-9.,:：/-]|号|\s*[A-Za-z%％])"
    r"|(?<![0-9.A-Za-z])(?P<m>[0-9]{1,4})(?=[减送返赠][0-9])"
)
"""满200减20: amounts of an offer whose unit goes without saying."""
_FRACTION_FOLLOWS = re.compile(r"(?:的|以[上下内]|左右|价)")
_FRACTION_IS_MEANT = re.compile(r"(?:[减剩占约仅只用]|不到|超过|不足|用了|还有|的)\s?\Z")
_DAY_FOLLOWS = re.compile(r"\s?(?:[前起止]|到期|截止|生效|\s[0-9]{1,2}[:：])")
_DAY_IS_MEANT = re.compile(r"(?:日期?|截[止至]|到期|有效期|[至于自从])\s?[:：]?\s?\Z")
_STORAGE = re.compile(
    r"内存|存储|机身|硬盘|闪存|运存|网盘|云盘|优盘|U盘|相册|\b(?:ROM|RAM|SSD|SD)\b|GB?\s?版|GB?\s?\+\s?[0-9]",
    re.IGNORECASE,
)
_DEVICE = re.compile(
    r"手机|平板|电脑|笔记本|手表|iPhone|iPad|华为|小米|荣耀|红米|苹果|三星|OPPO|vivo|Mate|Redmi|Galaxy|\bPro\b",
    re.IGNORECASE,
)
_DEVICE_SIZES = ("128", "256", "512")
"""What devices are sold with; an allowance of as much is called one."""
_ALLOWANCE = re.compile(r"流量|套餐|上网|剩|已?用|[每/]月|含|送|定向|通用")
_BRACKETED = rf"(?P<mark>[¥￥])?{spans.BRACKETED}(?:\s*(?P<yuan>元))?"
_CODES = "|".join(sorted(set(CURRENCIES) | {"RMB"}))
_FOREIGN_FIRST = rf"(?<![A-Za-z])(?P<code>(?-i:{_CODES}|{spans.SYMBOLS}))\s?(?P<n>{spans.NUMBER})(?!\s*元)"
_FOREIGN_LAST = rf"{spans.APART}(?P<n>{spans.NUMBER})\s?(?P<code>(?-i:{_CODES}|[€£₩]))(?![A-Za-z])"
_SIGNS = {Sign.OWED: "还欠", Sign.BACK: "退回", Sign.OFF: "减", Sign.BELOW_ZERO: "负"}
_IS_TAKEN_OFF = re.compile(r"减免?\s*\Z")
_THAN = {"<": "小于", ">": "大于", "<=": "小于等于", ">=": "大于等于"}
_RATIO = r"(?<![0-9.:：])(?P<a>[0-9]{1,3}):(?P<b>[0-9])(?=\s?(?:\Z|[，。；、）)的]|比例|兑换|配))"
"""10:1. With two digits behind the colon it is a time, with a count behind it the colon ends a name."""
_SCALES = {"K": " K ", "M": "兆", "兆": "兆", "G": " G ", "T": " T "}
_VOLUME_IS_NAMED = r"(?P<named>(?=[^0-9，。；、,;]{0,6}流量))?"
_VOLUME_WAS_NAMED = re.compile(r"流量[^0-9，。；、,;]{0,4}\Z")
_DAYTIME_IS_NAMED = r"(?<=[午上晨晚早里])\s?"
_CLOCK_FACE = 12
_LATE = re.compile(r"(?:下午|中午|晚上?|夜里|傍晚|深夜)\s?\Z")
"""After these 22:00 is ten o'clock."""
_MONTHS = range(1, 13)
_DAYS = range(1, 32)


def _money(match: re.Match[str]) -> str:
    figure, scale = spans.figure(match["n"]), match.groupdict().get("scale")
    return _each(match, f"{decimal(figure, counts=True)}{scale}元" if scale else spoken_zh.money(figure))


def _each(match: re.Match[str], words: str) -> str:
    """``words`` with what it is for: 每月三十元."""
    per = match["per"]
    if not per or spans.before(match).rstrip().endswith(f"每{per}"):
        return words
    days = re.match("[0-9]+", per)
    return f"每{whole(int(days[0]))}天{words}" if days else f"每{_PER_WORDS.get(per.upper(), per)}{words}"


def _sign(match: re.Match[str]) -> str | None:
    """The word for the sign; empty where the word before it says so already, ``None`` where it is no sign."""
    meant = meaning(match)
    if meant is Sign.OFF and _IS_TAKEN_OFF.search(match.string[: match.start()]):
        return ""
    return _SIGNS.get(meant)


def _signed_money(match: re.Match[str]) -> str:
    sign = _sign(match)
    return "" if sign is None else sign + _money(match)


def _signed_number(match: re.Match[str]) -> str:
    sign = _sign(match)
    return "" if sign is None else sign + decimal(spans.figure(match["n"]))


def _bracketed(match: re.Match[str]) -> str:
    sign = _sign(match)
    if sign is None:
        return ""
    amount = spans.figure(match["n"])
    return sign + (spoken_zh.money(amount) if match["mark"] or match["yuan"] else decimal(amount))


def _foreign(match: re.Match[str]) -> str:
    code = match["code"].upper()
    return spoken_zh.money(spans.figure(match["n"]), spans.SYMBOL_CODES.get(code, code))


def _day(match: re.Match[str]) -> str:
    return f"{digits(match['y'])}年{whole(int(match['m']))}月{whole(int(match['d']))}日" if spans.is_day(match) else ""


def _month(match: re.Match[str]) -> str:
    return spoken_zh.RULES[Month](Month(int(match["y"]), int(match["m"])))


def _slashed_day(match: re.Match[str]) -> str:
    day = spans.slashed_day(match)
    if day is None:
        return " ".join(called_digits(match[part]) for part in ("a", "b", "y"))
    return spoken_zh.RULES[date](day)


def _slashed(match: re.Match[str]) -> str:
    first, second = int(match["a"]), int(match["b"])
    before, after = spans.before(match), match.string[match.end() :]
    is_day = first in _MONTHS and second in _DAYS
    if is_day and (_DAY_IS_MEANT.search(before) or _DAY_FOLLOWS.match(after)):
        return f"{whole(first)}月{whole(second)}日"
    if 0 < first < second and (_FRACTION_IS_MEANT.search(before) or _FRACTION_FOLLOWS.match(after)):
        return f"{whole(second)}分之{whole(first)}"
    return ""


def _named_day(match: re.Match[str]) -> str:
    found = spans.named_day(match)
    if found is None:
        return ""
    month, day, year = found
    return (f"{digits(str(year))}年" if year else "") + f"{whole(month)}月{whole(day)}日"


def _named_month(match: re.Match[str]) -> str:
    return spoken_zh.RULES[Month](Month(int(match["y"]), spans.named_month(match)))


def _clock(match: re.Match[str]) -> str:
    hour, half = int(match["h"]), (match["half"] or "").lower()
    if half and 1 <= hour <= _CLOCK_FACE:
        hour = hour % _CLOCK_FACE + (_CLOCK_FACE if half == "p" else 0)
    elif half and (half == "a" or hour == 0):
        return ""
    return _with_seconds(spoken_zh.clock(hour, int(match["min"] or 0)), match["sec"])


def _clock_face(match: re.Match[str]) -> str:
    """A time whose part of the day the text has named: 下午 3:30."""
    hour = int(match["h"])
    is_named = hour <= _CLOCK_FACE or _LATE.search(spans.before(match)) is not None
    words = spoken_zh.clock_face(hour, int(match["min"])) if is_named else ""
    return words and _with_seconds(words, match["sec"])


def _with_seconds(words: str, seconds: str | None) -> str:
    return f"{words.replace('半', '三十分')}{whole(int(seconds))}秒" if seconds and int(seconds) else words


def _phone(match: re.Match[str]) -> str:
    return spoken_zh.RULES[Phone](Phone(match[0]))


def _data(match: re.Match[str]) -> str:
    unit = match["unit"].upper()
    if unit == "G" and match["n"] in spans.GENERATIONS:
        return f"{digits(match['n'])} G "
    words = _each(match, decimal(spans.figure(match["n"]), counts=True) + _SCALES[unit[0]])
    if unit.endswith("BPS"):
        return words + "宽带"
    if unit.endswith("/S"):
        return words + "每秒"
    if unit[0] != "G" or match["named"] is not None or _VOLUME_WAS_NAMED.search(spans.before(match)):
        return words
    if _is_storage(match):
        return words.rstrip() + (" B " if unit == "GB" else " ")
    return words + "流量"


def _degrees(match: re.Match[str]) -> str:
    return f"{'零下' if match['sign'] else ''}{decimal(spans.figure(match['n']), counts=True)}度"


def _degrees_to(match: re.Match[str]) -> str:
    ends = ((match["sign"], match["n"]), (match["last_sign"], match["last"]))
    is_mixed = bool(match["sign"]) != bool(match["last_sign"])
    first, last = (
        ("零下" if sign else "零上" if is_mixed else "") + decimal(spans.figure(number), counts=True)
        for sign, number in ends
    )
    return f"{first}{'度' if is_mixed else ''}到{last.removeprefix('零下') if not is_mixed else last}度"


def _address(match: re.Match[str]) -> str:
    """The name of a page or a mailbox, sign by sign; where on the page is for the eye."""
    said = (
        called_digits(match["address"])
        .replace(".", "点")
        .replace("@", "艾特")
        .replace("-", "杠")
        .replace("_", "下划线")
    )
    return said + ("，后面的看屏幕，" if match["path"] and match["path"].strip("/") else "")


def _compared(match: re.Match[str]) -> str:
    return _THAN[spans.THAN[match["than"][0]] + match["than"][1:]]


def _is_storage(match: re.Match[str]) -> bool:
    """Whether the words around a volume are of what a device can hold, not of data that is used."""
    head = re.split("[，。；;、\n]", spans.before(match))[-1]
    clause = head + re.split("[，。；;、\n]", match.string[match.start() :])[0]
    if "流量" in clause:
        return False
    is_of_device = match["n"] in _DEVICE_SIZES or _DEVICE.search(clause) is not None
    return _STORAGE.search(clause) is not None or (is_of_device and _ALLOWANCE.search(clause) is None)


def _cut(number: str) -> str:
    return digits(number) if len(number) == 2 else decimal(Decimal(number))


def _range(match: re.Match[str]) -> str:
    low, high, unit = match["low"], match["high"], match["unit"]
    first = read(low + unit) if unit in _SHARES else decimal(spans.figure(low), counts=True)
    return f"{first}到{read(high + unit)}"


def _counted_each(match: re.Match[str]) -> str:
    return _each(match, decimal(spans.figure(match["n"]), counts=True) + match["unit"])


def _ordinal(match: re.Match[str]) -> str:
    return whole(int(match["n"]))


def _count(match: re.Match[str]) -> str:
    return decimal(spans.figure(match["n"]), counts=True)


def _number(match: re.Match[str]) -> str:
    words = decimal(spans.figure(match["n"]))
    # 2.0 is a number of a version or a mark, and its nought is said.
    return words + "点零" if match["n"].endswith(".0") else words


def _filed(match: re.Match[str]) -> str:
    if not spans.is_filed(match):
        return ""
    parts = match["filed"].split("-")
    return "杠".join(digits(part) if len(part) == 1 else _in_groups(part) for part in parts)


def _in_groups(number: str) -> str:
    """Digit by digit; a long number in the groups it can be written down by."""
    return " ".join(map(called_digits, grouped(number))) if number.isdigit() else called_digits(number)


def _version(match: re.Match[str]) -> str:
    return "点".join(whole(int(part)) if len(part) <= 2 else digits(part) for part in match[0].split("."))


def _share(kind: type[Percentage | PerMille], number: str) -> str:
    return spoken_zh.RULES[kind](kind(Decimal(number.replace(",", ""))))


def _signed_share(match: re.Match[str]) -> str:
    return "负" + _share(Percentage, match["n"]) if meaning(match) is Sign.BELOW_ZERO else ""


_READINGS = spans.readings(
    (spans.FILED, _filed),
    (spans.DAY, _day),
    (spans.SLASHED_DAY, _slashed_day),
    (spans.SLASHED, _slashed),
    (spans.MONTH_FIRST, _named_day),
    (spans.DAY_FIRST, _named_day),
    (spans.MONTH_ALONE, _named_month),
    (spans.MONTH, _month),
    (spans.APART + r"[0-9]{4}(?=\s?年)", lambda match: digits(match[0])),
    (spans.LAST_MIDNIGHT, lambda _match: "二十四点"),
    (rf"{_DAYTIME_IS_NAMED}{spans.CLOCK}(?:{spans.HALF})?", _clock_face),
    (rf"{spans.APART}{spans.CLOCK}(?:{spans.HALF})?", _clock),
    (spans.HOUR, _clock),
    (spans.PHONE, _phone),
    (spans.COMPARED, _compared),
    (spans.DEGREES_TO, _degrees_to),
    (spans.DEGREES, _degrees),
    (_RATIO, lambda match: f"{whole(int(match['a']))}比{whole(int(match['b']))}"),
    (_UNTIL, lambda _match: "到"),
    (rf"{spans.SIGN}[¥￥]\s*(?P<n>{spans.NUMBER}){_SCALE}(?:\s*元)?{_PER}", _signed_money),
    (rf"[¥￥]\s*{spans.SIGN}(?P<n>{spans.NUMBER}){_SCALE}(?:\s*元)?{_PER}", _signed_money),
    (rf"[¥￥]\s*(?P<n>{spans.NUMBER}){_SCALE}(?:\s*元)?{_PER}", _money),
    (rf"{spans.APART}{spans.SIGN}(?P<n>{spans.NUMBER})\s*元{_PER}", _signed_money),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*元{_PER}", _money),
    (_BRACKETED, _bracketed),
    (_FOREIGN_FIRST, _foreign),
    (_FOREIGN_LAST, _foreign),
    (rf"{spans.APART}{spans.SIGN}(?P<n>{spans.NUMBER})\s*[%％]", _signed_share),
    (spans.SIGNED, _signed_number),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*[%％]", lambda match: _share(Percentage, match["n"])),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*‰", lambda match: _share(PerMille, match["n"])),
    (rf"{spans.APART}{spans.SIGN}(?={spans.DATA})", lambda match: _SIGNS.get(meaning(match), "") and "负"),
    (spans.DATA + _PER + _VOLUME_IS_NAMED, _data),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*(?P<unit>分钟|小时|条|次|个){_EACH}", _counted_each),
    (_YEARS, lambda match: f"{digits(match['low'])}到{digits(match['high'])}"),
    (_RANGE, _range),
    (_NUMBERED, lambda match: f"{whole(int(match['low']))}到{whole(int(match['high']))}"),
    (_CUTS, lambda match: f"{_cut(match['low'])}到{_cut(match['high'])}"),
    (_PLACES, lambda match: f"{whole(int(match['low']))}到{whole(int(match['high']))}"),
    (r"(?:(?<=第)|(?<=第 )|(?<=第[0-9]、)|(?<=第[0-9]{2}、))(?P<n>[0-9]{1,4})(?![0-9.])", _ordinal),
    (rf"{spans.APART}(?P<n>{spans.NUMBER})\s*(?=(?:{_MEASURES}|万|亿))", _count),
    (rf"{spans.APART}[0-9]{{3,4}}(?=\s*[室房])", lambda match: digits(match[0])),
    (rf"{spans.APART}[0-9]{{2}}(?=\s*折)", lambda match: digits(match[0])),
    (r"(?<![0-9.])(?P<n>[0-9]{1,3})(?:st|nd|rd|th)(?![A-Za-z])", lambda match: f"第{whole(int(match['n']))}"),
    (_PROMISED, lambda match: whole(int(match["n"] or match["m"]), counts=True)),
    (rf"{spans.APART}[0-9]+(?:\.[0-9]+)+(?=\s?版)", _version),
    (spans.TIMES, lambda _match: "乘"),
    (spans.PLUS, lambda _match: "加"),
    (spans.EQUALS, lambda _match: "等于"),
    (spans.DASH, lambda _match: "杠"),
    (spans.VERSION, _version),
    (spans.GROUPED, _number),
    (spans.SHORT, _number),
    (spans.FRACTION, _number),
    (spans.RUN, lambda match: _in_groups(match[0])),
)


def read(text: str) -> str:
    """``text`` for a Mandarin voice."""
    return spans.read(text, _READINGS, _address)
