"""What is said for each class of ``domain.errors``: one sentence, what happens next, one action. Imports no Qt."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum

from elderclient.domain import errors
from elderclient.domain.errors import ElderclientError
from elderclient.domain.frozen import frozen
from elderclient.domain.sentence import OperatorText, Sentence, say
from elderclient.domain.units import Duration


class Remedy(Enum):
    """The one action that is offered. The screen that shows the error carries it out."""

    TRY_AGAIN = "try again"
    CALL_ME = "call me"
    HOTLINE = "hotline"
    """Help, where the hotline stands huge: nothing that needs the operator's server works now."""


@frozen
class Reaction:
    """The designed reaction to an error."""

    sentence: Sentence
    follow_up: Sentence
    remedy: Remedy

    @property
    def caption(self) -> Sentence:
        """What the action's button says."""
        if self.remedy is Remedy.TRY_AGAIN:
            # zh: 再试一次
            return say("Try again")
        if self.remedy is Remedy.CALL_ME:
            # zh: 请人工打给我
            return say("Call me back, a person")
        # zh: 怎么打电话
        return say("How to phone us")


def reaction_to(error: ElderclientError) -> Reaction:
    """The reaction to ``error``: its own class's, or the nearest ancestor's."""
    for ancestor in type(error).__mro__:
        make = _REACTIONS.get(ancestor)
        if make is not None:
            return make(error)
    return _unexpected(error)


def kept_words() -> Sentence:
    """What happens next where the last known data stays on the screen."""
    # zh: 先看上次的数据，也可以再试。
    return say("You see what was known last. You can try again.")


def _unexpected(_error: ElderclientError) -> Reaction:
    # zh: 出了点问题，不是您的错。
    sentence = say("Something went wrong. It is not your fault.")
    # zh: 出了点问题
    sentence = sentence.shortened(say("Something went wrong"))
    # zh: 什么都没有改。可以再试，也可以找人工。
    return Reaction(sentence, say("Nothing was changed. Try again, or ask a person."), Remedy.TRY_AGAIN)


def _operator(_error: ElderclientError) -> Reaction:
    # zh: 现在查不到。
    return Reaction(say("It cannot be looked up now."), kept_words(), Remedy.TRY_AGAIN)


def _unreachable(_error: ElderclientError) -> Reaction:
    # zh: 现在连不上我们的机器。
    sentence = say("Our computers cannot be reached now.")
    # zh: 现在连不上
    return Reaction(sentence.shortened(say("Cannot be reached")), kept_words(), Remedy.TRY_AGAIN)


def _no_network(_error: ElderclientError) -> Reaction:
    # zh: 现在没有网。
    sentence = say("There is no network now.")
    # zh: 请看看网线或无线网。一有网就好了。
    return Reaction(sentence, say("Please check the cable or the Wi-Fi. It works again by itself."), Remedy.HOTLINE)


def _server_down(_error: ElderclientError) -> Reaction:
    # zh: 网是好的，我们的机器坏了。
    sentence = say("Your network is fine. Our computer is out of order.")
    # zh: 我们的机器坏了
    return Reaction(sentence.shortened(say("Our computer is down")), kept_words(), Remedy.TRY_AGAIN)


def _demo_ended(_error: ElderclientError) -> Reaction:
    # zh: 演示停了。
    sentence = say("The demo has stopped.")
    # zh: 请关掉这个程序，再打开。
    return Reaction(sentence, say("Please close this program and open it again."), Remedy.HOTLINE)


def _too_slow(_error: ElderclientError) -> Reaction:
    # zh: 等太久了，还没有回答。
    sentence = say("It took too long. There was no answer.")
    # zh: 等太久了
    return Reaction(sentence.shortened(say("It took too long")), kept_words(), Remedy.TRY_AGAIN)


def _captive_portal(_error: ElderclientError) -> Reaction:
    # zh: 这里的网要先登录。
    sentence = say("This network wants you to log in first.")
    # zh: 请旁边的人帮您连好网，再试一次。
    return Reaction(sentence, say("Ask somebody here to connect it, then try again."), Remedy.TRY_AGAIN)


def _proxy(_error: ElderclientError) -> Reaction:
    # zh: 电脑的上网设置不对。
    sentence = say("This PC's network settings are wrong.")
    # zh: 请家里人看看上网设置。急事请打电话。
    follow_up = say("Ask your family to look at them. If urgent, phone us.")
    # zh: 请家里人看看上网设置。
    return Reaction(sentence, follow_up.shortened(say("Ask your family to look.")), Remedy.HOTLINE)


def _certificate(_error: ElderclientError) -> Reaction:
    # zh: 认不出对方是不是我们，已经断开。
    sentence = say("It is not certain that this is us, so we stopped.")
    # zh: 不安全，已断开
    sentence = sentence.shortened(say("Not safe, stopped"))
    # zh: 什么都没有发出去。请打电话问我们。
    follow_up = say("Nothing was sent. Please phone us and ask.")
    # zh: 没发出去。请打电话问。
    return Reaction(sentence, follow_up.shortened(say("Nothing sent. Phone us.")), Remedy.HOTLINE)


def _clock(_error: ElderclientError) -> Reaction:
    # zh: 电脑的日期不对。
    sentence = say("This PC's date is wrong.")
    # zh: 请家里人把日期调对，再试一次。
    return Reaction(sentence, say("Ask your family to set the date, then try again."), Remedy.TRY_AGAIN)


def _sign_in(_error: ElderclientError) -> Reaction:
    # zh: 这台电脑要重新登记。
    sentence = say("This PC has to be registered again.")
    # zh: 请到营业厅，或者请人工打给您。
    return Reaction(sentence, say("Please come to a service hall, or ask a person to call you."), Remedy.HOTLINE)


def _not_allowed(_error: ElderclientError) -> Reaction:
    # zh: 这件事这里办不了。
    sentence = say("This cannot be done here.")
    # zh: 人工可以帮您办。
    return Reaction(sentence, say("A person can do it for you."), Remedy.CALL_ME)


def _not_found(_error: ElderclientError) -> Reaction:
    # zh: 没有找到。
    sentence = say("It was not found.")
    # zh: 可能已经办完或者改了。人工可以帮您查。
    return Reaction(sentence, say("It may be done or changed. A person can look for you."), Remedy.CALL_ME)


def _busy(error: ElderclientError) -> Reaction:
    # zh: 现在人多，机器忙。
    sentence = say("Many people are asking now, so it is busy.")
    seconds = error.retry_after if isinstance(error, errors.Busy) else 60
    wait = Duration.minutes(max(1, -(-seconds // 60)))
    # zh: 请过{wait}再试。
    return Reaction(sentence, say("Please try again in {wait}.", wait=wait), Remedy.TRY_AGAIN)


def _server_failed(_error: ElderclientError) -> Reaction:
    # zh: 我们的机器出错了，不是您的错。
    sentence = say("Our computer made a mistake. It is not your fault.")
    # zh: 我们的机器出错了
    return Reaction(sentence.shortened(say("Our computer's mistake")), kept_words(), Remedy.TRY_AGAIN)


def _reasoned(error: ElderclientError) -> Sentence:
    reason = error.reason if isinstance(error, (errors.Refused, errors.Conflict)) else ""
    if not reason:
        # zh: 没有办成。
        return say("It was not done.")
    # zh: 没有办成：{reason}
    long = say("It was not done: {reason}", reason=OperatorText(reason))
    # zh: 没有办成。
    return long.shortened(say("It was not done."))


def _refused(error: ElderclientError) -> Reaction:
    # zh: 什么都没有改。人工可以帮您办。
    return Reaction(_reasoned(error), say("Nothing was changed. A person can do it for you."), Remedy.CALL_ME)


def _conflict(error: ElderclientError) -> Reaction:
    # zh: 已经有一件一样的在办。人工可以帮您看。
    return Reaction(_reasoned(error), say("The same is already under way. A person can look."), Remedy.CALL_ME)


def _no_number(_error: ElderclientError) -> Reaction:
    # zh: 您名下没有电话号码，没法打给您。
    sentence = say("No telephone number is in your name, so nobody can call you.")
    # zh: 没有号码，打不了
    sentence = sentence.shortened(say("No number to call"))
    # zh: 请自己打这个电话：
    return Reaction(sentence, say("Please phone us yourself:"), Remedy.HOTLINE)


def _bad_answer(_error: ElderclientError) -> Reaction:
    # zh: 收到的回答看不懂。
    return Reaction(say("The answer could not be understood."), kept_words(), Remedy.TRY_AGAIN)


def _part_missing(_error: ElderclientError) -> Reaction:
    # zh: 这个程序少装了一部分。
    sentence = say("A part of this program is not installed.")
    # zh: 请装程序的人再装一次。急事请打电话。
    return Reaction(sentence, say("Ask whoever installed it to do it again. If urgent, phone us."), Remedy.HOTLINE)


def _not_opened(_error: ElderclientError) -> Reaction:
    # zh: 这个程序没有打开好，不是您的错。
    sentence = say("This program did not open properly. It is not your fault.")
    # zh: 程序没有打开好
    sentence = sentence.shortened(say("The program did not open"))
    # zh: 请关掉这个程序，再打开。急事请打电话。
    return Reaction(sentence, say("Please close it and open it again. If urgent, phone us."), Remedy.HOTLINE)


def _store(_error: ElderclientError) -> Reaction:
    # zh: 这台电脑上存不了东西。
    sentence = say("Nothing can be kept on this PC now.")
    # zh: 还可以看和听。关了程序，记下的就没有了。
    kept = say("You can still look and listen. What is noted is gone when you close this program.")
    return Reaction(sentence, kept, Remedy.HOTLINE)


def _disk_full(_error: ElderclientError) -> Reaction:
    # zh: 电脑的硬盘满了。
    sentence = say("This PC's disk is full.")
    # zh: 请家里人清出一些地方。急事请打电话。
    return Reaction(sentence, say("Ask your family to make room. If urgent, phone us."), Remedy.HOTLINE)


def _store_damaged(_error: ElderclientError) -> Reaction:
    # zh: 电脑上存的数据坏了。
    sentence = say("What was kept on this PC is damaged.")
    # zh: 会重新取。要办的事请再办一次。
    return Reaction(sentence, say("It is fetched anew. Please do again what you asked for."), Remedy.TRY_AGAIN)


_REACTIONS: dict[type, Callable[[ElderclientError], Reaction]] = {
    errors.ElderclientError: _unexpected,
    errors.OperatorError: _operator,
    errors.Unreachable: _unreachable,
    errors.NoNetwork: _no_network,
    errors.ServerDown: _server_down,
    errors.DemoEnded: _demo_ended,
    errors.TooSlow: _too_slow,
    errors.CaptivePortal: _captive_portal,
    errors.ProxyFailed: _proxy,
    errors.CertificateRefused: _certificate,
    errors.ClockWrong: _clock,
    errors.SignInNeeded: _sign_in,
    errors.NotAllowed: _not_allowed,
    errors.NotFound: _not_found,
    errors.Busy: _busy,
    errors.ServerFailed: _server_failed,
    errors.Refused: _refused,
    errors.Conflict: _conflict,
    errors.NoNumber: _no_number,
    errors.BadAnswer: _bad_answer,
    errors.PartMissing: _part_missing,
    errors.NotOpened: _not_opened,
    errors.StoreError: _store,
    errors.DiskFull: _disk_full,
    errors.StoreDamaged: _store_damaged,
}
