"""The full text of an agreement, in Chinese and English. Must not calculate: every figure comes from what is held."""

from __future__ import annotations

from elderclient.backend.bills.charges import LATE_FEE_A_DAY
from elderclient.backend.bills.line_texts import yuan
from elderclient.backend.database.models import Product

REPAIR_HOURS = 48
"""Telecommunications Regulations, art. 32, in towns."""
ANSWER_DAYS = 15
"""Measures for handling telecommunications users' complaints."""
SUSPENSION_DAYS = 30
"""Telecommunications Regulations, on arrears."""

Clause = dict[str, str]


def clauses_of(product: Product) -> list[Clause]:
    """All clauses in order, with the figures of ``product``."""
    texts = [_subject(product), _price(product), _term(product), *_common()]
    return [
        {"text": f"第 {place} 条 {zh}", "textEn": f"Clause {place}: {en}"}
        for place, (zh, en) in enumerate(texts, start=1)
    ]


def _subject(product: Product) -> tuple[str, str]:
    name_en = product.name_en or product.name
    return (
        f"乙方向甲方提供“{product.name}”电信服务。甲方办理时应当进行实名登记。",
        f"The provider supplies the telecommunications service “{name_en}” to the customer, who registers by real name.",
    )


def _price(product: Product) -> tuple[str, str]:
    zh = f"资费标准为每月 {yuan(product.rent_fen)} 元。"
    en = f"The tariff is {yuan(product.rent_fen)} yuan a month."
    if product.introductory_end is not None and product.price_after_fen is not None:
        day = product.introductory_end.isoformat()
        zh += f"优惠期至 {day} 前，其后每月 {yuan(product.price_after_fen)} 元。"
        en += f" The introductory period ends before {day}; from then on it is {yuan(product.price_after_fen)} yuan a month."
    zh += "超出套餐的用量按公示资费计收。"
    en += " Use beyond the allowance is charged at the published tariff."
    return zh, en


def _term(product: Product) -> tuple[str, str]:
    if product.contract_end is None:
        return (
            "本协议不设合约期，甲方可随时解除，不承担违约金。",
            "There is no minimum term; the customer may terminate at any time without an early termination fee.",
        )
    months, day = product.contract_months or 0, product.contract_end.isoformat()
    fee = yuan(product.early_termination_fee_fen or 0)
    zh = f"合约期为 {months} 个月，至 {day} 前届满。甲方提前解除的，应当支付违约金 {fee} 元；届满后不再收取。"
    en = f"The minimum term is {months} months and ends before {day}. Early termination fee until then: {fee} yuan."
    return zh, en


def _common() -> tuple[tuple[str, str], ...]:
    late = f"{LATE_FEE_A_DAY * 1000:f}".rstrip("0").rstrip(".")
    return (
        (
            f"甲方逾期未交费的，按日加收所欠费用 {late}‰ 的违约金；超过 {SUSPENSION_DAYS} 日，乙方可停机，但须事先通知。",
            f"Paying late costs {late}‰ of the sum a day; after {SUSPENSION_DAYS} days comes suspension, with notice.",
        ),
        (
            f"出现障碍的，乙方自接到申告起 {REPAIR_HOURS} 小时内修复；逾期的，告知甲方并免收障碍期间的月租。",
            f"A fault is repaired in {REPAIR_HOURS} hours; if not, the customer is told and the rent is waived meanwhile.",
        ),
        (
            "增值业务须经甲方二次确认方可开通；甲方未确认的，视为未订购。",
            "A value-added service starts only after a second confirmation; without it nothing was ordered.",
        ),
        (
            "乙方变更资费或者服务内容，须经甲方同意；甲方未答复的，不视为同意。不可抗力除外。",
            "A change of tariff or service needs the customer's consent; silence is no consent. Force majeure excepted.",
        ),
        (
            f"甲方投诉的，乙方自接到之日起 {ANSWER_DAYS} 日内答复；甲方不满意的，可以向电信用户申诉受理机构申诉。",
            f"A complaint is answered within {ANSWER_DAYS} days; then the customer may appeal to the regulator.",
        ),
        (
            "乙方处理甲方个人信息，限于开通、计费和维修；未经甲方单独同意，不向他人提供。",
            "Personal information is used for supply, billing and repair, and given to nobody without separate consent.",
        ),
    )
