"""How two spellings of one label become equal: width, blanks, brackets, numbering, traditional characters."""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_TRADITIONAL = (
    "總总數数據据單单開开關关請请項项內内計计劃划執执產产農农業业機机構构組组織织務务與与處处應应於于頒颁發发廢废現现實实"
    "際际條条規规範范複复復复審审結结糾纠維维訴诉訟讼爭争議议議议輿舆當当補补證证認认確确見见視视覺觉記记訪访許许設设證证"
    "評评詢询該该詳详語语誤误說说課课調调談谈論论諸诸謀谋謝谢識识讀读變变讓让財财責责買买貸贷費费資资質质購购贈赠賬账車车"
    "軟软較较輔辅輸输辦办轉转還还進进運运過过達达違违遞递選选遲迟遺遗鄉乡醫医釋释裡里鐵铁錄录錢钱錯错長长門门閉闭間间閱阅"
    "陸陆陽阳階阶隊队險险隨随雜杂難难電电靈灵頁页順顺預预領领頭头題题額额類类風风養养餘余館馆馬马體体點点黨党齊齐龍龙個个"
    "們们來来傳传債债傷伤儲储優优兒儿兩两務务動动勞劳勢势匯汇區区協协參参員员問问嚴严國国圍围圖图團团場场執执報报壓压壞坏"
    "壽寿夠够學学寧宁審审導导層层屆届屬属島岛師师帶带幹干廠厂廣广廳厅彈弹強强徑径從从復复徵征愛爱慮虑態态慣惯憑凭憲宪應应"
    "懷怀懸悬戰战戲戏戶户擊击據据擬拟擴扩擾扰攝摄攜携敗败敵敌敘叙斷断時时書书會会東东極极標标樣样樹树橋桥檔档檢检歡欢歲岁"
    "歷历歸归殘残毀毁決决況况測测濟济滿满漢汉潔洁為为無无熱热營营爾尔牆墙獎奖獨独獲获環环產产畢毕畫画異异療疗監监盤盘眾众"
    "睜睁碼码礎础礙碍禮礼種种稱称積积穩稳窮穷競竞節节築筑簡简簽签類类糧粮級级納纳紙纸紛纷終终細细紹绍統统經经綜综綠绿網网"
    "緊紧線线練练縣县縮缩總总績绩繳缴織织繼继續续羅罗義义習习聞闻聯联職职聽听肅肃腦脑臨临舉举舊旧藝艺華华萬万葉叶蓋盖薦荐"
    "藥药虛虚號号衛卫衝冲補补製制複复觀观製制後后對对權权係系減减護护罰罚採采佈布沒没併并覆复價价繫系裏里爲为書书"
)
_SIMPLER = {
    ord(_TRADITIONAL[at]): _TRADITIONAL[at + 1]
    for at in range(0, len(_TRADITIONAL), 2)
    if _TRADITIONAL[at] != _TRADITIONAL[at + 1]
}
"""Pairs of a traditional and its simplified character, as far as they occur in the words of the form."""

NUMBERS = "一二三四五六七八九十"
_NUMERAL = re.compile(
    rf"(?P<bracket>[(]?(?P<b>[{NUMBERS}]{{1,3}})[)])|(?P<comma>(?P<c>[{NUMBERS}]{{1,3}})[、.,:])"
    r"|(?P<digit>[(]?(?P<d>\d{1,2})(?:[)、.,:](?!\d)))"
)
_REMARK = re.compile(r"\(([^()]*)\)")
_KEPT = re.compile(rf"[{NUMBERS}\d]{{1,3}}")
_NOISE = re.compile(r"[\s\u200b-\u200f\u2060\ufeff\u00ad]")
_SIGNS = re.compile(r"[^\w()]|_")


@dataclass(frozen=True, slots=True)
class Normal:
    """A text as labels are compared.

    full: everything but blanks and punctuation. core: without its number and without remarks in
    brackets. numeral: kind and value of its number ("()" for （一）, "、" for 一、, "d" for 1.), or None.
    remarks: what stood in brackets.
    """

    full: str
    core: str
    numeral: tuple[str, int] | None
    remarks: tuple[str, ...]


@lru_cache(maxsize=20_000)
def normal(text: str) -> Normal:
    """Return *text* ready for comparison."""
    folded = folded_text(text)
    found = _NUMERAL.match(folded)
    numeral, rest = (None, folded)
    if found and found.end() < len(folded):
        numeral, rest = _numeral(found), folded[found.end() :]
    remarks: list[str] = []
    core = _REMARK.sub(lambda each: _keep(each, remarks), rest)
    core = core.split("(", 1)[0] if core.count("(") > core.count(")") and core.find("(") > 1 else core
    return Normal(_SIGNS.sub("", folded), _SIGNS.sub("", core), numeral, tuple(remarks))


def folded_text(text: str) -> str:
    """Return *text* in half width and simplified characters, without blanks."""
    text = unicodedata.normalize("NFKC", text).translate(_SIMPLER)
    text = _NOISE.sub("", text)
    return text.translate(str.maketrans("〔〕[]【】{}", "()()()()"))


def chinese_number(text: str) -> int:
    """Return the value of 一 to 九十九."""
    tens, ten, ones = text.partition("十")
    if not ten:
        return NUMBERS.index(text[0]) + 1
    return 10 * (NUMBERS.index(tens[0]) + 1 if tens else 1) + (NUMBERS.index(ones[0]) + 1 if ones else 0)


def _numeral(found: re.Match[str]) -> tuple[str, int]:
    if found["bracket"]:
        return "()", chinese_number(found["b"])
    if found["comma"]:
        return "、", chinese_number(found["c"])
    return "d", int(found["d"])


def _keep(found: re.Match[str], remarks: list[str]) -> str:
    """Take a remark out of a label; （一） in the middle of one belongs to it."""
    if _KEPT.fullmatch(found[1]):
        return found[0]
    remarks.append(found[1])
    return ""
