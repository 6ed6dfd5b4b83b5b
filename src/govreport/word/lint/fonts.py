"""Which font Chinese type in a template ends up in: that of the run, its styles, its table, the defaults."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from govreport.findings import Finding, Words
from govreport.word import names
from govreport.word.build.settings import STAND_INS
from govreport.word.lint.sheet import Part, Sheet
from govreport.word.names import w
from govreport.word.package import Package
from govreport.word.parsing import parse

# What is printed in Chinese: characters, or a value that may bring them (paragraphs bring their own style).
_PRINTED = re.compile(r"[\u3400-\u9fff]|\{\{(?!p\s)")
_THEME = re.compile(r'<a:font script="Hans" typeface="([^"]*)"')
# The standard's fonts under the names that Windows, WPS and the foundries give them.
STANDARD = frozenset((*STAND_INS, *STAND_INS.values(), *(
    "FangSong", "FangSong_GB2312", "KaiTi", "KaiTi_GB2312", "SimHei", "SimSun", "NSimSun", "新宋体",
    "方正仿宋_GBK", "方正楷体_GBK", "方正黑体_GBK", "方正小标宋_GBK", "方正仿宋简体", "方正楷体简体",
    "方正黑体简体", "方正小标宋", "华文仿宋", "华文楷体", "华文中宋",
)))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file. fonts: style id → East Asian font; of a base where it has none of its own."""

    fonts: Mapping[str, str]
    default: str
    everywhere: str

    @classmethod
    def of(cls, package: Package) -> "Styles":
        """Read the styles of *package*; without a styles part there are none."""
        root = _related(package, "styles")
        if root is None:
            return cls({}, "", "")
        theme = _theme_font(package)
        styles = {each.get(w("styleId"), ""): each for each in root.iter(w("style"))}
        own = {id_: _font(style.find(w("rPr")), theme) for id_, style in styles.items()}
        based = {id_: _value(style.find(w("basedOn"))) for id_, style in styles.items()}
        first = (
            id_ for id_, style in styles.items()
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true", "on"}
        )  # fmt: skip
        defaults = root.find(f"{w('docDefaults')}/{w('rPrDefault')}/{w('rPr')}")
        fonts = {id_: _inherited(id_, own, based) for id_ in styles}
        return cls(fonts, next(first, ""), _font(defaults, theme))


def font_faults(part: Part, sheet: Sheet, stock: Iterable[Styles]) -> Iterator[Finding]:
    """Yield TPL-051 type without an East Asian font, TPL-052 a font that the standard does not know.

    stock: styles of the files that this one takes those from which it lacks; its own first.
    """
    known = tuple(stock)
    theme = _theme_font(sheet.package) if sheet.package else ""
    told: set[tuple[str, str]] = set()
    for paragraph, text, place in part.paragraphs:
        if not _PRINTED.search(text):
            continue
        style = _value(paragraph.find(f"{w('pPr')}/{w('pStyle')}"))
        for run in paragraph.iter(w("r")):
            if not _PRINTED.search("".join(node.text or "" for node in run.iter(w("t")))):
                continue
            font = _font_of(run, style, paragraph, known, theme)
            about = ("TPL-052", font) if font else ("TPL-051", style)
            if about in told or (font and font in STANDARD):
                continue
            told.add(about)
            words = Words(style or "正文", style or "Normal")
            said: dict[str, object] = {"font": font} if font else {"style": words}
            yield sheet.found(about[0], place, **said)


def _font_of(
    run: etree._Element, style: str, paragraph: etree._Element, stock: tuple[Styles, ...], theme: str
) -> str:
    properties = run.find(w("rPr"))
    if font := _font(properties, theme):
        return font
    character = "" if properties is None else _value(properties.find(w("rStyle")))
    table = next(paragraph.iterancestors(w("tbl")), None)
    of_table = "" if table is None else _value(table.find(f"{w('tblPr')}/{w('tblStyle')}"))
    for id_ in (character, style or stock[0].default, of_table):
        offered = (styles.fonts[id_] for styles in stock if id_ in styles.fonts)
        if id_ and (font := next(offered, "")):
            return font
    return stock[0].everywhere


def _inherited(id_: str, own: Mapping[str, str], based: Mapping[str, str]) -> str:
    seen: set[str] = set()
    while id_ in own and id_ not in seen:
        if own[id_]:
            return own[id_]
        seen.add(id_)
        id_ = based[id_]
    return ""


def _font(properties: etree._Element | None, theme: str) -> str:
    fonts = None if properties is None else properties.find(w("rFonts"))
    if fonts is None:
        return ""
    return theme if fonts.get(w("eastAsiaTheme")) else fonts.get(w("eastAsia"), "")


def _theme_font(package: Package) -> str:
    root = _related(package, "theme")
    if root is None:
        return ""
    fonts = root.find(f".//{{{names.A}}}minorFont")
    east_asian = None if fonts is None else fonts.find(f"{{{names.A}}}ea")
    if east_asian is not None and east_asian.get("typeface"):
        return east_asian.get("typeface", "")
    found = _THEME.search(etree.tostring(root, encoding="unicode"))
    return found.group(1) if found else ""


def _related(package: Package, kind: str) -> etree._Element | None:
    for each in package.relationships(package.main_part or "").values():
        if each.kind == f"{names.R}/{kind}" and each.target in package.members:
            return parse(package.members[each.target], package.file, each.target)
    return None


def _value(node: etree._Element | None) -> str:
    return "" if node is None else node.get(w("val"), "")
