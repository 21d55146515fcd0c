"""Which offering or product is a helpful service, by its categories and characteristics; docs/services.md lists them.

Must not judge by a name alone: a plan that is called after family numbers is still a plan.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from elderclient.adapters.operator_api.transport.records import Record
from elderclient.adapters.operator_api.transport.spellings import plain, table
from elderclient.domain.known import Unknown
from elderclient.domain.plans.helpful import HelpfulKind
from elderclient.domain.plans.plan import Category

KINDS: Mapping[str, HelpfulKind] = table(
    (
        HelpfulKind.NUISANCE_BLOCKING,
        (
            "nuisance nuisanceblocking nuisancecallblocking nuisancecallandtextblocking blocknuisancecalls"
            " nuisancecallblocker spamblocking spamcallblocking spamfilter robocallblocking unwantedcallblocking"
            " scamcallblocking"
            " 免打扰 来电免打扰 来电来信免打扰 防骚扰 防骚扰电话 骚扰拦截 骚扰电话拦截 骚扰电话防护 骚扰来电拦截 来电拦截"
            " 高频骚扰电话防护 垃圾短信拦截 挡骚扰电话"
        ),
    ),
    (
        HelpfulKind.USAGE_REMINDER,
        (
            "usagereminder usagealert usagealerts usagenotification balancereminder balancealert lowbalancealert"
            " lowbalancereminder datareminder dataalert datausagealert allowancereminder spendingalert"
            " 用量提醒 余额提醒 余额不足提醒 低余额提醒 话费提醒 流量提醒 流量不足提醒 套餐余量提醒 余量提醒 流量用尽提醒"
            " 话费流量提醒"
        ),
    ),
    (
        HelpfulKind.FAMILY_NUMBERS,
        (
            "familynumber familynumbers familyandfriends family&friends friends&family friendsandfamily"
            " friendandfamily familycircle familynetwork familycalling 亲情号 亲情号码 亲情网 亲情通 亲情电话 亲情组合"
            " 家庭网 家庭短号 亲友号码 亲情短号 家庭亲情网"
        ),
    ),
)
"""What each spelling means, in plain form."""
_CHARACTERISTICS = frozenset(
    ["servicekind", "servicetype", "servicecategory", "helpfulservice", "服务类型", "服务种类", "业务类型", "服务类别"]
)
"""Characteristics whose value names the service."""


def helpful_kind_in(text: str) -> HelpfulKind | None:
    """The helpful service that ``text`` names; ``None`` for a name that is unknown here."""
    spelt = plain(text)
    return KINDS.get(spelt) or KINDS.get(spelt.removesuffix("s")) or KINDS.get(spelt.removesuffix("服务"))


def helpful_kind(categories: Iterable[Record], characteristics: Record, of: Category | Unknown) -> HelpfulKind | None:
    """What an offering or product does that is of category ``of``.

    It is named by a category, by the value of one of our characteristics, or by a characteristic of its name that is
    true. A plan or a line is none, whatever it includes.
    """
    if of not in (Category.VALUE_ADDED, Unknown.ABSENT, Unknown.NOT_UNDERSTOOD):
        return None
    texts = [category.text(name) for category in categories for name in ("id", "name")]
    for name in characteristics.names():
        if plain(name) in _CHARACTERISTICS or plain(name) == "category":
            texts.append(characteristics.text(name))
        elif characteristics.flag(name) is True:
            texts.append(name)
    kinds = {kind for text in texts if (kind := helpful_kind_in(text)) is not None}
    # What names two of them is some bundle, and none of the two.
    return kinds.pop() if len(kinds) == 1 else None


def category_with(kind: HelpfulKind | None, of: Category | Unknown) -> Category | Unknown:
    """The category of what does ``kind``: it is a service, where the operator puts it into no category known here."""
    return Category.VALUE_ADDED if kind is not None else of
