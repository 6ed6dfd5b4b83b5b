"""From the narrative of a report to its blocks, and to findings with their places."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from narrative_kit import a_report, png

from govreport.errors import ReportRejectedError
from govreport.findings import Locator
from govreport.messages import engine_catalogue
from govreport.model import Report
from govreport.narrative import Narrative
from govreport.narrative.blocks import Heading, Paragraph, Picture, Run, TextTable
from govreport.narrative.check import check_narratives
from govreport.narrative.prose import prose

PATH = "overview.text"


@dataclass(frozen=True)
class LinedSource:
    """A source whose texts begin on line 10."""

    folder: Path
    name: str = "report.toml"
    data: dict[str, object] = field(default_factory=dict)

    def locate(self, path: str) -> Locator:
        return Locator(path, self.name, 9)

    def locate_text(self, path: str, line: int) -> Locator:
        return Locator(path, self.name, 10 + line)


def with_text(text: str, folder: Path = Path(), **report: object) -> Report:
    made = a_report(Narrative(PATH, text), **report)
    object.__setattr__(made, "source", LinedSource(folder))
    return made


def read(report: Report) -> tuple[object, ...]:
    return prose(report.narratives[PATH], report).blocks


def test_figures_stand_in_headings_bold_text_and_tables():
    text = "（一）{{ year }}年。收到**{{ requests.new_received.total }}件**\n\n| 年 |\n|---|\n| {{ year }} |"
    heading, table = read(with_text(text))
    assert heading == Heading(2, (Run("（一）2023年。"),), (Run("收到"), Run("8件", bold=True)))
    assert isinstance(table, TextTable)
    assert table.rows[1][0] == (Run("2023"),)


@pytest.mark.parametrize("around", ["{}", "- {}", "## {}", "| 甲 |\n|---|\n| {} |"])
def test_a_value_never_becomes_markdown(around):
    (block,) = read(with_text(around.format("{{ organ.name }}")))
    runs = block.rows[1][0] if isinstance(block, TextTable) else block.runs
    assert runs == (Run("**甲**县 | {{ year }}"),)


def test_a_value_is_not_read_as_a_mark_at_the_start_of_a_line():
    report = with_text("{{ organ.name }}", values={"organ": {"name": "（一）甲"}})
    assert read(report) == (Paragraph((Run("（一）甲"),)),)


def test_pictures_lie_beside_the_data_file(tmp_path):
    (tmp_path / "a.png").write_bytes(png())
    (picture,) = read(with_text("![图](a.png)", tmp_path))
    assert isinstance(picture, Picture)


def test_all_problems_of_a_text_are_found_with_their_lines():
    report = with_text("甲\n\n![图](b.png)\n\n{{ yeer }}\n\n**乙")
    assert [(each.code, each.at.line, each.at.path) for each in check_narratives(report)] == [
        ("GR-711", 12, PATH),
        ("GR-705", 14, PATH),
        ("GR-724", 16, PATH),
    ]


def test_a_text_with_a_gap_is_never_printed():
    with pytest.raises(ReportRejectedError) as raised:
        read(with_text("{{ yeer }}"))
    assert [each.code for each in raised.value.findings] == ["GR-705"]


def test_a_figure_that_did_not_load_is_never_printed_either():
    with pytest.raises(ReportRejectedError):
        read(with_text("{{ requests.granted.total }}", loaded=False))


def test_warnings_do_not_stop_a_text():
    assert read(with_text("甲**乙")) == (Paragraph((Run("甲**乙"),)),)


@pytest.mark.parametrize(
    "text",
    [
        "{{ a",
        "｛",
        "{% a",
        "{{ a*b }}",
        "{{ yeer }}",
        "{{ zzzzzz }}",
        "{{ organ }}",
        "{{ requests.empty.total }}",
        "{{ requests.refused.person }}",
        "{{ organ.public }}",
        "{{ percent(1, 0) }}",
        "![](b.png)",
        "![a](../b.png)",
        "甲![a](b.png)",
        "|甲|\n|--|\n|1|2|",
        "# 甲",
        "|甲",
        "**甲",
    ],
)
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_finding_is_said_in_full_in_both_languages(text, lang):
    (finding,) = check_narratives(with_text(text))
    catalogue = engine_catalogue()
    assert finding.code in catalogue
    line = catalogue.line(finding, lang)
    assert all(
        f"{{{name}}}" not in line for name in ("tag", "name", "near", "mark", "path", "text", "suggestion")
    )
    assert catalogue.hint(finding, lang)
