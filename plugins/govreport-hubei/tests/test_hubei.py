"""The province's edition: one row more, notes inside labels, everything else as in the national one."""

import pytest

from govreport import TemplateError
from govreport.testing.conformance import *  # noqa: F403 - the suite consists of test functions

EDITION = "2021-hubei"
DATA = {
    "proactive.other_documents": {"issued": 12, "repealed": 1, "in_force": 40},
    "proactive.normative_documents": {"issued": 5, "repealed": 0, "in_force": 25},
}
pytestmark = pytest.mark.edition(EDITION)


def test_the_added_row_stands_in_the_printed_table_with_its_figures(render_docx):
    rows = render_docx(DATA).tables[0]
    at = [row[0] for row in rows].index("其他主动公开文件")
    assert rows[at] == ("其他主动公开文件", "12", "1", "40")
    assert rows[at - 1][0].startswith("行政规范性文件")


def test_the_notes_stand_in_the_same_cell_as_the_label(render_docx):
    seen = render_docx(DATA)
    assert "现行有效件数（截至本年度12月31日）" in seen.tables[0][1]
    assert any(row[1].endswith("填在本行）") for row in seen.tables[1])


def test_a_report_without_the_added_row_is_told_which_one_is_missing(govreport):
    report = govreport.report({"proactive": {"unlisted": 0, "other_documents": {"issued": 1}}}, EDITION)
    assert govreport.codes(report) == []
    data = {row: {c.key: 0 for c in report.edition.tables["proactive"].columns(row)}
            for row in report.edition.tables["proactive"].rows if row != "other_documents"}  # fmt: skip
    words = govreport.words(govreport.report({"proactive": data}, EDITION))
    assert "other_documents" in words
    assert "其他主动公开文件" in words


def test_the_national_editions_stay_as_they_are(govreport):
    editions = govreport.plugins.editions
    assert "other_documents" not in editions["2021"].tables["proactive"].rows
    assert editions[EDITION].by_default is False
    assert editions[EDITION].lineage == (EDITION, "2021", "2019")
    assert editions[EDITION].tables["disputes"] == editions["2021"].tables["disputes"]


def test_a_template_of_the_national_form_is_refused_for_lack_of_the_row(govreport, tmp_path):
    report = govreport.report(DATA, EDITION)
    national = govreport.plugins.editions["2021"].folder / "proactive.docx"
    (tmp_path / "proactive.docx").write_bytes(national.read_bytes())
    with pytest.raises(TemplateError, match="GR-60"):
        govreport.render(report, tmp_path)
