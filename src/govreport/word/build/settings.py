"""The parts that every template has alike: settings, fonts, document properties."""

from xml.sax.saxutils import escape

from govreport.word import look
from govreport.word.build.xml import DECLARATION, RELATIONSHIPS, part, w

COMPATIBILITY = {
    "compatibilityMode": 15,  # Word 2013 and later: no “compatibility mode” in the window's title
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
# Font → what stands in for it where it is not installed: the name that Windows itself ships.
STAND_INS = {
    look.FANGSONG: "仿宋",
    look.KAITI: "楷体",
    look.XIAOBIAOSONG: "宋体",
    look.HEITI: "SimHei",
    look.SONGTI: "SimSun",
}
CHINESE = "86"  # w:charset of simplified Chinese
WESTERN = "00"


def settings() -> str:
    """Return word/settings.xml."""
    compatibility = (
        w("compatSetting", name=name, uri="http://schemas.microsoft.com/office/word", val=value)
        for name, value in COMPATIBILITY.items()
    )
    return part(
        "settings",
        w("zoom", percent=100),
        w("defaultTabStop", val=420),
        w("evenAndOddHeaders"),
        w("characterSpacingControl", val="compressPunctuation"),
        w("compat", *compatibility),
        w("themeFontLang", val="en-US", eastAsia="zh-CN"),
        w("decimalSymbol", val="."),
        w("listSeparator", val=","),
    )


def fonts() -> str:
    """Return word/fontTable.xml."""
    chinese = (
        w("font", w("altName", val=other), w("charset", val=CHINESE), w("family", val="auto"), name=name)
        for name, other in STAND_INS.items()
    )
    latin = w("font", w("charset", val=WESTERN), w("family", val="roman"), name=look.LATIN)
    return part("fonts", *chinese, latin)


def properties(title: str) -> dict[str, str]:
    """Return the parts of docProps for a template called *title*."""
    package = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    core = (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{package}" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
    extended = RELATIONSHIPS.replace("/relationships", "/extended-properties")
    app = f'{DECLARATION}<Properties xmlns="{extended}"><Application>govreport</Application></Properties>'
    return {"docProps/core.xml": core, "docProps/app.xml": app}
