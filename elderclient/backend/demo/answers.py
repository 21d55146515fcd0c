"""The made-up operator's standard answers. What they say of deadlines and sums is the law's (see ``assets/rules``)."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy.orm import Session

from elderclient.backend.database.models import StandardAnswer


class Answer(NamedTuple):
    """A question with its answer, paragraph by paragraph; ``words`` are other words for it."""

    key: str
    question: str
    question_en: str
    words: str
    words_en: str
    answer: tuple[str, ...]
    answer_en: tuple[str, ...]


def publish(session: Session) -> None:
    """Put the answers into an empty database, the most asked first."""
    for position, one in enumerate(ANSWERS):
        session.add(
            StandardAnswer(
                id=one.key,
                position=position,
                question=one.question,
                question_en=one.question_en,
                answer="\n".join(one.answer),
                answer_en="\n".join(one.answer_en),
                words=one.words,
                words_en=one.words_en,
            )
        )


ANSWERS = (
    Answer(
        "bill-more",
        "这个月话费为什么多了？",
        "Why is my bill higher this month?",
        "多收 扣钱 贵了 涨了",
        "higher expensive charged",
        (
            "打开“我的账单”，上面会一条一条说：多在哪里，多了多少钱。",
            "要是有哪一条说不清，或者您没有用过，按“我有疑问”，我们会查给您看。",
        ),
        (
            "Open “My bill”: it tells, cause by cause, where the difference comes from and how much each is.",
            "If one cannot be explained, or you never used it, press “I have a question” and we will look into it.",
        ),
    ),
    Answer(
        "cancel-extra",
        "不要的服务怎么退？",
        "How do I cancel a service I do not want?",
        "退订 取消 扣费 增值",
        "cancel unsubscribe extra",
        (
            "打开“订的服务”，最贵的排在最前面。一个一个退，也可以一次全退。",
            "退订不收钱。退了以后十分钟里还能改主意。",
        ),
        (
            "Open “Extra services”, the dearest comes first. Cancel one after another, or all at once.",
            "Cancelling is free. For ten minutes you can change your mind.",
        ),
    ),
    Answer(
        "trial",
        "试用到期会不会自动收钱？",
        "Does a free trial turn into a paid service?",
        "免费 体验 试用 自动",
        "free trial automatically",
        (
            "不会。试用到了最后一天就自己停。",
            "只有您再点一次同意，才会开始收钱。",
        ),
        (
            "No. A trial ends by itself on its last day.",
            "Only if you agree once more does it begin to cost money.",
        ),
    ),
    Answer(
        "change-plan",
        "怎么换一个便宜的套餐？",
        "How do I change to a cheaper plan?",
        "套餐 便宜 省钱 换",
        "plan cheaper save change",
        (
            "打开“我的套餐”，按“适合我吗”。我们用您最近三个月真实的用量，把每个套餐都算一遍。",
            "想换，按提示点两次。下个月一号开始用新的。",
        ),
        (
            "Open “My plan” and press “Does it fit me?”. Your real use of the last three months is rated on every plan.",
            "To change, confirm twice. The new plan begins on the first of next month.",
        ),
    ),
    Answer(
        "pay",
        "话费怎么交？",
        "How do I pay?",
        "交费 缴费 充值 付钱",
        "pay payment top up",
        (
            "可以到营业厅交，可以让银行代扣，也可以请家里人帮您交。",
            "这个程序不收钱，也不会让您转账。让您转账的都是骗子。",
        ),
        (
            "Pay at a service hall, let the bank pay it, or let your family do it.",
            "This program takes no money and never asks for a transfer. Whoever does is a fraudster.",
        ),
    ),
    Answer(
        "balance",
        "还剩多少钱、多少流量？",
        "How much money and data is left?",
        "余额 流量 剩余 查",
        "balance left data remaining",
        (
            "预存的钱，在“更多”的“余额和交费”里看。",
            "流量和通话还剩多少，在“我的套餐”里看。",
        ),
        (
            "Money paid in advance stands under “More”, “Balance and paying”.",
            "Data and minutes that are left stand in “My plan”.",
        ),
    ),
    Answer(
        "arrears",
        "欠费了会怎么样？",
        "What happens when I am in arrears?",
        "欠费 停机 没交 晚交",
        "arrears overdue late cut off",
        (
            "晚交一天，加收欠款的千分之三。过了约定的日子三十天还没交，可能停机。",
            "停机后六十天还没交，可能收回号码。交清以后，四十八小时里恢复。",
        ),
        (
            "Each day costs 3 per mille of what is overdue. After 30 days the line may be suspended.",
            "Sixty days later the number may be taken back. Once you have paid it works again within 48 hours.",
        ),
    ),
    Answer(
        "itemised",
        "通话清单要不要钱？",
        "Does an itemised bill cost anything?",
        "清单 明细 详单 记录",
        "itemised detail records",
        ("不要钱。您可以随时查，也可以打印大字的。",),
        ("No. You can look at it at any time and print it in large type.",),
    ),
    Answer(
        "repair-time",
        "坏了多久能修好？",
        "How long does a repair take?",
        "报修 维修 师傅 坏了",
        "repair broken technician long",
        (
            "城里四十八小时，乡下七十二小时。",
            "超过了，要告诉您原因，坏的那几天不收月租。",
        ),
        (
            "Within 48 hours in town and 72 in the country.",
            "If it takes longer you are told why, and pay no rent for the days without service.",
        ),
    ),
    Answer(
        "no-signal",
        "没有信号怎么办？",
        "What if there is no signal?",
        "信号 打不通 没网 断了",
        "signal network dead",
        (
            "先把手机关掉再打开。还是没有，打开“报修”，先看是不是这一片都坏了。",
            "急着打电话，可以借家里别的电话。",
        ),
        (
            "Switch the telephone off and on again. If that does not help, “Repair” tells whether the whole area is out.",
            "If it is urgent use another telephone.",
        ),
    ),
    Answer(
        "slow-internet",
        "上网慢怎么办？",
        "What if the internet is slow?",
        "网慢 卡 宽带 路由器",
        "slow internet broadband router",
        (
            "把路由器的电源拔掉，等一分钟再插上。",
            "还是慢，打开“报修”，选“上网慢”。",
        ),
        (
            "Pull the router's plug, wait a minute, put it back.",
            "If it is still slow open “Repair” and choose “slow”.",
        ),
    ),
    Answer(
        "lost-phone",
        "手机丢了怎么办？",
        "What if my mobile is lost?",
        "丢了 挂失 被偷 停机",
        "lost stolen suspend",
        (
            "打开“报修”，按“手机丢了”，马上停机，别人就打不了了。",
            "找回来，要恢复，请人工打给您，或者带身份证去营业厅。",
        ),
        (
            "Open “Repair” and press “Lost phone”: it is stopped at once and nobody can use it.",
            "To have it back in use, ask for a call or bring your identity card to a hall.",
        ),
    ),
    Answer(
        "complain",
        "不满意怎么投诉？",
        "How do I complain?",
        "投诉 意见 不满 生气",
        "complain complaint unhappy",
        (
            "打开“投诉与进度”，选一句话，或者自己说。送出以后，能看到哪天前答复您。",
            "最晚十五天要答复。",
        ),
        (
            "Open “Complaints”, choose a sentence or say it yourself. Then you see by when you get an answer.",
            "The answer has to come within 15 days.",
        ),
    ),
    Answer(
        "regulator",
        "投诉没用怎么办？",
        "What if complaining does not help?",
        "申诉 管局 没用 十二三八一",
        "appeal regulator useless",
        (
            "公司没答复，或者答复您不满意，可以找管理部门申诉，打 12381；也可以打消费者电话 12315。",
            "我们帮您把申诉信写好，大字打印出来。",
        ),
        (
            "If there is no answer or a bad one, appeal to the regulator on 12381, or call the consumers' line 12315.",
            "We write the letter for you, with the facts filled in, in large type.",
        ),
    ),
    Answer(
        "fraud",
        "怎么知道是不是骗子？",
        "How do I know a fraudster?",
        "骗子 诈骗 假冒 陌生",
        "fraud scam fake stranger",
        (
            "接到说是我们的电话，按“是您打来的吗”，马上告诉您是不是我们。",
            "真的客服会先说对暗号。要您转账、要验证码、要看您屏幕的，都是骗子。",
        ),
        (
            "When somebody claims to be us, press “Is it you?” and you are told at once.",
            "A real caller says the right words first. Whoever wants money, codes or your screen is a fraudster.",
        ),
    ),
    Answer(
        "money-sent",
        "钱已经转给骗子了怎么办？",
        "What if I already sent money?",
        "转账 汇款 被骗 报警",
        "sent money police cheated",
        (
            "马上打 110 或者 96110，再打您银行的电话，请他们把钱拦住。",
            "别删短信和通话记录，警察要看。",
        ),
        (
            "Call 110 or 96110 at once, then your bank, and ask them to stop the money.",
            "Keep messages and call records: the police need them.",
        ),
    ),
    Answer(
        "person",
        "怎么找到真人？",
        "How do I reach a human being?",
        "人工 真人 客服 打给我",
        "human person agent call",
        (
            "按一下黄色的“请人工打给我”，就会有人打给您，六十五岁以上排在前面。",
            "不用再按别的，等电话就行。",
        ),
        (
            "Press the yellow “Call me back” once: somebody calls you; from 65 on you are ahead of the queue.",
            "There is nothing more to press, just wait for the call.",
        ),
    ),
    Answer(
        "letters",
        "字太小看不清怎么办？",
        "What if the letters are too small?",
        "字体 字号 大字 看不清",
        "letters small large size",
        (
            "按下面的“调字号”，一共有五种大小，看着合适就行。",
            "在“设置”里还可以换成黑底黄字。",
        ),
        (
            "Press “Text size” below: there are five sizes.",
            "Under “Settings” you can have yellow letters on black.",
        ),
    ),
    Answer(
        "read-aloud",
        "怎么让它读给我听？",
        "How do I have it read to me?",
        "朗读 声音 听 念",
        "read aloud voice listen",
        (
            "按下面的“朗读给我听”。不想听了，再按一下“停”。",
            "快慢、大小声在“设置”里调。",
        ),
        (
            "Press “Read to me” below. To stop, press it again.",
            "Speed and loudness are under “Settings”.",
        ),
    ),
    Answer(
        "contract",
        "合约期没到能不能走？",
        "Can I leave before the contract ends?",
        "合约 违约 解约 到期",
        "contract leave early penalty",
        (
            "可以走。合约里写了提前走要付多少钱，在“我的套餐”里看得到。",
            "不到期也可以问人工，有没有更划算的办法。",
        ),
        (
            "You can. What leaving early costs stands in the contract and under “My plan”.",
            "A person can tell you whether there is a better way.",
        ),
    ),
    Answer(
        "port",
        "想换一家公司，号码能带走吗？",
        "Can I keep my number with another company?",
        "携号转网 换公司 带走",
        "port number company keep",
        (
            "能。先看看有没有欠费、合约有没有到期。",
            "请人工打给您，帮您查能不能转、怎么转。",
        ),
        (
            "Yes. See first whether anything is unpaid and whether the contract has ended.",
            "Ask for a call: a person checks it and tells you how.",
        ),
    ),
    Answer(
        "number-change",
        "号码要改会提前告诉我吗？",
        "Am I told before my number changes?",
        "改号 换号 通知",
        "number change told notice",
        ("会，最少提前四十五天。在“通知”里看得到。",),
        ("Yes, at least 45 days before. It stands under “Notices”.",),
    ),
    Answer(
        "hall",
        "最近的营业厅在哪里？",
        "Where is the nearest service hall?",
        "营业厅 地址 开门 柜台",
        "hall shop address open",
        (
            "打开“更多”里的“营业厅”，最近的排在最前面，写着今天几点开门。",
            "有坡道、有座位、有老人窗口的，也写在上面。",
        ),
        (
            "Open “Service halls” under “More”: the nearest comes first, with today's hours.",
            "It also says which have a ramp, seats and a counter for the old.",
        ),
    ),
    Answer(
        "family",
        "孩子能不能帮我看账单？",
        "Can my children look at the bill for me?",
        "子女 家人 帮忙 代办",
        "family children help",
        (
            "可以把账单用大字打印出来给他们看。",
            "想登记一位帮您的人，请人工打给您，或者去营业厅。他不能替您订东西。",
        ),
        (
            "You can print the bill in large type for them.",
            "To register a helper ask for a call or go to a hall. A helper can never order anything for you.",
        ),
    ),
    Answer(
        "my-data",
        "你们存了我的什么信息？",
        "What do you keep about me?",
        "隐私 个人信息 删除 同意",
        "privacy data delete consent",
        (
            "打开“更多”里的“隐私”，能看，能要一份，也能请我们删。",
            "不同意的，随时可以收回，和同意一样方便。",
        ),
        (
            "Open “Privacy” under “More”: look at it, have a copy, or ask us to delete it.",
            "A consent can be taken back at any time as easily as it was given.",
        ),
    ),
    Answer(
        "data-word",
        "流量是什么意思？",
        "What does data mean?",
        "流量 上网 兆",
        "data internet megabyte",
        (
            "手机不连家里的无线网，上网看视频、看消息就要用流量。",
            "看视频用得最多，连上家里的无线网就不用流量。",
        ),
        (
            "Data is what the mobile uses for the internet away from your own Wi-Fi.",
            "Videos use most of it; at home on Wi-Fi you use none.",
        ),
    ),
)
