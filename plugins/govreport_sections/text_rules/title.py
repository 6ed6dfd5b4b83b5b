"""A title of one's own names the organ and the year."""

from collections.abc import Iterable, Mapping

from govreport import Finding, LatePattern, Report, Rule, Words, rule
from govreport_sections.text_rules.texts import Texts

_YEAR = LatePattern(r"(20\d\d)\s?[年]?度?")
_WRITTEN_YEAR = LatePattern(r"[二2][〇○零0][\d〇○零一二三四五六七八九]{2}年度?")
_FRAME = LatePattern(
    r"政府信息(?:主动)?公开|政务公开|信息公开|工作|年度|年报|报告|关于|本级|系统|[（(].*?[）)]|[\s《》“”的和及年·—\-]"
)
_NO_ORGAN = Words("机关名称", "the name of the organ")
_NO_YEAR = Words("报告年度", "the year")


def given_title(report: Report) -> str:
    """Return the title that the data file gives, "" when it is made from organ and year."""
    document = report.source.data.get("document")
    given = isinstance(document, Mapping) and document.get("title")
    return report.document.title if given else ""


@rule("ALL-205")
def title_names_organ_and_year(_: Texts, report: Report) -> Iterable[Finding]:
    """`<机关全称><YYYY>年政府信息公开工作年度报告`, or the year first."""
    if not (title := given_title(report)):
        return
    years = {int(year) for year in _YEAR.compiled.findall(title)}
    lacks = [_NO_ORGAN] if not _organ_in(title) else []
    if not years and not _WRITTEN_YEAR.search(title):
        lacks.append(_NO_YEAR)
    elif years and report.year not in years:
        lacks.append(Words(f"报告年度 {report.year}", f"the year {report.year}"))
    if lacks:
        proposed = report.edition.title.format(organ=report.organ.name, year=report.year)
        path = "document.title"
        yield report.finding("ALL-205", path, title=title, lacks=tuple(lacks), proposed=proposed)


@rule("ALL-206")
def title_names_this_organ(_: Texts, report: Report) -> Iterable[Finding]:
    """The organ in the title is the one that reports, in full or shortened."""
    named = _organ_in(given_title(report))
    organ = report.organ.name
    if named and not (_shortens(named, organ) or _shortens(organ, named)):
        yield report.finding("ALL-206", "document.title", named=named, organ=organ)


def _organ_in(title: str) -> str:
    return _FRAME.compiled.sub("", _WRITTEN_YEAR.compiled.sub("", _YEAR.compiled.sub("", title)))


def _shortens(short: str, full: str) -> bool:
    """Tell whether the characters of *short* stand in *full* in this order (市发改委, 市发展和改革委员会)."""
    rest = iter(_FRAME.compiled.sub("", full))
    return all(character in rest for character in _FRAME.compiled.sub("", short))


RULES: tuple[Rule[Texts], ...] = (title_names_organ_and_year, title_names_this_organ)
