"""Hard words of agreements and what they mean, in our own plain words. Must not change what the operator wrote."""

from __future__ import annotations

from collections.abc import Callable

from elderclient.domain.agreements import Clause
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import Sentence, say


@frozen
class HardWord:
    """A word and its explanation. ``key`` names it in places."""

    key: str
    word: Sentence
    explanation: Sentence


def words_in(clause: Clause) -> tuple[HardWord, ...]:
    """The hard words that stand in a clause, in either language."""
    english = clause.text_en.lower()
    return tuple(_made(entry) for entry in _ENTRIES if entry.chinese in clause.text or entry.english in english)


def hard_word(key: str) -> HardWord | None:
    """One word by its key."""
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
        # zh: 甲方、乙方
        lambda: say("Customer, provider"),
        # zh: 甲方是您，乙方是电信公司。
        lambda: say("The customer is you; the provider is the telephone company."),
    ),
    _Entry(
        "real-name",
        "实名登记",
        "real name",
        # zh: 实名登记
        lambda: say("Real name"),
        # zh: 用身份证登记，证明号码是您本人的。
        lambda: say("You register with your identity card, so that the number is yours."),
    ),
    _Entry(
        "tariff",
        "资费",
        "tariff",
        # zh: 资费
        lambda: say("Tariff"),
        # zh: 收多少钱、怎么收。
        lambda: say("How much is charged, and for what."),
    ),
    _Entry(
        "published",
        "公示",
        "published",
        # zh: 公示
        lambda: say("Published"),
        # zh: 写出来给大家看：营业厅和网上都查得到。
        lambda: say("Open for everybody to see, in service halls and on the internet."),
    ),
    _Entry(
        "term",
        "合约期",
        "minimum term",
        # zh: 合约期
        lambda: say("Minimum term"),
        # zh: 说好要用满的时间。没满就不用，可能要付钱。
        lambda: say("The time you agree to stay. Leaving before may cost money."),
    ),
    _Entry(
        "penalty",
        "违约金",
        "early termination fee",
        # zh: 违约金
        lambda: say("Early termination fee"),
        # zh: 没照说好的做，另外要付的钱。比如没用满合约期，或者晚交话费。
        lambda: say("Money to pay when what was agreed is not kept, such as leaving early or paying late."),
    ),
    _Entry(
        "suspension",
        "停机",
        "suspension",
        # zh: 停机
        lambda: say("Suspension"),
        # zh: 电话先打不了、上不了网，号码还是您的。交清钱就恢复。
        lambda: say("Calls and internet stop, but the number stays yours. They come back when the bill is paid."),
    ),
    _Entry(
        "fault",
        "障碍",
        "a fault",
        # zh: 障碍
        lambda: say("Fault"),
        # zh: 就是坏了：打不通、上不了网、没有声音。
        lambda: say("It does not work: no calls, no internet, no sound."),
    ),
    _Entry(
        "extra",
        "增值业务",
        "value-added",
        # zh: 增值业务
        lambda: say("Value-added service"),
        # zh: 套餐以外、另外收钱的服务，比如彩铃。
        lambda: say("A service that costs extra, such as a ringback tone."),
    ),
    _Entry(
        "second",
        "二次确认",
        "second confirmation",
        # zh: 二次确认
        lambda: say("Second confirmation"),
        # zh: 订之前再问您一遍。您不点头，就不算订。
        lambda: say("You are asked once more before it is ordered. Without your yes it is not."),
    ),
    _Entry(
        "force-majeure",
        "不可抗力",
        "force majeure",
        # zh: 不可抗力
        lambda: say("Force majeure"),
        # zh: 谁也挡不住的事，比如地震、洪水。
        lambda: say("What nobody can prevent, such as an earthquake or a flood."),
    ),
    _Entry(
        "appeal",
        "申诉",
        "appeal",
        # zh: 申诉
        lambda: say("Appeal"),
        # zh: 投诉没办好，再去找管电信公司的部门。
        lambda: say("When a complaint did not help, you turn to the authority above the company."),
    ),
    _Entry(
        "separate",
        "单独同意",
        "separate consent",
        # zh: 单独同意
        lambda: say("Separate consent"),
        # zh: 这一件事单独问您，您说可以，才算同意。
        lambda: say("You are asked about this one thing alone, and must say yes."),
    ),
)
