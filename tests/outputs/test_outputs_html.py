"""The web page says what the Word file says: every heading, label, figure and sentence."""

from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

import govreport
from govreport import UsageError
from govreport.testing import blank_report, report_from

ROOT = Path(__file__).parent.parent.parent
EXAMPLES = sorted((ROOT / "examples").glob("*/report.toml"))


class Page(HTMLParser):
    """The texts of a page by tag, and the grid that each table spans."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.texts: list[tuple[str, str]] = []
        self.area: list[int] = []
        self._open: list[str] = []
        self.feed(page.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in {"meta", "img", "br"}:
            self._open.append(tag)
            self.texts.append((tag, ""))
        if tag == "table":
            self.area.append(0)
        if tag in {"td", "th"}:
            spans = dict(attrs)
            self.area[-1] += int(spans.get("rowspan") or 1) * int(spans.get("colspan") or 1)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.texts:
            tag, text = self.texts[-1]
            self.texts[-1] = (tag, text + data)

    def of(self, tag: str) -> list[str]:
        return [text for name, text in self.texts if name == tag]


def pages() -> Iterator[tuple[govreport.Report, Page]]:
    for file in EXAMPLES:
        report = govreport.load(file)
        yield report, Page(govreport.render(report, to="html"))


def test_every_heading_stands_in_the_page_in_order() -> None:
    for report, page in pages():
        assert [text.strip() for text in page.of("h2")] == [section.heading for section in report.outline]
        assert [text.strip() for text in page.of("h1")] == [report.document.title]


def test_every_figure_stands_in_its_table_in_the_order_of_the_form() -> None:
    for report, page in pages():
        cells = "|".join(page.of("td"))
        for figures in report.figures.values():
            row = next(iter(figures.table.rows))
            values = [str(cell) for cell in figures.row(row).values()]
            assert "|".join(values) in cells


def test_merged_cells_tile_the_tables_of_the_form() -> None:
    page = Page(govreport.render(report_from(blank_report("2021")), to="html"))
    assert page.area == [14 * 4, 28 * 10, 4 * 15]


def test_what_the_clerk_types_is_text_never_markup() -> None:
    data = blank_report("2021") | {
        "organ": {"name": "<b>甲</b> & 乙"},
        "overview": {"text": "<script>x</script> & 完"},
    }
    page = govreport.render(report_from(data), to="html").decode("utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;x&lt;/script&gt; &amp; 完" in page
    assert "<h1>&lt;b&gt;甲&lt;/b&gt; &amp; 乙2021年" in page


def test_a_word_template_for_a_web_page_is_a_usage_error(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="GR-814"):
        govreport.render(report_from(blank_report("2021")), tmp_path, to="html")
