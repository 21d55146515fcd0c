"""Figures in the operator's own words: what can mean one thing is spoken as a value, the rest digit by digit."""

from __future__ import annotations

import pytest

from elderclient.domain.configuration import Language
from elderclient.domain.sentence import OperatorText, say
from elderclient.rendering import shown as shown_in
from elderclient.rendering import spoken


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("5G畅享129元套餐", "五 G 畅享一百二十九元套餐"),
        ("500M宽带", "五百兆宽带"),
        ("100Mbps宽带", "一百兆宽带"),
        ("￥1000元", "一千元"),
        ("0.1元/分钟", "每分钟一角"),
        ("超出0.29元/MB", "超出每兆两角九分"),
        ("1,234.50元", "一千两百三十四元五角"),
        ("优惠-20元", "优惠减二十元"),
        ("含20GB流量", "含二十 G 流量"),
        ("2026-03-01 15:30", "二零二六年三月一日 下午三点半"),
        ("2026年9月", "二零二六年九月"),
        ("2026-13-45", "二零二六杠十三-四十五"),
        ("请拨10000号", "请拨幺零零零零号"),
        ("138 0013 8000", "幺三八 零零幺三 八零零零"),
        ("010-62345678", "零幺零 六二三四 五六七八"),
        ("滞纳金3‰", "滞纳金千分之三"),
        ("12.5%", "百分之十二点五"),
        ("3-5个工作日", "三到五个工作日"),
        ("第2条，共2条", "第二条，共两条"),
        ("编号20261123-1", "编号二零二六幺幺二三杠一"),
        ("１２３４", "幺二三四"),
        ("120分钟", "一百二十分钟"),
        ("没有数字", "没有数字"),
        # amounts
        ("10元-20元", "十元到二十元"),
        ("0.1-0.3元", "一角到三角"),
        ("1.5万元，200万元", "一点五万元，两百万元"),
        ("299元/月", "每月两百九十九元"),
        ("￥20/GB", "每 G 二十元"),
        ("优惠 −3.50 元", "优惠 减三元五角"),
        ("20块", "二十块"),
        ("95折，8.5折，8折", "九五折，八点五折，八折"),
        # data and speed
        ("含30G国内流量", "含三十 G 国内流量"),
        ("含30G，另送2G", "含三十 G 流量，另送二 G "),
        ("1Gbps宽带", "一 G 宽带"),
        ("下行20MB/s", "下行二十兆每秒"),
        ("100KB", "一百 K "),
        ("1TB云盘", "一 T 云盘"),
        ("100-200兆", "一百到两百兆"),
        ("500米，1.2公里", "五百米，一点二公里"),
        # dates and times
        ("2026/3/1", "二零二六年三月一日"),
        ("2026.03.01", "二零二六年三月一日"),
        ("2026-03账期", "二零二六年三月账期"),
        ("2026-03-01至2026-03-31", "二零二六年三月一日至二零二六年三月三十一日"),
        ("2026.03.01-2026.03.31", "二零二六年三月一日到二零二六年三月三十一日"),
        ("3月1日-3月31日", "三月一日到三月三十一日"),
        ("8:00-20:00", "上午八点到晚上八点"),
        ("下午3:30", "下午三点半"),
        ("晚上 8:05", "晚上八点零五分"),
        ("15:30:20", "下午三点三十分二十秒"),
        ("0:00-24:00", "凌晨零点到二十四点"),
        ("上午9点到下午2点", "上午九点到下午两点"),
        ("7×24小时", "七乘二十四小时"),
        ("近12个月", "近十二个月"),
        # telephone numbers
        ("13800138000", "幺三八 零零幺三 八零零零"),
        ("138-0013-8000", "幺三八 零零幺三 八零零零"),
        ("+86 13800138000", "加八六 幺三八 零零幺三 八零零零"),
        ("请拨8613800138000。", "请拨八六 幺三八 零零幺三 八零零零。"),
        ("+86 21 62345678或+8675583765566", "加八六 二幺 六二三四 五六七八或加八六 七五五 八三七六 五五六六"),
        ("宽带账号8613800138000", "宽带账号八六 幺三八 零零幺三 八零零零"),
        ("合同号861380013800", "合同号八六幺三 八零零幺 三八零零"),
        ("400-820-0082", "四零零 八二零 零零八二"),
        ("02162345678", "零二幺 六二三四 五六七八"),
        ("拨96110或12381", "拨九六幺幺零或幺二三八幺"),
        # shares
        ("5%-10%", "百分之五到百分之十"),
        ("5-10%", "百分之五到百分之十"),
        ("100%", "百分之百"),
        ("１２％", "百分之十二"),
        # versions, serial numbers, ordinals, addresses
        ("V2.0", "V二点零"),
        ("第2.0.15版", "第二点零点十五版"),
        ("192.168.1.1", "一九二点一六八点一点一"),
        ("工单TS20261123-007", "工单TS二零二六幺幺二三杠零零七"),
        ("第200条", "第二百条"),
        ("和平路18号2单元301室", "和平路十八号二单元三零一室"),
        ("和平路 18 号", "和平路 十八 号"),
        ("满65岁，共120人", "满六十五岁，共一百二十人"),
        ("1,234", "一千二百三十四"),
        ("共有5, 12, 30.", "共有五, 十二, 三十."),
    ],
)
def test_operator_text_speaks_only_what_can_mean_one_thing(text: str, words: str) -> None:
    assert spoken(say("{text}", text=OperatorText(text)), Language.CHINESE) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("129 yuan plan", "one hundred and twenty-nine yuan plan"),
        ("¥0.15/minute", "fifteen fen a minute"),
        ("20 GB a month", "twenty gigabytes a month"),
        ("500 Mbps", "five hundred megabits a second"),
        ("call 10000 at 15:30", "call one zero zero zero zero at three thirty in the afternoon"),
        ("12.5%", "twelve point five percent"),
        ("5G", "five G"),
        ("120 minutes", "one hundred and twenty minutes"),
        ("2026-03-01", "March first, twenty twenty-six"),
        ("10-20 yuan", "ten to twenty yuan"),
        ("10 yuan-20 yuan", "ten yuan to twenty yuan"),
        ("200 thousand", "two hundred thousand"),
        ("1 Gbps", "one gigabit a second"),
        ("20 MB/s", "twenty megabytes a second"),
        ("4K and 5G", "four K and five G"),
        ("2026.03.01-2026.03.31", "March first, twenty twenty-six to March thirty-first, twenty twenty-six"),
        ("on 1 March 2026", "on the first of March twenty twenty-six"),
        ("3:30 pm", "three thirty in the afternoon"),
        ("12:00 am to 9:05 a.m.", "midnight to nine oh five in the morning"),
        ("15:30:20", "three thirty in the afternoon and twenty seconds"),
        ("8:00-24:00", "eight in the morning to midnight"),
        ("138 0013 8000", "one three eight, zero zero one three, eight zero zero zero"),
        ("5-10%", "five to ten percent"),
        ("3-5 working days", "three to five working days"),
        ("the 2nd and 21st", "the second and twenty-first"),
        ("version 2.0.15", "version two point zero point fifteen"),
        ("TS20261123-7", "TS two zero two six one one two three dash seven"),
        ("room 301B", "room three zero one B"),
        ("1,234", "one thousand two hundred and thirty-four"),
        ("room 301, 18 Heping Road", "room three zero one, eighteen Heping Road"),
    ],
)
def test_operator_text_in_english(text: str, words: str) -> None:
    assert spoken(say("{text}", text=OperatorText("文", text)), Language.ENGLISH) == words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("请拨打13800138000。", "请拨打138 0013 8000。"),
        ("回电8613800138000或+8613800138000", "回电86 138 0013 8000或+86 138 0013 8000"),
        ("回电+862162345678，不是862162345678", "回电+86 21 6234 5678，不是862162345678"),
        ("座机02162345678，免费4008123456", "座机021 6234 5678，免费400 812 3456"),
        ("138 0013 8000 and 010-62345678", "138 0013 8000 and 010-62345678"),
        ("单号13800138000", "单号13800138000"),
        ("卡号：13800138000123", "卡号：13800138000123"),
        ("SN13800138000, 13800138000.5, 13800138000-7", "SN13800138000, 13800138000.5, 13800138000-7"),
        ("10086, 2026, 1380013800", "10086, 2026, 1380013800"),
    ],
)
def test_telephone_numbers_are_grouped_for_the_eye_too(text: str, shown: str) -> None:
    for language in Language:
        assert shown_in(say("{text}", text=OperatorText(text)), language) == shown
