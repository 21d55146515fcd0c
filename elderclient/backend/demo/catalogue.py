"""What the made-up operator sells and has sold: plans, home internet, landlines, extra services. All names are invented."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from elderclient.backend.database.models import Offering, OfferingTariff

OPENED = date(2019, 1, 1)
RETIRED = date(2023, 7, 1)


@dataclass(frozen=True, slots=True)
class Included:
    """One kind of usage of an offering: how much is included, its step, and exact yuan per unit beyond."""

    usage_type: str
    included: str
    price: str
    step: str = "1"


@dataclass(frozen=True, slots=True)
class Sold:
    """One offering, readable. ``rent`` and other amounts in fen."""

    id: str
    name: str
    name_en: str
    category: str
    rent: int
    description: str
    description_en: str
    included: tuple[Included, ...] = ()
    introductory: tuple[int, int] | None = None
    """Introductory rent in fen and for how many months."""
    contract: tuple[int, int] | None = None
    """Months, and the fee in fen for leaving earlier."""
    speed: int | None = None
    is_retired: bool = False

    def row(self) -> Offering:
        """The offering as a row with its tariffs."""
        return Offering(
            id=self.id,
            name=self.name,
            name_en=self.name_en,
            description=self.description,
            description_en=self.description_en,
            category=self.category,
            is_sellable=not self.is_retired,
            valid_from=OPENED,
            valid_until=RETIRED if self.is_retired else None,
            rent_fen=self.rent,
            introductory_rent_fen=self.introductory[0] if self.introductory else None,
            introductory_months=self.introductory[1] if self.introductory else None,
            contract_months=self.contract[0] if self.contract else 0,
            early_termination_fee_fen=self.contract[1] if self.contract else None,
            speed_megabits=Decimal(self.speed) if self.speed else None,
            tariffs=[
                OfferingTariff(
                    usage_type=each.usage_type,
                    included=Decimal(each.included),
                    rounding_step=Decimal(each.step),
                    overage_price=Decimal(each.price),
                )
                for each in self.included
            ],
        )


def _mobile(
    voice: str, data: str, message: str, *, minute: str = "0.15", megabyte: str = "0.03"
) -> tuple[Included, ...]:
    return (
        Included("voice", voice, minute),
        Included("data", data, megabyte),
        Included("message", message, "0.1"),
    )


PLANS = (
    Sold(
        "plan-small",
        "轻松 29",
        "Easy 29",
        "plan",
        2900,
        "每月 100 分钟通话、1 GB 流量，适合少打电话少上网的人。",
        "100 minutes of calls and 1 GB of data a month.",
        _mobile("100", "1024", "0"),
    ),
    Sold(
        "plan-medium",
        "舒心 59",
        "Comfort 59",
        "plan",
        5900,
        "每月 300 分钟通话、10 GB 流量。",
        "300 minutes of calls and 10 GB of data a month.",
        _mobile("300", "10240", "50"),
        contract=(12, 10000),
    ),
    Sold(
        "plan-large",
        "畅享 99",
        "Plenty 99",
        "plan",
        9900,
        "每月 800 分钟通话、40 GB 流量，头 6 个月每月 79 元。",
        "800 minutes of calls and 40 GB of data a month.",
        (
            Included("voice", "800", "0.1"),
            Included("data", "40960", "0.0293", "0.01"),
            Included("message", "100", "0.1"),
        ),
        introductory=(7900, 6),
        contract=(12, 15000),
    ),
    Sold(
        "plan-elder",
        "敬老 19",
        "Elder 19",
        "plan",
        1900,
        "65 岁以上可办，每月 200 分钟通话、2 GB 流量。",
        "From age 65: 200 minutes of calls and 2 GB of data a month.",
        _mobile("200", "2048", "20", minute="0.1"),
    ),
    Sold(
        "broadband-100",
        "宽带 100 兆",
        "Home internet 100",
        "broadband",
        5000,
        "家里上网，每秒 100 兆，不限流量。",
        "Home internet at 100 megabits a second, without a limit.",
        contract=(12, 20000),
        speed=100,
    ),
    Sold(
        "broadband-300",
        "宽带 300 兆",
        "Home internet 300",
        "broadband",
        7900,
        "家里上网，每秒 300 兆，不限流量。",
        "Home internet at 300 megabits a second, without a limit.",
        introductory=(5900, 12),
        contract=(24, 30000),
        speed=300,
    ),
    Sold(
        "broadband-500",
        "宽带 500 兆",
        "Home internet 500",
        "broadband",
        9900,
        "家里上网，每秒 500 兆，不限流量。",
        "Home internet at 500 megabits a second, without a limit.",
        contract=(24, 30000),
        speed=500,
    ),
    Sold(
        "landline-home",
        "家庭座机",
        "Home telephone",
        "landline",
        2500,
        "家里的座机，每月包 60 分钟。",
        "A telephone at home with 60 minutes a month.",
        (Included("voice", "60", "0.11"),),
    ),
    Sold(
        "plan-bundle",
        "全家福 129",
        "Whole Family 129",
        "plan",
        12900,
        "每月 1000 分钟通话、60 GB 流量，全家合用。",
        "1,000 minutes of calls and 60 GB of data a month.",
        _mobile("1000", "61440", "200"),
        contract=(24, 20000),
    ),
    Sold(
        "plan-old-59",
        "安享 59（老套餐）",
        "Quiet 59 (old plan)",
        "plan",
        5900,
        "以前的套餐，现在不再办理：每月 200 分钟通话、5 GB 流量。",
        "No longer sold: 200 minutes of calls and 5 GB of data a month.",
        _mobile("200", "5120", "50", minute="0.25"),
        is_retired=True,
    ),
    Sold(
        "plan-old-8",
        "保号 8（老套餐）",
        "Keep-my-number 8 (old plan)",
        "plan",
        800,
        "以前的套餐，现在不再办理：只留着号码，打电话上网另外算钱。",
        "No longer sold: keeps the number; calls and data cost extra.",
        _mobile("0", "0", "0", minute="0.19", megabyte="0.05"),
        is_retired=True,
    ),
    Sold(
        "plan-prepaid",
        "预存 38",
        "Prepaid 38",
        "plan",
        3800,
        "先存钱再用，每月 150 分钟通话、3 GB 流量。",
        "Paid in advance: 150 minutes of calls and 3 GB of data a month.",
        _mobile("150", "3072", "30"),
    ),
)


def _extra(key: str, name: str, name_en: str, rent: int, zh: str, en: str, free: int | None = None) -> Sold:
    introductory = (0, free) if free is not None else None
    return Sold(f"extra-{key}", name, name_en, "valueAdded", rent, zh, en, introductory=introductory)


EXTRAS = (
    _extra("ringback", "彩铃", "Ringback tone", 500, "别人打给您时听到的音乐。", "Music for people who call you."),
    _extra("caller-id", "来电显示", "Caller display", 600, "来电话时能看到是谁打来的。", "Shows who is calling."),
    _extra(
        "video", "视频会员", "Video membership", 2500, "在手机上看电视剧和电影。", "Series and films on your phone."
    ),
    _extra(
        "weather",
        "天气短信",
        "Weather by text",
        300,
        "每天早上发一条天气短信。",
        "The weather in a text every morning.",
    ),
    _extra("guard", "号码卫士", "Number guard", 850, "替您挡骚扰电话。", "Blocks nuisance calls.", free=3),
    _extra("news", "新闻早报", "Morning news", 500, "每天早上发新闻短信。", "News in a text every morning."),
    _extra(
        "music", "音乐会员", "Music membership", 1500, "在手机上听歌、听戏。", "Songs and opera on your phone.", free=1
    ),
    _extra("cloud", "照片云盘", "Photo store", 1000, "把手机里的照片存起来。", "Keeps the photos of your phone."),
    _extra("health", "健康热线", "Health line", 1200, "打电话问医生。", "Ask a doctor by telephone."),
    _extra("missed", "漏话提醒", "Missed-call texts", 200, "关机时谁打来过，发短信告诉您。", "Tells you who called."),
)


def offerings() -> Iterator[Offering]:
    """Return all made-up offerings as rows."""
    for sold in (*PLANS, *EXTRAS):
        yield sold.row()


def by_id() -> dict[str, Sold]:
    """All offerings by their ids."""
    return {sold.id: sold for sold in (*PLANS, *EXTRAS)}
