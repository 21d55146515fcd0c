"""The ways a person goes with a screen reader, and the facts they must hear on them, typed by hand in both languages.

Owns words only. Must not take a fact from the program: what is wrong there must not be right here.
"""

from __future__ import annotations

from dataclasses import dataclass

GRANNY_WANG = 0
MS_LIN = 9
"""She has no complaint yet."""


@dataclass(frozen=True)
class Journey:
    """From home: buttons pressed one after the other, then Tab to the last, so that all before it is heard."""

    name: str
    language: str
    customer: int
    hello: str
    choices: tuple[str, ...]
    last: str
    facts: tuple[str, ...]
    """In the order in which they are said. None depends on the month in which the demo customers are made."""

    @property
    def title(self) -> str:
        """What its transcript is called."""
        return f"{self.name}.{self.language}"


BILL = (
    Journey(
        name="bill",
        language="zh",
        customer=GRANNY_WANG,
        hello="王奶奶",
        choices=("我的账单", "每一项"),
        last="知道了",
        facts=(
            "首页",
            "王奶奶",
            "月话费 128.50 元",
            "月多 62 元",
            "套餐以外的流量多用了 900 MB，多 27 元",
            "“视频会员”是这次新收的，前 3 个月都没有收过，多 25 元",
            "优惠“老用户优惠”没有了，多 10 元",
            "按哪一项，就讲哪一项",
            "安享 59（老套餐） 月租 59 元。这是什么？",
            "套餐外上网流量费 27 元。这是什么？",
            "来电显示 6 元。这是什么？",
        ),
    ),
    Journey(
        name="bill",
        language="en",
        customer=GRANNY_WANG,
        hello="Granny Wang",
        choices=("My bill", "All items"),
        last="OK",
        facts=(
            "Home",
            "Granny Wang",
            "128.50 yuan",
            ": 128.50 yuan",
            "62 yuan more than in",
            "You used 900 MB more data outside your plan: 27 yuan more",
            '"Video membership" is a new charge (none in the 3 months before): 25 yuan more',
            'The discount "Loyalty discount" has ended: 10 yuan more',
            "Press one to see what it is",
            "Quiet 59 (old plan) (monthly) 59 yuan. What is this?",
            "Data outside your plan 27 yuan. What is this?",
            "Caller display 6 yuan. What is this?",
        ),
    ),
)

PLAN = (
    Journey(
        name="plan",
        language="zh",
        customer=GRANNY_WANG,
        hello="王奶奶",
        choices=("我的套餐", "适合我吗"),
        last="换成它",
        facts=(
            "安享 59（老套餐）",
            "每月 59 元",
            "打电话 还剩",
            "每月 200 分钟，用了",
            "上网流量 还剩",
            "每月 5 GB，用了",
            "短信 还剩",
            "每月 50 条，用了",
            "号码：138 0000 0101",
            "套餐里的通话用完以后，每分钟 0.25 元",
            "换成“舒心 59”每月大约省",
            "新套餐要用满 12 个月",
            "舒心 59 59 元。怎么算的",
        ),
    ),
    Journey(
        name="plan",
        language="en",
        customer=GRANNY_WANG,
        hello="Granny Wang",
        choices=("My plan", "Is it right for me"),
        last="Change to this",
        facts=(
            "Quiet 59 (old plan)",
            "59 yuan a month",
            "200 minutes a month,",
            "5 GB a month,",
            "50 messages a month,",
            "Number: 138 0000 0101",
            "Calls after that: 0.25 yuan a minute",
            'changing to "Comfort 59" would save you about',
            "You would be tied to the other plan for 12 months",
            "Comfort 59 59 yuan. How it adds up",
        ),
    ),
)

CANCEL = (
    Journey(
        name="cancel",
        language="zh",
        customer=GRANNY_WANG,
        hello="王奶奶",
        choices=("订的服务", "视频会员", "退订"),
        last="知道了",
        facts=(
            "4 项另外花钱，一共每月 42.50 元",
            "视频会员，每月 25 元",
            "“视频会员”，每月 25 元",
            "手机上点了按钮订的",
            "退订不收钱",
            "不退",
            "“视频会员”退掉了，用到",
            "前可以撤销",
            "撤销",
        ),
    ),
    Journey(
        name="cancel",
        language="en",
        customer=GRANNY_WANG,
        hello="Granny Wang",
        choices=("Paid extras", "Video membership", "Cancel it"),
        last="OK",
        facts=(
            "You pay extra for 4 services, 42.50 yuan a month in all",
            "Video membership, 25 yuan a month",
            '"Video membership" costs 25 yuan a month',
            "ordered by a button on the phone",
            "Cancelling is free",
            "Don't cancel",
            '"Video membership" is cancelled. It ends on',
            "You can undo this until",
            "Undo it",
        ),
    ),
)

COMPLAINT = (
    Journey(
        name="complaint",
        language="zh",
        customer=MS_LIN,
        hello="林女士",
        choices=("我的账单", "每一项", "号码卫士", "我有疑问", "写投诉", "这个我没有订过", "发出去"),
        last="知道了",
        facts=(
            "林女士",
            "号码卫士",
            "替您挡骚扰电话",
            "号码：138 0000 0110",
            "账单里的“号码卫士”",
            "哪里不对？按一句",
            "投诉这样写",
            "这个我没有订过",
            "关于：",
            "不发",
            "您的投诉收到了",
            "第 1 步，共 4 步：收到您的投诉。好了",
            "第 2 步，共 4 步：先给您回个话。正在这一步",
            "第 3 步，共 4 步：查清楚，答复您。还没到",
            "您说的是：“这个我没有订过。”",
        ),
    ),
    Journey(
        name="complaint",
        language="en",
        customer=MS_LIN,
        hello="Ms Lin",
        choices=(
            "My bill",
            "All items",
            "Number guard",
            "I have a question",
            "Write a complaint",
            "I never ordered this",
            "Send it",
        ),
        last="OK",
        facts=(
            "Ms Lin",
            "Number guard",
            "Blocks nuisance calls",
            "Number: 138 0000 0110",
            '"Number guard",',
            "What is wrong? Press one",
            "Your complaint says",
            "I never ordered this",
            "About:",
            "Don't send",
            "Your complaint has been received",
            "1st of 4 steps: Your complaint was received. Done",
            "2nd of 4 steps: First answer to you. Now",
            "3rd of 4 steps: Full answer to you. To come",
            'You said: "I never ordered this."',
        ),
    ),
)

CALLBACK = (
    Journey(
        name="callback",
        language="zh",
        customer=GRANNY_WANG,
        hello="王奶奶",
        choices=("请人工打给我",),
        last="不用打了",
        facts=(
            "好了。人工会打给您",
            "会打 138 0000 0101，来电号码是 10000。号码可以造假，暗号造不了",
            "您排在第",
            "轮到您了。人工马上打给您",
            "电话来了，请接",
            "对方要先说",
            "您听，不要念",
            "没说对",
            "说对了",
            "对上了，是我们的人。请放心说",
            "电话打完了",
        ),
    ),
    Journey(
        name="callback",
        language="en",
        customer=GRANNY_WANG,
        hello="Granny Wang",
        choices=("Call me",),
        last="Don't call me",
        facts=(
            "Done. We will call you",
            "We will call 138 0000 0101 from 10000. A number can be faked, the words cannot",
            "in the queue",
            "It is your turn. We will call you in a moment",
            "We are calling you. Please answer",
            "The caller must say first",
            "Just listen. Do not say the words yourself",
            "Wrong words",
            "Right words",
            "That is right, it is us. You can talk",
            "over",
        ),
    ),
)

JOURNEYS = (*BILL, *PLAN, *CANCEL, *COMPLAINT, *CALLBACK)
