"""Every Chinese word of the program is read by espeak-ng as the dictionary has it, and no sign in English or in silence."""

from __future__ import annotations

import re

import pytest
from pypinyin import Style, lazy_pinyin
from pypinyin.contrib.tone_convert import to_tone3
from pypinyin.contrib.tone_sandhi import ToneSandhiMixin
from pypinyin.converter import DefaultConverter

from elderclient.adapters.speech.espeak_doubled import DOUBLED
from elderclient.adapters.speech.espeak_words import respelled, without_signs
from elderclient.domain.configuration import Language
from elderclient.domain.sentence import OperatorText, say
from elderclient.rendering import spoken
from elderclient.rendering.messages_zh import MESSAGES
from tests.unit.speech.espeak_syllables import ENGLISH, is_read, is_same, joined, parts, sound, syllables

TYPED = """
重新 chong2 xin1, 重复 chong2 fu4, 重启 chong2 qi3, 重庆 chong2 qing4, 重要 zhong4 yao4, 严重 yan2 zhong4,
银行 yin2 hang2, 行业 hang2 ye4, 排行 pai2 hang2, 进行 jin4 xing2, 行不行 xing2 bu4 xing2, 执行 zhi2 xing2,
还款 huan2 kuan3, 归还 gui1 huan2, 还债 huan2 zhai4, 还没 hai2 mei2, 还是 hai2 shi4, 还要 hai2 yao4,
调整 tiao2 zheng3, 协调 xie2 tiao2, 空调 kong1 tiao2, 下调 xia4 tiao2, 调查 diao4 cha2, 调换 diao4 huan4,
长辈 zhang3 bei4, 长者 zhang3 zhe3, 增长 zeng1 zhang3, 成长 cheng2 zhang3, 长途 chang2 tu2, 延长 yan2 chang2,
地址 di4 zhi3, 地方 di4 fang1, 外地 wai4 di4, 归属地 gui1 shu3 di4, 场地 chang3 di4,
变更 bian4 geng1, 更换 geng1 huan4, 更多 geng4 duo1, 部分 bu4 fen4, 充分 chong1 fen4, 分钟 fen1 zhong1,
回应 hui2 ying4, 供应 gong1 ying4, 应用 ying4 yong4, 应该 ying1 gai1, 应付 ying1 fu4,
以为 yi3 wei2, 作为 zuo4 wei2, 为期 wei2 qi1, 因为 yin1 wei4, 差距 cha1 ju4, 差额 cha1 e2, 出差 chu1 chai1,
空闲 kong4 xian2, 空间 kong1 jian1, 请假 qing3 jia4, 假期 jia4 qi1, 假的 jia3 de5, 中奖了 zhong4 jiang3 le5,
当作 dang4 zuo4, 应当 ying1 dang1, 相机 xiang4 ji1, 互相 hu4 xiang1, 间隔 jian4 ge2, 时间 shi2 jian1,
划算 hua2 suan4, 音乐 yin1 yue4, 睡觉 shui4 jiao4, 爱好 ai4 hao4, 给予 ji3 yu3, 参与 can1 yu4, 铺设 pu1 she4,
便宜 pian2 yi5, 按要求 an4 yao1 qiu2, 需要 xu1 yao4, 了解 liao3 jie3, 办不了 ban4 bu4 liao3, 教您 jiao1 nin2,
这会儿 zhe4 hui4 er2, 儿子 er2 zi5, 哪儿 na3 er2,
接着用 jie1 zhe5 yong4, 不给别人 bu4 gei3 bie2 ren2, 上个月没有 shang4 ge4 yue4 mei2 you3,
打的电话 da3 de5 dian4 hua4, 出了事 chu1 le5 shi4, 说中文 shuo1 zhong1 wen2,
厦门 xia4 men2, 西藏 xi1 zang4, 首都 shou3 du1, 朝阳路 zhao1 yang2 lu4,
凌晨一点 ling2 chen2 yi4 dian3, 贷款 dai4 kuan3, 账款 zhang4 kuan3, 恭喜 gong1 xi3, 浏览 liu2 lan3,
陕西 shan3 xi1, 聘请 pin4 qing3, 这一行 zhe4 yi4 hang2, 第三行 di4 san1 hang2, 每行 mei3 hang2,
这行字 zhe4 hang2 zi4, 一行人 yi4 xing2 ren2, 流行 liu2 xing2, 更新的版本 geng4 xin1 de5 ban3 ben3,
更新版本 geng1 xin1 ban3 ben3, 更新 geng1 xin1, 市长热线 shi4 zhang3 re4 xian4,
城市长途 cheng2 shi4 chang2 tu2, 全部长号 quan2 bu4 chang2 hao4, 余额为五元 yu2 e2 wei2 wu3 yuan2,
改为 gai3 wei2, 调为 tiao2 wei2, 均为 jun1 wei2, 最低为 zui4 di1 wei2,
减免费为您省 jian3 mian3 fei4 wei4 nin2 sheng3, 号码为客户保留 hao4 ma3 wei4 ke4 hu4 bao3 liu2,
应还 ying1 huan2, 待还 dai4 huan2, 已还 yi3 huan2, 应还有 ying1 hai2 you3,
未还欠款 wei4 hai2 qian4 kuan3, 上调 shang4 tiao2, 下调 xia4 tiao2, 网上调查 wang3 shang4 diao4 cha2,
线下调取 xian4 xia4 diao4 qu3, 调至 tiao2 zhi4, 微调 wei1 tiao2, 切换 qie1 huan4, 切断 qie1 duan4,
一切 yi2 qie4, 校验 jiao4 yan4, 学校 xue2 xiao4, 模板 mu2 ban3, 模式 mo2 shi4, 看护 kan1 hu4,
弹窗 tan2 chuang1, 薄弱 bo2 ruo4, 差异 cha1 yi4, 时差 shi2 cha1, 差旅 chai1 lv3, 空档 kong4 dang4,
骨干 gu3 gan4, 干线 gan4 xian4, 数一数 shu3 yi4 shu3, 曾国强 zeng1 guo2 qiang2, 曾用 ceng2 yong4,
一点零五分 yi4 dian3 ling2 wu3 fen1, 一点零五 yi1 dian3 ling2 wu3,
曾爷爷 zeng1 ye2 ye2, 任奶奶 ren2 nai3 nai3, 单先生 shan4 xian1 sheng5, 仇女士 qiu2 nv3 shi4, 曾经 ceng2 jing1
"""
"""Words with more than one reading and the reading that is right, as a dictionary for people has it."""

TORN = ("打|的电话", "出了|事", "从不|要求")
"""Where the dictionary finds a word across the border of two: 打的, 了事, 不要."""
HEARD_OTHERWISE = {
    "行xing2",
    "更geng1",
    "调diao4",
    "教jiao4",
    "长zhang3",
    "谁shei2",
    "当dang4",
    "得de2",
    "这zhe4",
    "儿er5",
    "号hao2",
}
"""By character and the dictionary's reading. It has 这一行, 更新的版本, 调对, 教您, 时间长了, 得找人 and 行号 wrong.

Others have two.
"""


class Sandhi(ToneSandhiMixin, DefaultConverter):
    """What pypinyin does for ``tone_sandhi=True``, over a whole run; by itself it stops at the borders of words."""


def surface(run: str, pinyin: list[str]) -> list[str]:
    """The pinyin with 一 and 不 as they are said in front of what follows."""
    changed = Sandhi().post_pinyin(run, False, [[one] for one in pinyin])
    assert changed is not None
    # pypinyin 0.55 forgets its own rule for 一 in the first tone before a fourth: it replaces a 4 that is not there.
    return [
        "yi2" if character == "一" and following.endswith("4") else to_tone3(one, neutral_tone_with_five=True)
        for character, (one,), following in zip(run, changed, [*pinyin[1:], ""], strict=True)
    ]


def heard(text: str) -> list[str]:
    return syllables(respelled(text))


def catalogue(value: str) -> list[str]:
    """Every Chinese sentence of the program as it is spoken, with ``value`` for its values."""
    texts = (re.sub(r"\{\w+\}", value, text) for text in MESSAGES.values())
    return [spoken(say("{text}", text=OperatorText(text)), Language.CHINESE) for text in texts]


def dictionary(run: str) -> list[str]:
    """The syllables of the characters, in pinyin with their tones."""
    for words in TORN:
        run = run.replace(words.replace("|", ""), words)
    return [one for part in run.split("|") for one in lazy_pinyin(part, style=Style.TONE3, neutral_tone_with_five=True)]


@pytest.mark.parametrize("case", [case.strip() for case in TYPED.split(",")])
def test_words_with_two_readings(case: str) -> None:
    word, pinyin = case.split(maxsplit=1)
    said, meant = heard(word), [syllable for one in pinyin.split() for syllable in syllables(one)]
    assert len(said) == len(meant)
    assert all(map(is_same, said, meant)), (said, meant)


def test_no_character_of_a_word_is_said_twice() -> None:
    words = DOUBLED.split()
    assert len(heard("。\n".join(words))) == sum(map(len, words))


@pytest.mark.parametrize("text", ["等一会儿", "过一会儿"])
def test_a_while_is_no_word_of_english(text: str) -> None:
    # The tone of 一 before a fourth tone is the second in 1.52 and the first in 1.51.
    assert list(map(sound, heard(text)[-3:])) == list(map(sound, syllables("yi1 hui4 er2")))


def test_every_word_of_the_catalogue_is_read_as_the_dictionary_has_it() -> None:
    runs = sorted({run for text in catalogue("，") for run in re.findall(r"[\u4e00-\u9fff]+", text)})
    pinyin = [syllable for run in runs for syllable in dictionary(run)]
    in_context = [syllable for run in runs for syllable in surface(run, dictionary(run))]
    said = heard("。\n".join(runs))
    assert len(said) == len(pinyin), "a character is silent, or two are read as one"
    spelt = sorted({*pinyin, *in_context})
    meant = dict(zip(spelt, syllables("。\n".join(spelt)), strict=True))
    wrong = {
        character + syllable
        for character, syllable, changed, one in zip("".join(runs), pinyin, in_context, said, strict=True)
        if not is_read(one, meant[changed if character in "一不" else syllable])
    }
    assert wrong <= HEARD_OTHERWISE


def test_nothing_of_the_catalogue_is_read_in_english_or_in_silence() -> None:
    words = [respelled(text) for text in catalogue("一")]
    # Letters have their own test: 1.52 reads their names by its English voice.
    pieces = sorted({piece for text in words for piece in re.split(r"[^\w\s]+|[A-Z]", text) if piece.strip()})
    said = syllables("。\n".join(pieces))
    assert ENGLISH not in "".join(said)
    # What is written in pinyin (dei3) is one syllable.
    assert len(said) == sum(len(re.findall(r"[a-z]+[1-5]|[^\W\da-z_]", piece)) for piece in pieces)


@pytest.mark.parametrize(
    "sign", list("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~￥¥％／～＋＝·—…×÷°−–\u33a1€№★●→《》【】（）“”")
)
def test_no_sign_is_read_in_english(sign: str) -> None:
    said = heard(f"一{sign}二")
    assert ENGLISH not in "".join(said)
    assert sound(said[0]).startswith("ji")
    assert sound(said[-1]).endswith("@r")


@pytest.mark.parametrize(("wide", "letter"), [("Ａ", "A"), ("ｚ", "Z")])
def test_a_full_width_letter_is_read_by_its_name(wide: str, letter: str) -> None:
    assert heard(f"一{wide}二") == heard(f"一 {letter} 二")
    assert len(parts(respelled(f"一{wide}二"))) == 3


def test_latin_letters_are_said_one_by_one() -> None:
    assert respelled("按 Esc 键") == "按  E S C  键"
    assert heard("Tab") == heard("ＴＡＢ") == heard("t a b")
    assert len(heard("5G".replace("5", "五"))) == 2
    assert all(len(parts(respelled(f"按 {letter} 键"))) == 3 for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")


CANTONESE = """
您好 nei5 hou2, 还款 waan4 fun2, 银行 ngan4 hong4, 九月话费 gau2 jyut6 waa6 fai3, 两百元 loeng5 baak3 jyun4,
请人工打给我 cing2 jan4 gung1 daa2 kap1 ngo5, 重新 cung4 san1, 空闲 hung1 haan4, 撤销 cit3 siu1
"""
"""Jyutping as a dictionary has it."""


def cantonese(text: str, voice: str) -> str:
    """What is said; espeak has the tone now before, now after a final consonant."""
    said = "".join(map(joined, parts(text, voice))).replace("N", "ng")
    return re.sub(r"([1-7])(ng|[nmptk])(?![aeiouy])", r"\2\1", said)


@pytest.mark.parametrize("case", [case.strip() for case in CANTONESE.split(",")])
def test_cantonese_is_read_as_its_dictionary_has_it(case: str) -> None:
    word, _space, jyutping = case.partition(" ")
    assert cantonese(without_signs(word), "yue") == cantonese(jyutping, "yue-latn-jyutping")


def test_nothing_of_the_catalogue_is_silent_or_english_in_cantonese() -> None:
    runs = sorted({run for text in catalogue("一") for run in re.findall(r"[\u4e00-\u9fff]+", without_signs(text))})
    said = "".join(map(joined, parts("。\n".join(runs), "yue")))
    assert ENGLISH not in said
    assert len(re.findall("[1-7]", said)) == sum(map(len, runs))
