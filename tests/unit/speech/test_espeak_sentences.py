"""A hundred sentences, each read one by one by a person, and how espeak-ng says them: syllables, tones, 一 and 不."""

from __future__ import annotations

import re
import subprocess
import wave
from array import array
from io import BytesIO
from itertools import pairwise

import pytest

from elderclient.adapters.speech.espeak_words import respelled
from tests.unit.speech.espeak_syllables import is_read, syllables

SENTENCES = """
您的账单不是一个月的，是两个月的。 nin2 de5 zhang4 dan1 bu2 shi4 yi2 ge4 yue4 de5 shi4 liang3 ge4 yue4 de5
一共一百二十一元，请您先看一看。 yi2 gong4 yi4 bai3 er4 shi2 yi1 yuan2 qing3 nin2 xian1 kan4 yi2 kan4
第一张账单是一月一日出的。 di4 yi1 zhang1 zhang4 dan1 shi4 yi1 yue4 yi1 ri4 chu1 de5
您得先交费，才能恢复通话。 nin2 dei3 xian1 jiao1 fei4 cai2 neng2 hui1 fu4 tong1 hua4
这件事得找营业厅处理。 zhe4 jian4 shi4 dei3 zhao3 ying2 ye4 ting1 chu3 li3
还得等一天，请不要着急。 hai2 dei3 deng3 yi4 tian1 qing3 bu2 yao4 zhao2 ji2
您还得补交一元五角。 nin2 hai2 dei3 bu3 jiao1 yi4 yuan2 wu3 jiao3
话说得清楚，听得见吗？ hua4 shuo1 de5 qing1 chu3 ting1 de5 jian4 ma5
取得联系以后，我们尽快处理。 qu3 de2 lian2 xi4 yi3 hou4 wo3 men5 jin3 kuai4 chu3 li3
不得超过三个月。 bu4 de2 chao1 guo4 san1 ge4 yue4
累计用了一万一千一百一十一兆。 lei3 ji4 yong4 le5 yi2 wan4 yi4 qian1 yi4 bai3 yi1 shi2 yi1 zhao4
不用累着，一步一步来就好。 bu2 yong4 lei4 zhe5 yi2 bu4 yi2 bu4 lai2 jiu4 hao3
要求退款，需要三天。 yao1 qiu2 tui4 kuan3 xu1 yao4 san1 tian1
他们要求什么，就要求助家里人。 ta1 men5 yao1 qiu2 shen2 me5 jiu4 yao4 qiu2 zhu4 jia1 li3 ren2
说您中了大奖，不要信。 shuo1 nin2 zhong4 le5 da4 jiang3 bu2 yao4 xin4
请空出一天，师傅来铺线。 qing3 kong4 chu1 yi4 tian1 shi1 fu5 lai2 pu1 xian4
应邀参加，您要干什么？ ying4 yao1 can1 jia1 nin2 yao4 gan4 shen2 me5
这些天太累了，早点休息。 zhe4 xie1 tian1 tai4 lei4 le5 zao3 dian3 xiu1 xi1
尽量不要把密码告诉别人。 jin3 liang4 bu2 yao4 ba3 mi4 ma3 gao4 su4 bie2 ren2
尽管打电话，人工不收钱。 jin3 guan3 da3 dian4 hua4 ren2 gong1 bu4 shou1 qian2
办事处就在前面，到处都有。 ban4 shi4 chu4 jiu4 zai4 qian2 mian4 dao4 chu4 dou1 you3
这样做没有好处。 zhe4 yang4 zuo4 mei2 you3 hao3 chu4
对您来说没有坏处。 dui4 nin2 lai2 shuo1 mei2 you3 huai4 chu4
几乎每一个人都会用。 ji1 hu1 mei3 yi2 ge4 ren2 dou1 hui4 yong4
还有几天到期？几个人在等？ hai2 you3 ji3 tian1 dao4 qi1 ji3 ge4 ren2 zai4 deng3
董事长和店长都来了。 dong3 shi4 zhang3 he2 dian4 zhang3 dou1 lai2 le5
请长按一下，等一会儿再松开。 qing3 chang2 an4 yi2 xia4 deng3 yi2 hui4 er2 zai4 song1 kai1
家里的长辈一直不会用。 jia1 li3 de5 zhang3 bei4 yi4 zhi2 bu2 hui4 yong4
长途电话一分钟一角。 chang2 tu2 dian4 hua4 yi4 fen1 zhong1 yi4 jiao3
银行代扣没有成功，请重新办一次。 yin2 hang2 dai4 kou4 mei2 you3 cheng2 gong1 qing3 chong2 xin1 ban4 yi2 ci4
建行和工行都行，招行不行。 jian4 hang2 he2 gong1 hang2 dou1 xing2 zhao1 hang2 bu4 xing2
进行中的办理不能撤销。 jin4 xing2 zhong1 de5 ban4 li3 bu4 neng2 che4 xiao1
重要的事情重复三遍。 zhong4 yao4 de5 shi4 qing2 chong2 fu4 san1 bian4
体重不重要，重新设置不难。 ti3 zhong4 bu2 zhong4 yao4 chong2 xin1 she4 zhi4 bu4 nan2
还款日是十一号，还没到期。 huan2 kuan3 ri4 shi4 shi2 yi1 hao4 hai2 mei2 dao4 qi1
欠的话费还清了，不用再交。 qian4 de5 hua4 fei4 huan2 qing1 le5 bu2 yong4 zai4 jiao1
您还欠十二元五角，还不算逾期。 nin2 hai2 qian4 shi2 er4 yuan2 wu3 jiao3 hai2 bu2 suan4 yu2 qi1
手机还给您了，还能用。 shou3 ji1 huan2 gei3 nin2 le5 hai2 neng2 yong4
他睡着了，请不要吵。 ta1 shui4 zhao2 le5 qing3 bu2 yao4 chao3
不用着急，一定找得到。 bu2 yong4 zhao2 ji2 yi2 ding4 zhao3 de5 dao4
沿着这条路一直走。 yan2 zhe5 zhe4 tiao2 lu4 yi4 zhi2 zou3
看着屏幕，按着说的做。 kan4 zhe5 ping2 mu4 an4 zhe5 shuo1 de5 zuo4
这事办不了，得您本人来。 zhe4 shi4 ban4 bu4 liao3 dei3 nin2 ben3 ren2 lai2
您了解一下，办得了就办。 nin2 liao3 jie3 yi2 xia4 ban4 de5 liao3 jiu4 ban4
受不了骚扰电话，可以拦截一下。 shou4 bu4 liao3 sao1 rao3 dian4 hua4 ke3 yi3 lan2 jie2 yi2 xia4
首都和成都市都有营业厅。 shou3 du1 he2 cheng2 du1 shi4 dou1 you3 ying2 ye4 ting1
我们都来了，一个都不少。 wo3 men5 dou1 lai2 le5 yi2 ge4 dou1 bu4 shao3
爱好音乐的人都说好。 ai4 hao4 yin1 yue4 de5 ren2 dou1 shuo1 hao3
好奇的孩子很好玩。 hao4 qi2 de5 hai2 zi5 hen3 hao3 wan2
有一点不一样，不过不要紧。 you3 yi4 dian3 bu4 yi2 yang4 bu2 guo4 bu2 yao4 jin3
不对，不是这个，再选一个。 bu2 dui4 bu2 shi4 zhe4 ge5 zai4 xuan3 yi2 ge4
不，我不要，不想要，不需要。 bu4 wo3 bu2 yao4 bu4 xiang3 yao4 bu4 xu1 yao4
要不要再试一次？行不行？ yao4 bu2 yao4 zai4 shi4 yi2 ci4 xing2 bu4 xing2
是不是您的号码？对不对？ shi4 bu2 shi4 nin2 de5 hao4 ma3 dui4 bu2 dui4
一起看一下这一页。 yi4 qi3 kan4 yi2 xia4 zhe4 yi2 ye4
一天一次，一年一回，一人一份。 yi4 tian1 yi2 ci4 yi4 nian2 yi4 hui2 yi4 ren2 yi2 fen4
一样的套餐，一半的价钱。 yi2 yang4 de5 tao4 can1 yi2 ban4 de5 jia4 qian2
一切都好了，一般不会再出错。 yi2 qie4 dou1 hao3 le5 yi4 ban1 bu2 hui4 zai4 chu1 cuo4
一定要说清楚，一点也别急。 yi2 ding4 yao4 shuo1 qing1 chu3 yi4 dian3 ye3 bie2 ji2
周一到周五一直有人，星期一不休息。 zhou1 yi1 dao4 zhou1 wu3 yi4 zhi2 you3 ren2 xing1 qi1 yi1 bu4 xiu1 xi1
每周一次，每月一回。 mei3 zhou1 yi2 ci4 mei3 yue4 yi4 hui2
唯一的办法是统一办理。 wei2 yi1 de5 ban4 fa3 shi4 tong3 yi1 ban4 li3
三分之一的人不知道。 san1 fen1 zhi1 yi1 de5 ren2 bu4 zhi1 dao4
百分之一点五，不到百分之二。 bai3 fen1 zhi1 yi1 dian3 wu3 bu2 dao4 bai3 fen1 zhi1 er4
二零二一年十一月二十一日。 er4 ling2 er4 yi1 nian2 shi2 yi1 yue4 er4 shi2 yi1 ri4
上午一点半不上班。 shang4 wu3 yi4 dian3 ban4 bu2 shang4 ban1
一楼不办，请到二楼。 yi1 lou2 bu2 ban4 qing3 dao4 er4 lou2
一单元一零一室。 yi1 dan1 yuan2 yi1 ling2 yi1 shi4
一号窗口不排队。 yi1 hao4 chuang1 kou3 bu4 pai2 dui4
上一级再看，每一级都要看。 shang4 yi4 ji2 zai4 kan4 mei3 yi4 ji2 dou1 yao4 kan4
一到三个工作日以内答复。 yi1 dao4 san1 ge4 gong1 zuo4 ri4 yi3 nei4 da2 fu4
一等奖不是真的，不要信。 yi1 deng3 jiang3 bu2 shi4 zhen1 de5 bu2 yao4 xin4
不一会儿就好，过一会儿再打。 bu4 yi2 hui4 er2 jiu4 hao3 guo4 yi2 hui4 er2 zai4 da3
一两个字就行。 yi4 liang3 ge4 zi4 jiu4 xing2
一百元，一千元，一万元，一亿元。 yi4 bai3 yuan2 yi4 qian1 yuan2 yi2 wan4 yuan2 yi2 yi4 yuan2
一元，一角，一分，两元一角。 yi4 yuan2 yi4 jiao3 yi4 fen1 liang3 yuan2 yi4 jiao3
一条短信一毛钱。 yi4 tiao2 duan3 xin4 yi4 mao2 qian2
一只耳机不响，两只都不响。 yi4 zhi1 er3 ji1 bu4 xiang3 liang3 zhi1 dou1 bu4 xiang3
流媒体服务要另外收佣金吗？ liu2 mei2 ti3 fu2 wu4 yao4 ling4 wai4 shou1 yong4 jin1 ma5
姥姥和外甥女一起用一个号码。 lao3 lao5 he2 wai4 sheng1 nv3 yi4 qi3 yong4 yi2 ge4 hao4 ma3
媒体说的不一定对。 mei2 ti3 shuo1 de5 bu4 yi2 ding4 dui4
赠予的流量不能转让。 zeng4 yu3 de5 liu2 liang4 bu4 neng2 zhuan3 rang4
给予答复，供应商参与。 ji3 yu3 da2 fu4 gong1 ying4 shang1 can1 yu4
宽带不通，师傅不来。 kuan1 dai4 bu4 tong1 shi1 fu4 bu4 lai2
不便宜，不方便，不划算。 bu4 pian2 yi5 bu4 fang1 bian4 bu4 hua2 suan4
不更改，不变更，不调整。 bu4 geng1 gai3 bu2 bian4 geng1 bu4 tiao2 zheng3
不调查，不协调，不空闲。 bu2 diao4 cha2 bu4 xie2 tiao2 bu2 kong4 xian2
假期不放假，请假不行。 jia4 qi1 bu2 fang4 jia4 qing3 jia4 bu4 xing2
有空就来，没空也不要紧。 you3 kong4 jiu4 lai2 mei2 kong4 ye3 bu2 yao4 jin3
有空调的房间不多。 you3 kong1 tiao2 de5 fang2 jian1 bu4 duo1
空间不够，时间断断续续。 kong1 jian1 bu2 gou4 shi2 jian1 duan4 duan4 xu4 xu4
间接损失不赔，直接的赔。 jian4 jie1 sun3 shi1 bu4 pei2 zhi2 jie1 de5 pei2
没收到短信，不会没收财产。 mei2 shou1 dao4 duan3 xin4 bu2 hui4 mo4 shou1 cai2 chan3
会计师不会计算。 kuai4 ji4 shi1 bu2 hui4 ji4 suan4
头发白了，从头发送一遍。 tou2 fa4 bai2 le5 cong2 tou2 fa1 song4 yi2 bian4
理发店不远，办理发票请排队。 li3 fa4 dian4 bu4 yuan3 ban4 li3 fa1 piao4 qing3 pai2 dui4
真相只有一个，真相信了。 zhen1 xiang4 zhi3 you3 yi2 ge4 zhen1 xiang1 xin4 le5
中奖了是骗人的，中间不要停。 zhong4 jiang3 le5 shi4 pian4 ren2 de5 zhong1 jian1 bu2 yao4 ting2
答应的事不会变，回答也一样。 da1 ying4 de5 shi4 bu2 hui4 bian4 hui2 da2 ye3 yi2 yang4
测量一下距离，商量一下。 ce4 liang2 yi2 xia4 ju4 li2 shang1 liang2 yi2 xia4
干部和群众都要干净。 gan4 bu4 he2 qun2 zhong4 dou1 yao4 gan1 jing4
宿舍楼堵塞了。 su4 she4 lou2 du3 se4 le5
拓展业务，转载文章。 tuo4 zhan3 ye4 wu4 zhuan3 zai3 wen2 zhang1
角色不同，五角不多。 jue2 se4 bu4 tong2 wu3 jiao3 bu4 duo1
网站长期不能用，站长不在。 wang3 zhan4 chang2 qi1 bu4 neng2 yong4 zhan4 zhang3 bu2 zai4
"""
"""The sentence and its pinyin; 一 and 不 in the tone they are said in, a third tone as the dictionary has it."""

LOUD = 200
"""Samples louder than this are speech."""
PAUSE = 0.3
"""Seconds espeak rests at a comma, about."""
LONGEST_HOLE = 0.8
"""Seconds without a sound, pauses between sentences included."""


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines())
def test_a_sentence_is_read_as_people_read_it(line: str) -> None:
    sentence, pinyin = line.split(" ", 1)
    said, meant = syllables(respelled(sentence)), pinyin.split()
    characters = re.findall(r"[\u4e00-\u9fff]", sentence)
    assert len(said) == len(meant) == len(characters)
    expected = syllables("。\n".join(meant))
    wrong = [
        (character, one, sound)
        for character, one, sound, right in zip(characters, meant, said, expected, strict=True)
        if not is_read(sound, right)
    ]
    assert wrong == []


@pytest.mark.parametrize("line", SENTENCES.strip().splitlines()[::9])
def test_a_sentence_lasts_as_long_as_its_syllables_and_has_no_hole(line: str) -> None:
    sentence, pinyin = line.split(" ", 1)
    command = ["espeak-ng", "-v", "cmn-latn-pinyin", "-s", "155", "--stdout", "--", respelled(sentence)]
    done = subprocess.run(command, capture_output=True, check=True, timeout=30)
    with wave.open(BytesIO(done.stdout)) as recording:
        rate = recording.getframerate()
        samples = array("h", recording.readframes(2**24))
    loud = [index / rate for index, sample in enumerate(samples) if abs(sample) > LOUD]
    lasting = loud[-1] - loud[0]
    pauses = len(re.findall("[，。？]", sentence)) - 1
    syllable = (lasting - pauses * PAUSE) / len(pinyin.split())
    assert 0.15 < syllable < 0.45
    assert max(after - before for before, after in pairwise(loud)) < LONGEST_HOLE
