"""The seventh section: its place and numeral, its table, its rule."""

from pathlib import Path

import pytest

import govreport_channels
from build_template import FILE, built
from govreport.testing import run_cases
from govreport.testing.conformance import *  # noqa: F403 - the suite consists of test functions

DATA = {
    "requests.new_received": [3, 1, 0, 0, 0, 0],
    "requests.granted": [3, 1, 0, 0, 0, 0],
    "requests.total_handled": [3, 1, 0, 0, 0, 0],
    "channels.received": [2, 1, 1, 0],
}


def test_every_rule_behaves_as_its_cases_say(govreport):
    run_cases(Path(govreport_channels.__file__).parent / "cases", govreport.plugins)


def test_the_section_stands_behind_the_third_and_the_numerals_move_on(render_docx):
    headings = render_docx(DATA).headings
    assert [text[0] for text in headings] == list("一二三四五六七")
    assert headings[3] == "四、依申请公开渠道情况"


def test_the_printed_table_has_the_channels_and_their_sum(render_docx):
    table = render_docx(DATA).tables[2]
    assert table == (
        ("申请渠道", "网络", "信函", "当面", "其他", "合计"),
        ("本年新收政府信息公开申请数量", "2", "1", "1", "0", "4"),
    )


@pytest.mark.parametrize("written", [1, "x", [1, 2], {"network": 1, "fax": 2}])
def test_a_mistake_in_the_row_is_found_at_its_place(govreport, written):
    report = govreport.report({"channels.received": written})
    assert report.findings
    assert {finding.at.path.split(".")[0] for finding in report.findings} == {"channels"}


def test_a_figure_of_the_table_can_stand_in_any_text(render_docx):
    words = {"overview.text": "网上申请{{ channels.received.network }}件。"}
    assert "网上申请2件。" in render_docx(DATA | words).text


def test_the_template_is_what_the_table_says():
    assert FILE.read_bytes() == built()
