"""What authors of plugins test with: reports from plain values, case files, golden .docx, conformance.

Installed with govreport, pytest finds the fixtures `govreport` (a `Desk`), `render_docx`, `edition` and
`golden` by itself. The plugins under test are those that the project's pyproject.toml announces, whether
the project is installed or not:

    def test_the_section_stands_behind_the_requests(render_docx):
        assert "四、依申请公开渠道情况" in render_docx().paragraphs

`from govreport.testing.conformance import *` in a test file runs the conformance suite on them.
"""

from govreport.testing.cases import Case, broken_cases, read_cases, run_cases
from govreport.testing.desk import Desk
from govreport.testing.golden import check_golden, docx_difference
from govreport.testing.reports import blank_report, report_from
from govreport.testing.seen import SeenDocument
from govreport.testing.templates import section_template

__all__ = [
    "Case",
    "Desk",
    "SeenDocument",
    "blank_report",
    "broken_cases",
    "check_golden",
    "docx_difference",
    "read_cases",
    "report_from",
    "run_cases",
    "section_template",
]
