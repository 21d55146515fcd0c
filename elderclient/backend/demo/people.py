"""The made-up customers and their stories. Names and numbers are invented; nothing here is anybody's."""

from __future__ import annotations

from elderclient.backend.demo.story import Holds, Off, Once, Pays, Person, Used

LONG_NAME = "爨𬭛堃" + "龘靐齉爩麤灪籱鸞" * 37 + "𠮷"
"""300 characters, rare ones among them, as a test of every screen and column."""
BUSY_LINES = 1990
"""So many single charges make the busy customer's last bill some 2,000 lines long."""

GRANNY_WANG = Person(
    "wang",
    "王秀英",
    "王奶奶",
    "Granny Wang",
    78,
    ("13800000101",),
    (
        Holds(
            "wang-plan",
            "plan-old-59",
            "13800000101",
            voice=Used("90", "180"),
            message=Used("0", "20"),
            data=Used("3000", "4900", {1: "6020.00", 2: "4870.00"}),
            off=(Off("老用户优惠", "Loyalty discount", amount=1000, from_back=13, until_back=1),),
        ),
        Holds("wang-caller-id", "extra-caller-id", "13800000101"),
        Holds(
            "wang-weather", "extra-weather", "13800000101", from_back=30, unused_for=7, ordered_how="别人打电话来推荐的"
        ),
        Holds("wang-guard", "extra-guard", "13800000101", from_back=11),
        Holds("wang-video", "extra-video", "13800000101", from_back=1, ordered_how="手机上点了按钮订的"),
    ),
)

THE_LIS = Person(
    "li",
    "李建国",
    "李爷爷",
    "Grandpa Li",
    71,
    ("13800000102", "13800000103", "01055550102"),
    (
        Holds("li-landline", "landline-home", "01055550102", voice=Used("20", "110")),
        Holds(
            "li-broadband",
            "broadband-300",
            "01055550102",
            from_back=17,
            off=(Off("老年优惠", "Elder discount", percent=10, from_back=17),),
        ),
        Holds(
            "li-plan",
            "plan-medium",
            "13800000102",
            voice=Used("150", "360"),
            data=Used("4000", "11500"),
            message=Used("0", "30"),
        ),
        Holds(
            "li-plan-2",
            "plan-elder",
            "13800000103",
            voice=Used("60", "230"),
            data=Used("200", "2300"),
            message=Used("0", "10"),
        ),
        Holds("li-caller-id", "extra-caller-id", "13800000102"),
        Holds("li-ringback", "extra-ringback", "13800000103", from_back=40, until_back=3, until_day=16),
    ),
    (
        Once(
            6,
            "oneOff",
            "上门修宽带",
            "Home internet repair visit",
            "师傅上门修宽带，只收一次。",
            "A visit to repair your internet, charged once.",
            5000,
            "li-broadband",
        ),
    ),
)

IN_ARREARS = Person(
    "zhang",
    "张桂兰",
    "张阿姨",
    "Auntie Zhang",
    67,
    ("13800000104",),
    (
        Holds(
            "zhang-plan",
            "plan-small",
            "13800000104",
            voice=Used("80", "190"),
            data=Used("600", "1900"),
            message=Used("0", "15"),
        ),
        Holds("zhang-news", "extra-news", "13800000104", from_back=26, unused_for=4, ordered_how="发短信订的"),
    ),
    pays=Pays("self", late_by={8: 12}, partly={4: 2000}, unpaid=frozenset({3, 2, 1})),
)

PREPAID = Person(
    "chen",
    "陈志明",
    "陈叔叔",
    "Uncle Chen",
    58,
    ("13800000105",),
    (
        Holds(
            "chen-plan",
            "plan-prepaid",
            "13800000105",
            voice=Used("60", "170"),
            data=Used("1500", "3300"),
            message=Used("0", "20"),
        ),
        Holds("chen-music", "extra-music", "13800000105", from_back=4),
    ),
    pays=Pays("prepaid", balance=8650),
    disability="mobility",
)

ABNORMAL = Person(
    "liu",
    "刘德福",
    "刘爷爷",
    "Grandpa Liu",
    82,
    ("13800000106",),
    (
        Holds(
            "liu-plan",
            "plan-elder",
            "13800000106",
            voice=Used("40", "190", {1: "263"}),
            message=Used("0", "5"),
            data=Used("100", "1900", {1: "9216.40"}),
        ),
        Holds("liu-missed", "extra-missed", "13800000106"),
    ),
    disability="vision",
)

CHARGED_TWICE = Person(
    "zhao",
    "赵淑芬",
    "赵奶奶",
    "Granny Zhao",
    72,
    ("13800000107",),
    (
        Holds(
            "zhao-plan",
            "plan-elder",
            "13800000107",
            voice=Used("80", "190"),
            data=Used("300", "1900"),
            message=Used("0", "10"),
        ),
        Holds("zhao-video", "extra-video", "13800000107", from_back=9),
        Holds("zhao-health", "extra-health", "13800000107", from_back=14),
    ),
    (Once(1, "repeat", product="zhao-video"),),
    disability="hearing",
)

CREDITS = Person(
    "sun",
    "孙丽华",
    "孙女士",
    "Ms Sun",
    45,
    ("13800000108", "01055550108"),
    (
        Holds(
            "sun-plan",
            "plan-large",
            "13800000108",
            from_back=7,
            voice=Used("300", "900"),
            data=Used("20000", "42500"),
            message=Used("0", "60"),
        ),
        Holds("sun-broadband", "broadband-500", "01055550108"),
        Holds("sun-cloud", "extra-cloud", "13800000108"),
    ),
    (
        Once(
            1,
            "credit",
            "宽带断网补偿",
            "Internet outage compensation",
            "上个月宽带断了两天，还给您的钱。",
            "Money back for two days without internet.",
            -2000,
            "sun-broadband",
        ),
        Once(
            5,
            "credit",
            "多收退还",
            "Refund",
            "以前多收的钱，还给您。",
            "Money charged too much before, given back.",
            -650,
        ),
    ),
)

CORRECTED = Person(
    "zhou",
    "周国强",
    "周叔叔",
    "Uncle Zhou",
    66,
    ("13800000109", "01055550109"),
    (
        Holds(
            "zhou-plan",
            "plan-medium",
            "13800000109",
            voice=Used("100", "340"),
            data=Used("3000", "9900"),
            message=Used("0", "20"),
        ),
        Holds("zhou-broadband", "broadband-100", "01055550109"),
    ),
    (
        Once(
            2,
            "oneOff",
            "宽带移机费",
            "Moving your internet",
            "把宽带搬到新地址，只收一次。",
            "Moving your internet to another address, charged once.",
            10000,
            "zhou-broadband",
        ),
        Once(
            2,
            "correction",
            "更正：宽带移机费",
            "Corrected: moving your internet",
            "没有搬过宽带，这笔钱收错了，退给您。",
            "Your internet was never moved; this charge was a mistake and is given back.",
            -10000,
            "zhou-broadband",
            known_on_day=18,
        ),
    ),
    province="CN-HA",
    no_bill=frozenset({5}),
    corrected={2: 18},
)

YOUNG = Person(
    "lin",
    "林晓雨",
    "林女士",
    "Ms Lin",
    27,
    ("13800000110",),
    (
        Holds(
            "lin-old-plan",
            "plan-old-8",
            "13800000110",
            until_back=2,
            until_day=11,
            voice=Used("20", "90"),
            data=Used("100", "500"),
            message=Used("0", "9"),
        ),
        Holds(
            "lin-plan",
            "plan-bundle",
            "13800000110",
            from_back=2,
            from_day=11,
            voice=Used("100", "500"),
            data=Used("20000", "58000"),
            message=Used("0", "9"),
            off=(
                Off("新用户优惠", "New customer discount", amount=3000, from_back=2, until_back=-4),
                Off("线上办理优惠", "Ordered online", percent=5, order=2),
            ),
        ),
        Holds("lin-guard", "extra-guard", "13800000110", from_back=5, from_day=20, until_back=1, until_day=21),
        Holds("lin-music", "extra-music", "13800000110", from_back=1, from_day=9),
    ),
)

BUSY = Person(
    "busy",
    LONG_NAME,
    "龘女士",
    "Ms Longname",
    69,
    ("13800000111",),
    (
        Holds(
            "busy-plan",
            "plan-medium",
            "13800000111",
            voice=Used("100", "320"),
            data=Used("4000", "12000"),
            message=Used("0", "60"),
        ),
        Holds("busy-ringback", "extra-ringback", "13800000111"),
        Holds("busy-news", "extra-news", "13800000111"),
    ),
    tuple(
        Once(
            1,
            "oneOff",
            f"点播第 {number} 首",
            f"Song on demand no. {number}",
            "点了一首歌，只收一次。",
            "One song on demand, charged once.",
            10 + number % 90,
        )
        for number in range(1, BUSY_LINES + 1)
    ),
)

PEOPLE = (
    GRANNY_WANG,
    THE_LIS,
    IN_ARREARS,
    PREPAID,
    ABNORMAL,
    CHARGED_TWICE,
    CREDITS,
    CORRECTED,
    BUSY,
    YOUNG,
)
