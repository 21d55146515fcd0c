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

FROM_THE_CATALOGUE = """
“曾国强”，看完这八条再定：
zeng1 guo2 qiang2 kan4 wan2 zhe4 ba1 tiao2 zai4 ding4
两个另外花钱，一共每月两百一十九元。
liang3 ge4 ling4 wai4 hua1 qian2 yi2 gong4 mei3 yue4 liang3 bai3 yi1 shi2 jiu3 yuan2
现在没有网。这里是二零二七年六月二十八日的数据。
xian4 zai4 mei2 you3 wang3 zhe4 li3 shi4 er4 ling2 er4 qi1 nian2 liu4 yue4 er4 shi2 ba1 ri4 de5 shu4 ju4
撤销了，“曾国强”没有退，和原来一样。
che4 xiao1 le5 zeng1 guo2 qiang2 mei2 you3 tui4 he2 yuan2 lai2 yi2 yang4
套餐里的通话用完以后，一千元。
tao4 can1 li3 de5 tong1 hua4 yong4 wan2 yi3 hou4 yi4 qian1 yuan2
您二零二七年三月二日要求删除，他们没有同意。
nin2 er4 ling2 er4 qi1 nian2 san1 yue4 er4 ri4 yao1 qiu2 shan1 chu2 ta1 men5 mei2 you3 tong2 yi4
这台电脑还没设置好，不能从这里找人工。请拨幺零零八六。
zhe4 tai2 dian4 nao3 hai2 mei2 she4 zhi4 hao3 bu4 neng2 cong2 zhe4 li3 zhao3 ren2 gong1 qing3 bo1 yao1 ling2 ling2
ba1 liu4
“曾国强”退掉了，用到二零二七年十二月二十一日。
zeng1 guo2 qiang2 tui4 diao4 le5 yong4 dao4 er4 ling2 er4 qi1 nian2 shi2 er4 yue4 er4 shi2 yi1 ri4
您没有别的电话能接，我们打不到您。借个电话拨幺零零八六，或者去营业厅，或者找平时帮您的人。
nin2 mei2 you3 bie2 de5 dian4 hua4 neng2 jie1 wo3 men5 da3 bu2 dao4 nin2 jie4 ge4 dian4 hua4 bo1 yao1 ling2 ling2
ba1 liu4 huo4 zhe3 qu4 ying2 ye4 ting1 huo4 zhe3 zhao3 ping2 shi2 bang1 nin2 de5 ren2
旁边还有一份给电脑读的：王秀兰
pang2 bian1 hai2 you3 yi2 fen4 gei3 dian4 nao3 du2 de5 wang2 xiu4 lan2
免费用到二零二六年八月二十一日，到时自动停。
mian3 fei4 yong4 dao4 er4 ling2 er4 liu4 nian2 ba1 yue4 er4 shi2 yi1 ri4 dao4 shi2 zi4 dong4 ting2
您的几个套餐一共每月负三十元。
nin2 de5 ji3 ge4 tao4 can1 yi2 gong4 mei3 yue4 fu4 san1 shi2 yuan2
撤销了，两个都没有退，和原来一样。
che4 xiao1 le5 liang3 ge4 dou1 mei2 you3 tui4 he2 yuan2 lai2 yi2 yang4
王秀兰（把算错的钱冲掉）
wang2 xiu4 lan2 ba3 suan4 cuo4 de5 qian2 chong1 diao4
已经退了，用到二零二七年五月二十一日为止。
yi3 jing1 tui4 le5 yong4 dao4 er4 ling2 er4 qi1 nian2 wu3 yue4 er4 shi2 yi1 ri4 wei2 zhi3
现在营业厅都没开门。最近的是王秀兰。
xian4 zai4 ying2 ye4 ting1 dou1 mei2 kai1 men2 zui4 jin4 de5 shi4 wang2 xiu4 lan2
现在开门的，最近是王秀兰。
xian4 zai4 kai1 men2 de5 zui4 jin4 shi4 wang2 xiu4 lan2
十月的每一项加起来，比总数多六角。
shi2 yue4 de5 mei3 yi2 xiang4 jia1 qi3 lai2 bi3 zong3 shu4 duo1 liu4 jiao3
“曾国强”退掉了，用到二零二六年十月十一日，退回一千元。
zeng1 guo2 qiang2 tui4 diao4 le5 yong4 dao4 er4 ling2 er4 liu4 nian2 shi2 yue4 shi2 yi1 ri4 tui4 hui2 yi4 qian1
yuan2
您晚上九点半请过人工，一直没有回音。现在还要吗？
nin2 wan3 shang4 jiu3 dian3 ban4 qing3 guo4 ren2 gong1 yi4 zhi2 mei2 you3 hui2 yin1 xian4 zai4 hai2 yao4 ma5
八月话费一千元，不用交钱。
ba1 yue4 hua4 fei4 yi4 qian1 yuan2 bu2 yong4 jiao1 qian2
所有账单一共至少要交六角，有一张不清楚。
suo3 you3 zhang4 dan1 yi2 gong4 zhi4 shao3 yao4 jiao1 liu4 jiao3 you3 yi4 zhang1 bu4 qing1 chu3
要交的钱里，有两千零二元零两分是十二月没交的。
yao4 jiao1 de5 qian2 li3 you3 liang3 qian1 ling2 er4 yuan2 ling2 liang3 fen1 shi4 shi2 er4 yue4 mei2 jiao1 de5
“王秀兰”是新收的，一百二十一元五角，前一个月都没有收过。
wang2 xiu4 lan2 shi4 xin1 shou1 de5 yi4 bai3 er4 shi2 yi1 yuan2 wu3 jiao3 qian2 yi2 ge4 yue4 dou1 mei2 you3 shou1
guo4
投诉以后，一天以内答复您。
tou2 su4 yi3 hou4 yi4 tian1 yi3 nei4 da2 fu4 nin2
三月的账单作废了，不用交钱。
san1 yue4 de5 zhang4 dan1 zuo4 fei4 le5 bu2 yong4 jiao1 qian2
到时自动停。接着用，十五元。
dao4 shi2 zi4 dong4 ting2 jie1 zhe5 yong4 shi2 wu3 yuan2
这张账单管两个月，每个月十五元，和三月一样。
zhe4 zhang1 zhang4 dan1 guan3 liang3 ge4 yue4 mei3 ge4 yue4 shi2 wu3 yuan2 he2 san1 yue4 yi2 yang4
您的合同到二零二六年五月二十一日，提前换要交多少不清楚。
nin2 de5 he2 tong2 dao4 er4 ling2 er4 liu4 nian2 wu3 yue4 er4 shi2 yi1 ri4 ti2 qian2 huan4 yao4 jiao1 duo1 shao3
bu4 qing1 chu3
八元零五分（多久收一次不清楚）
ba1 yuan2 ling2 wu3 fen1 duo1 jiu3 shou1 yi2 ci4 bu4 qing1 chu3
本该最晚二零二六年七月二十八日，过了七天
ben3 gai1 zui4 wan3 er4 ling2 er4 liu4 nian2 qi1 yue4 er4 shi2 ba1 ri4 guo4 le5 qi1 tian1
他们在查，最晚二零二六年七月二十一日答复您。
ta1 men5 zai4 cha2 zui4 wan3 er4 ling2 er4 liu4 nian2 qi1 yue4 er4 shi2 yi1 ri4 da2 fu4 nin2
请先按一下您的名字。急事就打幺零零八六。
qing3 xian1 an4 yi2 xia4 nin2 de5 ming2 zi4 ji2 shi4 jiu4 da3 yao1 ling2 ling2 ba1 liu4
您的合同到二零二七年七月二日才到期，提前换要交一百二十一元五角。
nin2 de5 he2 tong2 dao4 er4 ling2 er4 qi1 nian2 qi1 yue4 er4 ri4 cai2 dao4 qi1 ti2 qian2 huan4 yao4 jiao1 yi4 bai3 er4
shi2 yi1 yuan2 wu3 jiao3
两个另外花钱，一个月一共多少不清楚。
liang3 ge4 ling4 wai4 hua1 qian2 yi2 ge4 yue4 yi2 gong4 duo1 shao3 bu4 qing1 chu3
这张账单要交的，比这一期的话费多两百一十九元。账单没有写是什么时候欠的，可以请人工查。
zhe4 zhang1 zhang4 dan1 yao4 jiao1 de5 bi3 zhe4 yi4 qi1 de5 hua4 fei4 duo1 liang3 bai3 yi1 shi2 jiu3 yuan2 zhang4
dan1 mei2 you3 xie3 shi4 shen2 me5 shi2 hou4 qian4 de5 ke3 yi3 qing3 ren2 gong1 cha2
收到了。上午十一点前可以撤销，过后就删。
shou1 dao4 le5 shang4 wu3 shi2 yi1 dian3 qian2 ke3 yi3 che4 xiao1 guo4 hou4 jiu4 shan1
记下了：关掉王秀兰。一有网就关。
ji4 xia4 le5 guan1 diao4 wang2 xiu4 lan2 yi4 you3 wang3 jiu4 guan1
按最近一个月算，换成“王秀兰”每月大约省十五元。
an4 zui4 jin4 yi2 ge4 yue4 suan4 huan4 cheng2 wang2 xiu4 lan2 mei3 yue4 da4 yue1 sheng3 shi2 wu3 yuan2
最晚二零二六年十二月二十一日该答复，到今天还没有答复。
zui4 wan3 er4 ling2 er4 liu4 nian2 shi2 er4 yue4 er4 shi2 yi1 ri4 gai1 da2 fu4 dao4 jin1 tian1 hai2
mei2 you3 da2 fu4
十月话费八元零五分，已经交了。
shi2 yue4 hua4 fei4 ba1 yuan2 ling2 wu3 fen1 yi3 jing1 jiao1 le5
请到营业厅，或者请家里人拨幺零零八六。
qing3 dao4 ying2 ye4 ting1 huo4 zhe3 qing3 jia1 li3 ren2 bo1 yao1 ling2 ling2 ba1 liu4
八月的每一项加起来，比总数少一百二十一元五角。
ba1 yue4 de5 mei3 yi2 xiang4 jia1 qi3 lai2 bi3 zong3 shu4 shao3 yi4 bai3 er4 shi2 yi1 yuan2 wu3 jiao3
您有十一个合同。按哪一份，就看哪一份。
nin2 you3 shi2 yi1 ge4 he2 tong2 an4 na3 yi2 fen4 jiu4 kan4 na3 yi2 fen4
另外花钱的服务都退订了：一个。
ling4 wai4 hua1 qian2 de5 fu2 wu4 dou1 tui4 ding4 le5 yi2 ge4
这一项账单上只有名字，可以请人工讲给您听。
zhe4 yi2 xiang4 zhang4 dan1 shang4 zhi3 you3 ming2 zi4 ke3 yi3 qing3 ren2 gong1 jiang3 gei3 nin2 ting1
加好了。以后打开的时候，先问是哪一位。
jia1 hao3 le5 yi3 hou4 da3 kai1 de5 shi2 hou4 xian1 wen4 shi4 na3 yi2 wei4
记下了。一有网，就请我们的人删。
ji4 xia4 le5 yi4 you3 wang3 jiu4 qing3 wo3 men5 de5 ren2 shan1
请家里人清出一些地方。急事请打电话。
qing3 jia1 li3 ren2 qing1 chu1 yi4 xie1 di4 fang1 ji2 shi4 qing3 da3 dian4 hua4
这台电脑打不开使用说明，请家里人看看。
zhe4 tai2 dian4 nao3 da3 bu4 kai1 shi3 yong4 shuo1 ming2 qing3 jia1 li3 ren2 kan4 kan4
可以再要一次，也可以请人工查一查。
ke3 yi3 zai4 yao4 yi2 ci4 ye3 ke3 yi3 qing3 ren2 gong1 cha2 yi4 cha2
您刚做的这一步还没有发出去，一有网就发。
nin2 gang1 zuo4 de5 zhe4 yi2 bu4 hai2 mei2 you3 fa1 chu1 qu4 yi4 you3 wang3 jiu4 fa1
已经记下：不同意。
yi3 jing1 ji4 xia4 bu4 tong2 yi4
请装程序的人再装一次。急事请打电话。
qing3 zhuang1 cheng2 xu4 de5 ren2 zai4 zhuang1 yi2 ci4 ji2 shi4 qing3 da3 dian4 hua4
这几天师傅都约满了。可以请人工帮您安排。
zhe4 ji3 tian1 shi1 fu4 dou1 yue1 man3 le5 ke3 yi3 qing3 ren2 gong1 bang1 nin2 an1 pai2
报修收到了，正在派师傅。
bao4 xiu1 shou1 dao4 le5 zheng4 zai4 pai4 shi1 fu4
用的时间还短，现在比不出来。满三个月再看。
yong4 de5 shi2 jian1 hai2 duan3 xian4 zai4 bi3 bu4 chu1 lai2 man3 san1 ge4 yue4 zai4 kan4
谁也挡不住的事，比如地震、洪水。
shui2 ye3 dang3 bu2 zhu4 de5 shi4 bi3 ru2 di4 zhen4 hong2 shui3
没有合同期，随时可以退。
mei2 you3 he2 tong2 qi1 sui2 shi2 ke3 yi3 tui4
改主意了，请人工打给您。
gai3 zhu3 yi4 le5 qing3 ren2 gong1 da3 gei3 nin2
这台电脑上网设的代理，这个程序用不了。
zhe4 tai2 dian4 nao3 shang4 wang3 she4 de5 dai4 li3 zhe4 ge5 cheng2 xu4 yong4 bu4 liao3
随时可以开，可以关。关了，别的都照样用。
sui2 shi2 ke3 yi3 kai1 ke3 yi3 guan1 guan1 le5 bie2 de5 dou1 zhao4 yang4 yong4
撤销了，什么都没有删。
che4 xiao1 le5 shen2 me5 dou1 mei2 you3 shan1
停了，别人用不了。
ting2 le5 bie2 ren2 yong4 bu4 liao3
写一两句就行，写完按“发出去”。
xie3 yi4 liang3 ju4 jiu4 xing2 xie3 wan2 an4 fa1 chu1 qu4
账单存在这台，没有网也能看。
zhang4 dan1 cun2 zai4 zhe4 tai2 mei2 you3 wang3 ye3 neng2 kan4
出了点问题，不是您的错。
chu1 le5 dian3 wen4 ti2 bu2 shi4 nin2 de5 cuo4
撤回以后，他们就不再查了。
che4 hui2 yi3 hou4 ta1 men5 jiu4 bu2 zai4 cha2 le5
没有上锁，请收好。
mei2 you3 shang4 suo3 qing3 shou1 hao3
记下了，查清就取消
ji4 xia4 le5 cha2 qing1 jiu4 qu3 xiao1
到期就能退。要现在退，人工帮您办。
dao4 qi1 jiu4 neng2 tui4 yao4 xian4 zai4 tui4 ren2 gong1 bang1 nin2 ban4
哪些是另外花钱的，不清楚。
na3 xie1 shi4 ling4 wai4 hua1 qian2 de5 bu4 qing1 chu3
价钱变了，请再看一看：
jia4 qian2 bian4 le5 qing3 zai4 kan4 yi2 kan4
您不同意，已经告诉他们了。什么都不变。
nin2 bu4 tong2 yi4 yi3 jing1 gao4 su4 ta1 men5 le5 shen2 me5 dou1 bu2 bian4
您听，不要念。接了电话，也能看着这里对。
nin2 ting1 bu2 yao4 nian4 jie1 le5 dian4 hua4 ye3 neng2 kan4 zhe5 zhe4 li3 dui4
我们从不要您共享屏幕，也不要您装软件。
wo3 men5 cong2 bu2 yao4 nin2 gong4 xiang3 ping2 mu4 ye3 bu2 yao4 nin2 zhuang1 ruan3 jian4
会不会来电，不清楚
hui4 bu2 hui4 lai2 dian4 bu4 qing1 chu3
写投诉，要他们答复
xie3 tou2 su4 yao4 ta1 men5 da2 fu4
不录音，不看您别的文件，没有广告。
bu2 lu4 yin1 bu2 kan4 nin2 bie2 de5 wen2 jian4 mei2 you3 guang3 gao4
没有查到您的投诉。
mei2 you3 cha2 dao4 nin2 de5 tou2 su4
那一年放假的日子还没有公布，所以只是大约。
na4 yi4 nian2 fang4 jia4 de5 ri4 zi5 hai2 mei2 you3 gong1 bu4 suo3 yi3 zhi3 shi4 da4 yue1
结束了。还要找人工，再按一次就行。
jie2 shu4 le5 hai2 yao4 zhao3 ren2 gong1 zai4 an4 yi2 ci4 jiu4 xing2
打了电话没有人接，不再打了。
da3 le5 dian4 hua4 mei2 you3 ren2 jie1 bu2 zai4 da3 le5
按哪一项，就讲哪一项。
an4 na3 yi2 xiang4 jiu4 jiang3 na3 yi2 xiang4
还没有人看过您的信息。
hai2 mei2 you3 ren2 kan4 guo4 nin2 de5 xin4 xi1
这个程序少装了一部分。
zhe4 ge5 cheng2 xu4 shao3 zhuang1 le5 yi2 bu4 fen4
这台电脑还没设置好，不能从这里找人工。
zhe4 tai2 dian4 nao3 hai2 mei2 she4 zhi4 hao3 bu4 neng2 cong2 zhe4 li3 zhao3 ren2 gong1
有的办成了，有的没有。可以请人工查一查。
you3 de5 ban4 cheng2 le5 you3 de5 mei2 you3 ke3 yi3 qing3 ren2 gong1 cha2 yi4 cha2
几点开门，要问一问。
ji3 dian3 kai1 men2 yao4 wen4 yi2 wen4
让您别告诉家里人的，是骗子。
rang4 nin2 bie2 gao4 su4 jia1 li3 ren2 de5 shi4 pian4 zi5
手机还没有停。马上打：
shou3 ji1 hai2 mei2 you3 ting2 ma3 shang4 da3
这张账单没有列出每一项。
zhe4 zhang1 zhang4 dan1 mei2 you3 lie4 chu1 mei3 yi2 xiang4
看看电视和机顶盒的灯亮不亮，不亮就按一下电源。
kan4 kan4 dian4 shi4 he2 ji1 ding3 he2 de5 deng1 liang4 bu2 liang4 bu2 liang4 jiu4 an4 yi2 xia4 dian4 yuan2
电话打完了。还要找人工，再按一次就行。
dian4 hua4 da3 wan2 le5 hai2 yao4 zhao3 ren2 gong1 zai4 an4 yi2 ci4 jiu4 xing2
您说过的都还在，不用再说一遍。
nin2 shuo1 guo4 de5 dou1 hai2 zai4 bu2 yong4 zai4 shuo1 yi2 bian4
这台电脑没有装放声音的程序。
zhe4 tai2 dian4 nao3 mei2 you3 zhuang1 fang4 sheng1 yin1 de5 cheng2 xu4
您没有另外花钱的服务。
nin2 mei2 you3 ling4 wai4 hua1 qian2 de5 fu2 wu4
没有找到这个问题。
mei2 you3 zhao3 dao4 zhe4 ge5 wen4 ti2
您的信息，您做主。
nin2 de5 xin4 xi1 nin2 zuo4 zhu3
"""
"""Sentences of the program drawn at random, with values as they are spoken, each above its pinyin; read one by one."""

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


def test_sentences_of_the_program_are_read_as_people_read_them() -> None:
    sentences = [line for line in FROM_THE_CATALOGUE.splitlines() if not line.isascii()]
    characters = re.findall(r"[\u4e00-\u9fff]", "".join(sentences))
    meant = re.findall(r"[a-z]+[1-5]", FROM_THE_CATALOGUE)
    said = syllables("。\n".join(map(respelled, sentences)))
    assert len(said) == len(meant) == len(characters)
    spelt = sorted(set(meant))
    expected = dict(zip(spelt, syllables("。\n".join(spelt)), strict=True))
    wrong = [
        (character, one, sound)
        for character, one, sound in zip(characters, meant, said, strict=True)
        if not is_read(sound, expected[one])
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
