"""What a policy may say: every key with the values that are accepted. Must not open files; docs/policy.md explains each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

from elderclient.adapters.operator_apis import APIS
from elderclient.domain.configuration import ApiAddress
from elderclient.domain.operator_address import operator_address
from elderclient.domain.phone import Phone, ShortCode
from elderclient.domain.setup_fault import SetupFaultKind

PERSONAL = frozenset(
    {
        "bounce_ms", "contact_by_text", "language", "notice_seen", "pointer", "rate", "reads_automatically", "repeat_ms",
        "scanning", "speaks_amounts", "text_size", "theme", "uses_screen_reader", "voice", "volume",
    }
)  # fmt: skip
"""What a person needs to see, hear and press: never the operator's to lock."""
API = "api"
_VERSIONS = {"v4": 4, "v5": 5}
_PATH = re.compile(r"/[A-Za-z0-9._~!$&'()*+,;=:@%/-]*")
_PATH_VERSION = re.compile(r"/v([0-9]+)(?:\.[0-9]+)*$")
_CURRENCIES = (
    " AED AFN ALL AMD"
    " ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY"
    " COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS"
    " INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP"
    " MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR"
    " SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND"
    " VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG "
)
"""ISO 4217, the currencies of countries; 元, RMB and the like are spellings of operators, not codes."""


class WrongPolicy(ValueError):
    """A key that is not accepted as it is. ``path``: its name, and the names of the tables around it."""

    def __init__(self, path: tuple[str, ...], kind: SetupFaultKind, expected: str = "") -> None:
        super().__init__(".".join(path))
        self.path = path
        self.kind = kind
        self.expected = expected


def checked(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of ``Configuration`` that the policy sets. Raises ``WrongPolicy`` for the first wrong key.

    It has to name the operator, unless it says that this is a demo: else a PC of an operator would open the demo
    operator with a made-up person's bills.
    """
    if not values:
        raise WrongPolicy((), SetupFaultKind.EMPTY, "at least operator_url")
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key == API:
            found["apis"] = _apis(value)
        elif key in _READERS:
            found[key] = _read((key,), value, _READERS[key])
        elif key in PERSONAL:
            raise WrongPolicy((key,), SetupFaultKind.UNKNOWN_KEY, "nothing: this is each person's own setting")
        else:
            known = ", ".join(sorted((*_READERS, API)))
            raise WrongPolicy((key,), SetupFaultKind.UNKNOWN_KEY, f"one of {known}")
    if not found.get("operator_url") and not found.get("shows_demo"):
        raise WrongPolicy(("operator_url",), SetupFaultKind.MISSING_KEY, "operator_url, or shows_demo = true")
    return found


def api_address(name: str, path: str = "", version: str = "") -> ApiAddress:
    """Return a checked address of one API; an empty ``path`` or ``version`` is one that is not given.

    Raises ``WrongPolicy``.
    """
    given = {key: text for key, text in (("path", path), ("version", version)) if text}
    return _api(name, given)


def hotline(value: Any) -> ShortCode:
    """Return the hotline. Raises ``ValueError``, ``TypeError``."""
    if not isinstance(value, str):
        raise TypeError('digits in quotes, such as "10000"')
    if not re.fullmatch(r"[0-9]{3,12}", value):
        raise ValueError('3 to 12 digits in quotes, such as "10000"')
    return ShortCode(value)


def _calls_from(value: Any) -> Phone:
    if not isinstance(value, str) or not re.fullmatch(r"\+?[0-9]{3,15}", value):
        raise ValueError('3 to 15 digits in quotes, such as "10000"')
    return Phone(value)


def _read(path: tuple[str, ...], value: Any, reader: Callable[[Any], Any]) -> Any:
    try:
        return reader(value)
    except (TypeError, ValueError) as problem:
        raise WrongPolicy(path, SetupFaultKind.WRONG_VALUE, str(problem)) from None


def _url(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("an address in quotes")
    try:
        return operator_address(value)
    except ValueError as problem:
        raise ValueError(f"an address: it {problem}") from None


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("true or false, without quotes")
    return value


def _zone(value: Any) -> str:
    expected = 'a zone of the IANA list in quotes, such as "Asia/Shanghai"'
    if not isinstance(value, str):
        raise TypeError(expected)
    if not value[:1].isupper():  # "localtime" and "right/..." are of this system, not of the list.
        raise ValueError(expected)
    try:
        ZoneInfo(value)
    except (ValueError, OSError, KeyError):  # A folder of the zone list, a path, an unknown name.
        raise ValueError(expected) from None
    return value


def _currency(value: Any) -> str:
    if not isinstance(value, str) or not value.isalpha() or f" {value} " not in _CURRENCIES:
        raise ValueError('an ISO 4217 code in quotes and capitals, such as "CNY"')
    return value


def _apis(value: Any) -> tuple[ApiAddress, ...]:
    if not isinstance(value, Mapping):
        raise WrongPolicy((API,), SetupFaultKind.WRONG_VALUE, "tables such as [api.bill]")
    return tuple(_api(name, entry) for name, entry in value.items())


def _api(name: str, entry: Any) -> ApiAddress:
    place = (API, name)
    if name not in APIS:
        raise WrongPolicy(place, SetupFaultKind.UNKNOWN_KEY, f"one of {', '.join(sorted(APIS))}")
    if not isinstance(entry, Mapping):
        raise WrongPolicy(place, SetupFaultKind.WRONG_VALUE, f"a table [api.{name}]")
    for key in entry:
        if key not in ("path", "version"):
            raise WrongPolicy((*place, key), SetupFaultKind.UNKNOWN_KEY, "path or version")
    if not entry:
        raise WrongPolicy(place, SetupFaultKind.MISSING_KEY, "path or version")
    path = _read((*place, "path"), entry["path"], _path) if "path" in entry else ""
    version = _read((*place, "version"), entry["version"], _version) if "version" in entry else 0
    _compare(place, path, version, has_versions=bool(APIS[name].versions))
    return ApiAddress(name, path, version)


def _compare(place: tuple[str, ...], path: str, version: int, *, has_versions: bool) -> None:
    if not has_versions:
        if version:
            raise WrongPolicy((*place, "version"), SetupFaultKind.UNKNOWN_KEY, "path alone: this is no TM Forum API")
        return
    in_path = _PATH_VERSION.search(path)
    ends = int(in_path[1]) if in_path else 0
    if path and not version and ends not in _VERSIONS.values():
        raise WrongPolicy(
            (*place, "path"), SetupFaultKind.MISSING_KEY, "version as well: the path does not end in /v4 or /v5"
        )
    if version and ends in _VERSIONS.values() and ends != version:
        raise WrongPolicy((*place, "version"), SetupFaultKind.WRONG_VALUE, f"the version of the path, v{ends}")


def _path(value: Any) -> str:
    expected = 'a path in quotes that begins with /, such as "/tmf-api/customerBillManagement/v4"'
    if not isinstance(value, str):
        raise TypeError(expected)
    if not _PATH.fullmatch(value) or "//" in value or ".." in value.split("/") or value == "/":
        raise ValueError(expected)
    return value.rstrip("/")


def _version(value: Any) -> int:
    if not isinstance(value, str) or value not in _VERSIONS:
        raise ValueError('"v4" or "v5"')
    return _VERSIONS[value]


_READERS: Mapping[str, Callable[[Any], Any]] = {
    "operator_url": _url,
    "hotline": hotline,
    "calls_from": _calls_from,
    "shows_demo": _flag,
    "speed_test_url": _url,
    "zone": _zone,
    "currency": _currency,
}
