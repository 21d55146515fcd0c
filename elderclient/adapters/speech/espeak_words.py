"""What espeak-ng's Chinese misreads, written so that it is read rightly. Data and two functions; knows no engine.

Found with 1.51 (Debian 12) and 1.52 (Debian 13), voice cmn-latn-pinyin, by ``espeak-ng -q -x`` against the dictionary
of pypinyin. A word is here only where it is not also found across the border of two other words: 没收 would spoil
没收到, 会计 会计算.
"""

from __future__ import annotations

import re

_POLYPHONES: tuple[tuple[str, str, str], ...] = (
    # the character, one that has only the sound meant, and the words it is meant in
    ("行", "航", "银行 行业 排行 哪一行"),
    ("为", "围", "为止 为期 为主 为难 以为 认为 作为 成为 行为 称为"),
    ("长", "掌", "长辈 长者 家长 增长 成长"),
    ("还", "环", "还款 还清 还钱 还给 还债 还账 归还 退还 偿还 返还 交还"),
    ("调", "条", "调整 调解 调节 调价 调档 下调 协调 空调 调字号 调大 调小 调低 调对 调快 调慢 调亮 调暗 调高"),
    ("重", "虫", "重新 重复 重拨 重启 重试 重发 重打 重来 重装 重选 重读 重叠 重庆 双重"),
    ("差", "插", "差额 差价 差距 差别 误差"),
    ("便", "骈", "便宜"),
    ("了", "瞭", "了解 不了"),
    ("教", "交", "教您"),
    # The amount that is due, not the one dealt with.
    ("应", "英", "应付"),
    (
        "地",
        "第",
        "地址 地点 地方 地区 地震 地图 地下 地铁 地面 地市 内地 外地 异地 各地 当地 本地 场地 所在地 户籍地 归属地",
    ),
    ("分", "份", "部分 充分 成分 过分 处分"),
    ("当", "档", "上当了 上当受骗 已经上当 当作 当成 适当"),
    ("更", "耕", "变更 更换 更改 更新 更正"),
    ("应", "映", "反应 回应 供应 对应 相应 响应 适应 应急 应用 应答"),
    ("空", "控", "空闲 空格 空白"),
    ("假", "驾", "假期 放假 请假 病假 节假日"),
    ("中", "众", "中奖了 中奖信息 中奖短信 中奖通知"),
    ("相", "像", "相机 照相"),
    ("间", "见", "间隔 不间断"),
    ("划", "华", "划算"),
    ("乐", "月", "音乐"),
    ("觉", "叫", "睡觉"),
    ("好", "号", "爱好"),
    ("给", "己", "给予"),
    ("与", "遇", "参与"),
    ("铺", "扑", "铺设"),
    ("要", "腰", "的要求 不要求 要求您 要求是 有要求 按要求"),
    ("差", "拆", "出差"),
    # No other common character is read zháo, so the tone is wrong: better than "zhe".
    ("着", "招", "着急 着火"),
    # Places.
    ("朝", "招", "朝阳区 朝阳路"),
    ("厦", "下", "厦门"),
    ("藏", "葬", "西藏"),
    ("都", "督", "首都 都市"),
)
_TORN = "接着|用 不|给 月|没有 打|的电话 出了|事 说|中文"
"""Where the dictionary of 1.52 finds a word across the border of two: 不给 bu4 ji3, 打的 da3 di1, 说中 shuo1 zhong4."""
_BORDER = "\u200b"
"""Zero-width space: divides words and is not heard; ordinary spaces do not keep 1.52 from seeing one word."""
_DIMINUTIVE = re.compile(r"(?<=[\u4e00-\u9fff])(?<![女婴幼])儿(?![子童女科孙])")
"""The ending of 一会儿: 1.52 spells most words with it in English letters. 而 sounds the same and ends no word."""
_SURNAMES = str.maketrans("曾任单仇解区朴翟查华", "增仁善求谢欧瓢宅渣话")
"""Surnames read otherwise than the same character in a word."""
_SURNAME = re.compile(
    r"[曾任单仇解区朴翟查华](?=爷爷|奶奶|先生|女士|大爷|大妈|大叔|大娘|阿姨|叔叔|师傅|老师)",
)
_MARKS = str.maketrans(
    {"#": "井号", "&": "和", "*": "星", "+": "加", "=": "等于", "@": "艾特", "−": "负", "\u33a1": "平方米"}
    | dict.fromkeys("/\\~|%", "，")
    | {chr(code + 0xFEE0): chr(code) for code in (*range(ord("A"), ord("Z") + 1), *range(ord("a"), ord("z") + 1))}
)
"""Signs that are read in English words, and full-width letters, which are read by their number."""
_LETTERS = re.compile(r"[A-Za-z]+")
_PAIRS = tuple(
    (word, word.replace(character, other)) for character, other, words in _POLYPHONES for word in words.split()
) + tuple((words.replace("|", ""), words.replace("|", _BORDER)) for words in _TORN.split())


def without_signs(text: str) -> str:
    """Chinese ``text`` for Cantonese: signs in words; its dictionary has the polyphones right, and letters are English."""
    return text.translate(_MARKS)


def respelled(text: str) -> str:
    """``text`` for Mandarin, in characters that are read rightly; Latin letters one by one, as they are said in Chinese."""
    for word, other in _PAIRS:
        text = text.replace(word, other)
    text = _SURNAME.sub(lambda found: found[0].translate(_SURNAMES), text.translate(_MARKS))
    return _LETTERS.sub(_spelt, _DIMINUTIVE.sub("而", text))


def _spelt(found: re.Match[str]) -> str:
    # Whole words would be taken for pinyin ("la n gua n ge") or read by the English voice; a lone G is read "zhi".
    return f" {' '.join(found[0].upper())} ".replace("G", "寄")
