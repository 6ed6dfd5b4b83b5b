"""Nothing is rendered while an error stands, and what is rendered holds every figure."""

import pytest

import govreport
from govreport import ReportRejectedError, UsageError
from govreport.testing import blank_report, report_from


def broken() -> govreport.Report:
    data = blank_report("2021")
    data["disputes"] = dict(data["disputes"]) | {"review": [1, 0, 0, 0, 2]}  # type: ignore[call-overload]
    return report_from(data)


def test_a_report_with_an_error_is_refused_with_its_findings() -> None:
    with pytest.raises(ReportRejectedError) as caught:
        govreport.render(broken())
    assert [finding.code for finding in caught.value.findings] == ["DIS-001"]


def test_rules_may_be_skipped_on_purpose_but_what_could_not_be_read_never() -> None:
    assert govreport.render(broken(), check_first=False).startswith(b"PK")
    data = blank_report("2021")
    del data["overview"]
    with pytest.raises(ReportRejectedError):
        govreport.render(report_from(data), check_first=False)


def test_an_unknown_format_is_a_usage_error_that_lists_the_known_ones() -> None:
    with pytest.raises(UsageError) as caught:
        govreport.render(report_from(blank_report("2021")), to="odt")
    assert "docx" in caught.value.findings[0].args["known"]  # type: ignore[operator]


def test_both_editions_render_to_word() -> None:
    for edition in ("2019", "2021"):
        assert govreport.render(report_from(blank_report(edition))).startswith(b"PK")


def test_the_same_data_give_the_same_bytes() -> None:
    data = blank_report("2021")
    assert govreport.render(report_from(data)) == govreport.render(report_from(data))
