"""From a data file to a report: who, which form, which sections; mistakes are findings with places."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

import govreport
from govreport import Plugins, SourceError, UsageError
from govreport.head import edition_for
from govreport.pipeline import installed_plugins
from govreport.testing import blank_report, report_from

Changed = Callable[..., dict[str, object]]


def codes(report: govreport.Report) -> list[str]:
    return [finding.code for finding in report.findings]


def test_a_clean_file_has_nothing_to_say() -> None:
    for edition in ("2019", "2021"):
        report = report_from(blank_report(edition))
        assert report.edition.id == edition
        assert govreport.check(report) == ()


@pytest.mark.parametrize(
    ("year", "edition"), [(2018, "2019"), (2019, "2019"), (2020, "2019"), (2021, "2021"), (2026, "2021")]
)
def test_the_year_decides_the_edition_when_the_file_names_none(year: int, edition: str) -> None:
    assert edition_for(year, installed_plugins().editions).id == edition


def test_an_unknown_edition_is_a_finding_that_lists_the_known_ones() -> None:
    report = report_from(blank_report("2021") | {"edition": "2022"})
    assert [finding.code for finding in report.findings] == ["GR-202"]
    assert report.findings[0].args["known"] == ["2019", "2021"]


@pytest.mark.parametrize("year", [25, 2205, 1999])
def test_a_year_out_of_range_is_a_finding(year: int) -> None:
    data = blank_report("2021") | {"year": year}
    assert codes(report_from(data)) == ["GR-134"]


def test_a_missing_section_is_named_with_its_heading_and_not_taken_as_empty() -> None:
    data = blank_report("2021")
    del data["disputes"]
    report = report_from(data)
    assert [(each.code, each.at.path, each.args["heading"]) for each in report.findings] == [
        ("GR-201", "disputes", "四、政府信息公开行政复议、行政诉讼情况")
    ]
    assert "disputes" not in report.sections


@pytest.mark.parametrize(
    ("table", "right", "wrong"),
    [("", "year", "yaer"), ("", "improvement", "improvment"), ("requests", "other_unpaid", "other_unpayed"),
     ("organ", "name", "nmae")],
)  # fmt: skip
def test_a_misspelt_name_is_one_finding_and_not_a_missing_one_as_well(
    table: str, right: str, wrong: str
) -> None:
    data = blank_report("2021") | {"year": 2023}
    place = data
    if table:
        data[table] = place = dict(data[table])  # type: ignore[call-overload]
    place[wrong] = place.pop(right)
    assert codes(report_from(data)) == ["GR-119"]


def test_unlisted_misspelt_is_one_finding_and_not_one_for_each_row_that_it_stands_for() -> None:
    data = blank_report("2021") | {"requests": {"unlistd": 0, "new_received": [1, 0, 0, 0, 0, 0]}}
    assert [(each.code, each.at.path) for each in report_from(data).findings] == [
        ("GR-119", "requests.unlistd")
    ]


def test_a_section_that_did_not_load_is_not_judged_so_one_mistake_has_one_finding() -> None:
    data = blank_report("2021")
    data["requests"] = dict(data["requests"]) | {"new_received": [1, 0, 0, 0, 0, "1,234"]}  # type: ignore[call-overload]
    found = govreport.check(report_from(data))
    assert [finding.at.path for finding in found] == ["requests.new_received.other"]


def test_the_title_follows_the_edition_unless_the_file_gives_one() -> None:
    data = blank_report("2021")
    assert report_from(data).document.title == "示例市示例局2021年政府信息公开工作年度报告"
    assert report_from(data | {"document": {"title": "别的标题"}}).document.title == "别的标题"


def test_the_frame_of_the_document_is_read() -> None:
    document = {
        "number": "示政〔2022〕1号",
        "addressee": "市政府：",
        "signed_by": "示例局",
        "date": date(2022, 1, 20),
    }
    head = report_from(blank_report("2021") | {"document": document}).document
    assert (head.number, head.addressee, head.signed_by, head.date) == tuple(document.values())


def test_every_value_can_be_bound_by_its_name_in_the_file() -> None:
    report = report_from(blank_report("2021"))
    assert report.values["organ"] == {"name": "示例市示例局", "level": "department"}
    assert report.values["requests"]["new_received"]["total"] == 0  # type: ignore[index]


def test_a_section_switched_off_is_left_out_with_a_warning_and_its_table_is_no_unknown_key() -> None:
    plugins = Plugins.discover(disabled=["other"])
    report = report_from(blank_report("2021"), plugins)
    found = govreport.check(report, plugins=plugins)
    assert [(finding.code, plugins.catalogue.severity(finding)) for finding in found] == [
        ("GR-416", "warning")
    ]
    assert [section.numeral for section in report.outline] == ["一", "二", "三", "四", "五"]


def test_switching_off_a_plugin_that_is_not_there_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="GR-413"):
        Plugins.discover(disabled=["overvew"])


def test_without_any_edition_the_reason_is_said() -> None:
    plugins = Plugins.discover(disabled=["templates"])
    with pytest.raises(govreport.PluginError, match="GR-418"):
        report_from(blank_report("2021"), plugins)


def test_a_file_that_is_not_there_is_a_source_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError):
        govreport.load(tmp_path / "report.toml")


def test_a_year_that_cannot_be_read_brings_no_second_finding() -> None:
    data = blank_report("2021") | {"year": 25, "document": {"date": date(2024, 1, 20)}}
    assert [finding.code for finding in govreport.check(report_from(data))] == ["GR-134"]
