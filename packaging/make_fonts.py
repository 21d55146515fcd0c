"""Makes the fonts in assets/fonts: Noto Sans SC cut down to the characters that a bill, a name or a menu needs.

Owns the choice of characters and the exact source. Must give the same bytes every time; the results are committed, so
that the client shows Chinese on a machine that has no Chinese font and no network.

    python packaging/make_fonts.py            # fetches the source by npm
    python packaging/make_fonts.py SOURCE.tgz # uses a copy at hand
"""

from __future__ import annotations

import base64
import hashlib
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.ttLib.reorderGlyphs import reorderGlyphs

SOURCE = "@expo-google-fonts/noto-sans-sc@0.4.3"
SHA512 = "9rAwdFTFHbO/u6Cs0gj2jZbW74TGIiaFNQnXYH2s5wA1bzVkwbaviL4t8YUV642eGYjg86eH6DkAEQmfNHDncQ=="
WEIGHTS = {
    "package/400Regular/NotoSansSC_400Regular.ttf": "NotoSansSC-Regular.ttf",
    "package/700Bold/NotoSansSC_700Bold.ttf": "NotoSansSC-Bold.ttf",
}
LICENSE_IN_SOURCE = "package/LICENSE_FONT"
ASSETS = Path(__file__).resolve().parent.parent / "assets"
TARGET = ASSETS / "fonts"
SENTENCES = ASSETS / "translations" / "zh_CN.po"

NAME_CHARACTERS = (
    "仝仉亓佘佟俣倓偲傒僖儁冼劢勍勖匡卞厍叒吔呙咥咺哿喆嘏囡圳坜垕垚垯垟埇埏堃堉塬墉壵夔夬奀妘妤姈姝姮娓娉婳婼嫄嫚媖媛孖孜宓寘寯尕屾峣峥峻崟嵘嵩巎庠庹廑弢彧"
    "彣忞怡恺恽愔懋戬抟敉斐旸旻昀昇昉昕昱昶晏晗晞晟晢晧晳暄暐暠暶曈曌曦朳杕杻杲枟柃栐栩栴桁桢梓梣棣椤椿楒楙楸榆榕槿樾橒檀檑欤殳毋毓汭汧汶沄沅沚沣沺泂泓泠"
    "泫洺洵洸洹浛浥浠涂涵淇淏淳淼渌渟湉湜溁溦滢滪漪潆潍潞潼澍澎澔澹濂濛瀚瀛灏炆炘炜炟炤炫烜烨焓焘焱焜煊煐煜熠熹燊燚爔犇犟玎玏玓玕玘玙玚玠玢玥玦玹珂珅珈珉"
    "珏珑珖珝珞珥珧珩珮珺珽琇琎琏琚琛琤琦琨琬琮琯琰琳琴琼瑀瑄瑆瑑瑕瑗瑛瑜瑞瑢瑧瑭瑱瑶瑷瑾璁璇璈璋璎璐璘璜璟璠璨璩璪璱瓀瓒甪畀畇畅皋皓皛皞盱睆睿矍硙硕碹磊磬礽"
    "祁祊祎祐祗祚祜祯祺禔禛禤禧禹秾稷穆穟竑竦竺笈笪筠筱箐箬篁簃籴粲糸綦絜縠繄繇纭纮绂绖绗绚绤绮绰绶缇缑缦罡羿翀翃翊翌翎翚翥翯翾耑耿聿聪胤胥胧臧舸艮芃芈芊芎芑芘"
    "芮芷芸苁苈苋苒苡苣茆茉茔茗茜茨茵荀荃荇荛荟荠莀莙莜莞莹菀菁菡菫菲萁萏萑萩葆葳蒟蒨蒯蓁蓓蓥蔓蔚蔺蕊蕙蕤蕴薇薏藜藿蘅虓虔虢蛟衎衍袆裎裘褀褚襄觅觉訚訾諟諴謇讷"
    "诃诒诜诠谌谞谡谧豳贇贠贲贽赆赟趿踔轩轲辂辇辚迦迮迺逄逖逯逵遐遨遹邈邓邡邢邬邰邳邵邸邺郄郅郇郈郏郐郕郗郚郜郝郢郤郦郧郫郭郯郴郸郾鄂鄄鄚鄞鄢鄯鄱酆醴釜钊钏"
    "钚钜钤钥钦钰钲钺铄铉铎铖铮铱锳锴锟锜锵镆镒镕镛镝长闫闳闵阊阎阏阗阚陟隗隽雍雒雯霁霂霄霏霓霖靓靖鞠韪韫韬韶頔顒颀颉颎颐颢颙飏飔飒飖馥馨骁骅骉骐骓骞骢骥髙"
    "瞭啰噻灪爩籱靐鸞麤齉龘爨鬲魁鲍鲲鸢鸾鹄鹏鹔鹤鹭麀麒麓麟黉黎黛黟黻鼐龑龙龢龚"
)
"""Characters of surnames and given names, most of them outside GB2312. Made by hand, no standard's list.

To these come all that the source has beyond the first plane (220, as 𬭛, 𫖮, 𪩘): it holds those of the national list of
characters for names and places (2013), and little else. What the source itself does not have, such as 𠮷, is left to the
system's fonts, and is an empty box where these do not have it either.
"""
EXTENSION_A = (
    "㑇㑊㕮㘎㙍㙘㙦㛃㛚㛹㟃㠇㠓㤘㥄㧐㧑㧟㫰㬊㬎㬚㭎㭕㮾㰀㳇㳘㳚㴔㵐㶲㸆㸌㺄㻬㽏㿠䁖䂮"
    "䃅䃎䅟䌹䎃䎖䏝䏡䏲䐃䓖䓛䓨䓫䓬䗖䗛䗪䗴䜣䝙䢺䢼䣘䥽䦃䲟䲠䲢䴓䴔䴕䴖䴗䴘䴙䶮"
)
"""The 77 characters of CJK Extension A in the national table of general characters (2013)."""
TRADITIONAL = range(0xA440, 0xC67F)
"""The codes of Big5 with the 5,401 traditional characters in frequent use."""
PLANES_BEYOND = 0x20000
"""The first code point of the planes of rare ideographs."""


def gb2312() -> set[int]:
    """Every character of GB2312: two bytes, each from A1 to FE."""
    found = set()
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            try:
                found.add(ord(bytes((row, cell)).decode("gb2312")))
            except UnicodeDecodeError:
                continue
    return found


def traditional() -> set[int]:
    """The traditional characters in frequent use, as names and addresses from Hong Kong, Macao and Taiwan have them."""
    found = set()
    for code in TRADITIONAL:
        try:
            found.add(ord(code.to_bytes(2, "big").decode("big5")))
        except UnicodeDecodeError:
            continue
    return found


def characters(source: set[int]) -> set[int]:
    """All code points the fonts must have out of those the source has. ``ValueError`` for a name that it cannot write."""
    blocks = (
        (0x20, 0x7E),  # Basic Latin
        (0xA0, 0x17F),  # Latin-1 and Latin Extended-A: names of people from elsewhere
        (0x1CD, 0x1DC),  # pinyin vowels with the third tone
        (0x2010, 0x205F),  # dashes, quotation marks, per mille, ellipsis
        (0x20A0, 0x20BF),  # currencies
        (0x2100, 0x214F),  # letter-like: № ℃ ™
        (0x2190, 0x21FF),  # arrows
        (0x2200, 0x22FF),  # minus, times, not equal
        (0x2460, 0x24FF),  # numbers in circles
        (0x25A0, 0x26FF),  # squares, circles, triangles, check marks
        (0x2700, 0x27BF),
        (0x3000, 0x303F),  # CJK punctuation
        (0xFE10, 0xFE1F),
        (0xFE30, 0xFE4F),
        (0xFF00, 0xFFEF),  # full-width forms, ￥
    )
    named = NAME_CHARACTERS + EXTENSION_A
    chosen = gb2312() | traditional() | {ord(character) for character in named}
    if missing := [character for character in named if ord(character) not in source]:
        raise ValueError(f"the source does not have {' '.join(missing)}")
    for first, last in blocks:
        chosen.update(range(first, last + 1))
    chosen.update(code for code in source if code >= PLANES_BEYOND)
    return chosen & source


def fetch(folder: Path) -> Path:
    """The source package by npm, which is not installed, only unpacked."""
    done = subprocess.run(
        ["npm", "pack", "--silent", SOURCE], cwd=folder, check=True, capture_output=True, text=True, timeout=600
    )
    return folder / done.stdout.strip().splitlines()[-1]


def put_own_words_first(font: TTFont) -> None:
    """Let the characters of the program's own sentences lie together at the beginning of the file.

    The system reads a font page by page, with the neighbours of each page: scattered over the whole file, two hundred
    characters bring all of it into memory (4 MB for both weights); side by side they are read with 0.3 MB. Characters
    that sentences have got since are shown all the same, so the fonts need not be made anew for them.
    """
    glyphs = font.getBestCmap()
    words = sorted(set(map(ord, SENTENCES.read_text(encoding="utf-8"))) & set(glyphs))
    order = dict.fromkeys([".notdef", *(glyphs[character] for character in words), *font.getGlyphOrder()])
    reorderGlyphs(font, list(order))


def cut(source: Path, target: Path) -> None:
    """Write one weight with the chosen characters only; no hinting, since every screen smooths its fonts."""
    options = subset.Options()
    options.hinting = False
    options.recalc_timestamp = False
    options.layout_features = ["ccmp", "kern", "liga", "locl", "mark"]
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.drop_tables += ["BASE", "STAT", "vhea", "vmtx"]
    font = subset.load_font(str(source), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters(set(font.getBestCmap())))
    subsetter.subset(font)
    put_own_words_first(font)
    subset.save_font(font, str(target), options)


def main(arguments: list[str]) -> int:
    """Make both weights and the licence file; returns a process exit code."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        package = Path(arguments[0]) if arguments else fetch(folder)
        digest = base64.b64encode(hashlib.sha512(package.read_bytes()).digest()).decode()
        if digest != SHA512:
            print(f"{package.name} is not the package that was expected: sha512-{digest}")
            return 1
        TARGET.mkdir(parents=True, exist_ok=True)
        with tarfile.open(package) as archive:
            archive.extractall(folder, filter="data")
        for source, target in WEIGHTS.items():
            cut(folder / source, TARGET / target)
            print(f"{target}: {(TARGET / target).stat().st_size / 1e6:.1f} MB")
        (TARGET / "OFL.txt").write_bytes((folder / LICENSE_IN_SOURCE).read_bytes())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
