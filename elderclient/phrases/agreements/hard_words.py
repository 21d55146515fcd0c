"""Hard words of agreements and what they mean, in our own plain words."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.agreements import Clause, HardWord
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence, say


def words_in(clause: Clause) -> tuple[HardWord, ...]:
    """The hard words that occur in a clause, in either language."""
    english = clause.text_en.lower()
    return tuple(_made(entry) for entry in _ENTRIES if entry.chinese in clause.text or entry.english in english)


def hard_word(key: str) -> HardWord | None:
    """One hard word by its key, or ``None``."""
    return next((_made(entry) for entry in _ENTRIES if entry.key == key), None)


@frozen
class _Entry:
    key: str
    chinese: str
    english: str
    word: Callable[[], Sentence]
    explanation: Callable[[], Sentence]


def _made(entry: _Entry) -> HardWord:
    return HardWord(entry.key, entry.word(), entry.explanation())


_ENTRIES = (
    _Entry(
        "parties",
        "甲方",
        "the provider",
        lambda: say("Customer, provider"),
        lambda: say("The customer is you; the provider is the telephone company."),
    ),
    _Entry(
        "real-name",
        "实名登记",
        "real name",
        lambda: say("Real name"),
        lambda: say("You register with your identity card, so that the number is yours."),
    ),
    _Entry(
        "tariff",
        "资费",
        "tariff",
        lambda: say("Tariff"),
        lambda: say("How much is charged, and for what."),
    ),
    _Entry(
        "published",
        "公示",
        "published",
        lambda: say("Published"),
        lambda: say("Open for everyone to see, in service halls and on the internet."),
    ),
    _Entry(
        "term",
        "合约期",
        "minimum term",
        lambda: say("Minimum term"),
        lambda: say("The time you agree to stay. Leaving before that may cost you money."),
    ),
    _Entry(
        "penalty",
        "违约金",
        "early termination fee",
        lambda: say("Early termination fee"),
        lambda: say("Money to pay for not doing what was agreed, such as leaving early or paying late."),
    ),
    _Entry(
        "suspension",
        "停机",
        "suspension",
        lambda: say("Suspension"),
        lambda: say("Calls and internet stop, but the number stays yours. They start again when the bill is paid."),
    ),
    _Entry(
        "fault",
        "障碍",
        "a fault",
        lambda: say("Fault"),
        lambda: say("Something is not working: no calls, no internet, no sound."),
    ),
    _Entry(
        "extra",
        "增值业务",
        "value-added",
        lambda: say("Value-added service"),
        lambda: say("A service that costs extra, such as a ringback tone."),
    ),
    _Entry(
        "second",
        "二次确认",
        "second confirmation",
        lambda: say("Second confirmation"),
        lambda: say("You are asked again before it is ordered. Unless you say yes, it is not."),
    ),
    _Entry(
        "force-majeure",
        "不可抗力",
        "force majeure",
        lambda: say("Force majeure"),
        lambda: say("What nobody can prevent, such as an earthquake or a flood."),
    ),
    _Entry(
        "appeal",
        "申诉",
        "appeal",
        lambda: say("Appeal"),
        lambda: say("If a complaint did not help, you can go to the authority above the company."),
    ),
    _Entry(
        "separate",
        "单独同意",
        "separate consent",
        lambda: say("Separate consent"),
        lambda: say("You are asked about this one thing alone, and must say yes."),
    ),
)
