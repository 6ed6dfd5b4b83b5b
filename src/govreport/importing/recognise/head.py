"""Title, organ, year, 文号, addressee, preface, signature and date."""

import re
from dataclasses import dataclass, field

from govreport.form.edition import Edition
from govreport.importing.documents.content import Trust
from govreport.importing.imported import Head
from govreport.importing.recognise.lines import Line
from govreport.importing.recognise.normal import folded_text

_REPORT = re.compile(r"政府信息公开(?:工作)?(?:年度|年)?(?:工作)?报告")
_YEAR = re.compile(r"(20\d\d|[二2][〇零○O0][〇零○O0一二三四五六七八九]{2})(?:年度|年|度)")
_NUMBER = re.compile(r"[\u4e00-\u9fa5]{2,14}[〔\[［（(【](?:20\d\d)[〕\]］）)】]\s*第?\s*\d{1,4}\s*号")
_DATE = re.compile(r"(20\d\d)\s*[年\-./]\s*(\d{1,2})\s*[月\-./]\s*(\d{1,2})\s*日?")
_PERIOD = re.compile(r"(20\d\d)年1月1日(?:起)?[至到—-]+(?:(?:20\d\d)年)?12月31日")
_CHROME = re.compile(
    r"^(?:发布(?:时间|日期|机构)|来源|信息来源|浏览|阅读|点击|字体|字号|打印|关闭|分享|首页|当前位置|您(?:的|现在)?位置|索引号|"
    r"主题分类|成文日期|生成日期|公开日期|发文机关|作者|责任编辑|编辑|文章来源|【|\[|目\s*录|视力保护|保护视力|收藏|我要纠错|上一篇|下一篇)"
)
FOOTER = re.compile(
    r"^(?:主办|承办|版权所有|网站标识码|网站地图|联系我们|.{0,12}ICP备|扫一扫|分享到|打印|关闭|上一篇|下一篇|相关链接|相关文档|"
    r"责任编辑|返回顶部|【打印|【关闭|友情链接|Copyright|©|P\. \d+$)"
)
_ORGAN = re.compile(r"(?:政府|局|委员会|办公室|办事处|厅|院|部|中心|委|办)$")
_DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
LONGEST_TITLE = 70
MOST_LINES = 3


@dataclass(slots=True)
class Front:
    """The lines before the first section, sorted. preface: those of its text."""

    title: str = ""
    number: str = ""
    addressee: str = ""
    preface: list[Line] = field(default_factory=list)


def read_front(lines: list[Line]) -> Front:
    """Sort the lines before the first section."""
    front = Front()
    begin = _title(lines, front)
    for line in lines[:begin]:
        if not front.number and (found := _NUMBER.fullmatch(line.text.strip())):
            front.number = found[0]
    for line in lines[begin:]:
        text = line.text.strip()
        if line.picture is not None or (not text and line.paragraph is None) or _CHROME.match(text):
            continue
        if not front.number and (found := _NUMBER.fullmatch(text)):
            front.number = found[0]
        elif not front.addressee and not front.preface and _addresses(text, front.title):
            front.addressee = text.rstrip("：:")
        elif not (_DATE.fullmatch(text.strip("（）()")) or text in front.title):
            front.preface.append(line)
    return front


def _title(lines: list[Line], front: Front) -> int:
    """Find the title, over up to three lines; return the number of the line behind it."""
    for at, line in enumerate(lines):
        text = line.text.replace("\n", "").strip()
        if not _REPORT.search(text) or len(text) > LONGEST_TITLE or text.endswith("。"):
            continue
        begin = at
        while at - begin < MOST_LINES - 1 and begin and not _organ(_joined(lines[begin : at + 1])):
            before = lines[begin - 1].text.strip()
            if not before or len(before) > 30 or _CHROME.match(before) or _NUMBER.fullmatch(before):
                break
            begin -= 1
        title = _joined(lines[begin : at + 1])
        # The first one that names organ and year; the frame of a page often holds shorter ones.
        if not front.title or _told(title) > _told(front.title):
            front.title = title
            found = at + 1
        if _told(front.title) == (True, True):
            return found
    return found if front.title else 0


def _told(title: str) -> tuple[bool, bool]:
    organ, year = organ_and_year(title)
    return bool(organ), year is not None


def _joined(lines: list[Line]) -> str:
    return "".join("".join(line.text.split()) for line in lines)


def organ_and_year(title: str) -> tuple[str, int | None]:
    """Return who reports and on which year, as far as the title says so."""
    found = _YEAR.search(title)
    return _organ(title), _year(found[1]) if found else None


def _organ(title: str) -> str:
    rest = _REPORT.sub("", _YEAR.sub("", title), count=1)
    rest = re.sub(r"^(?:关于|附件\d*[:：]?)|[（(][^）)]*[）)]$", "", rest).strip("的 —-_|·")
    return rest if 2 <= len(rest) <= 40 and re.fullmatch(r"[\w（）()·、\s]+", rest) else ""


def _year(written: str) -> int | None:
    digits = written.translate(_DIGITS).replace("二", "2").replace("O", "0")
    digits = "".join(digits.split())
    return int(digits) if digits.isdigit() and 2008 <= int(digits) <= 2099 else None


def split_back(lines: list[Line], organ: str) -> tuple[list[Line], str, str, list[Line]]:
    """Cut signature and date, and the foot of a page, off the last section.

    Returns the section's own lines, signature, date as written in a data file, and what was left out.
    """
    end = next(
        (at for at, line in enumerate(lines) if line.text and FOOTER.match(line.text.strip())), len(lines)
    )
    body, left = lines[:end], lines[end:]
    date = signed = ""
    while body and not (body[-1].text.strip() or body[-1].picture or body[-1].grid is not None):
        body = body[:-1]
    if body and (found := _DATE.fullmatch("".join(body[-1].text.split()).strip("（）()"))):
        date = f"{found[1]}-{int(found[2]):02d}-{int(found[3]):02d}"
        body = body[:-1]
        if body and _signs(body[-1].text.strip(), organ):
            signed = body[-1].text.strip()
            body = body[:-1]
    elif body and organ and body[-1].text.strip() == organ:
        signed = organ
        body = body[:-1]
    return body, signed, date, left


def _addresses(text: str, title: str) -> bool:
    """Tell whether a line below the title names who the report is sent to."""
    if len(text) >= 40 or text in title:
        return False
    return text.endswith(("：", ":")) or bool(_ORGAN.search(text) and not re.search(r"[，。；\d]", text))


def _signs(text: str, organ: str) -> bool:
    if not text or len(text) > 30 or text.endswith(("。", "；", "：")):
        return False
    return text == organ or bool(_ORGAN.search(text))


def head_of(front: Front, preface: str, signed: str, date: str, edition: Edition, texts: str) -> Head:
    """Put the head together. texts: running text in which the statistics period may name the year."""
    organ, year = organ_and_year(front.title)
    if year is None and (found := _PERIOD.search(folded_text(preface + texts))):
        year = int(found[1])
    usual = edition.title.format(organ=organ, year=year)
    title = "" if front.title == usual else front.title
    return Head(organ, year, title, front.number, front.addressee, preface, signed, date)


def is_words(line: Line) -> bool:
    """Tell whether a line is running text, and not a cell of a table."""
    return line.trust is Trust.LINES and bool(line.text.strip())
