"""Commands that only tell: plugins, template list, schema, explain, doctor."""

import json
import shutil

import pytest

from govreport.commands import fonts
from govreport.outputs import pdf

SECTIONS = ["overview", "proactive", "requests", "disputes", "improvement", "other"]


def test_plugins_lists_every_section_with_its_owner(run):
    told = json.loads(run("plugins", "--json").stdout)
    assert {each["section"] for each in told} >= set(SECTIONS)
    assert all(
        set(each) == {"name", "version", "distribution", "hooks", "section", "state", "reason"}
        for each in told
    )
    assert {each["distribution"] for each in told} == {"govreport"}


def test_a_plugin_that_is_off_is_listed_as_off(run):
    told = json.loads(run("plugins", "--json", "-p", "no:other").stdout)
    assert [each["state"] for each in told if each["name"] == "other"] == ["off"]


def test_a_broken_plugin_is_listed_with_its_reason_and_the_rest_goes_on(run, folder):
    (folder / "broken_one.py").write_text("raise RuntimeError('no licence')\n")
    answer = run("plugins", "-p", "broken_one")
    assert answer.exit_code == 0
    assert "已隔离" in answer.stdout
    assert "no licence" in answer.stderr
    assert "requests" in answer.stdout


def test_the_table_of_plugins_is_aligned_on_the_screen(run):
    header, *rows = run("plugins").stdout.splitlines()
    assert header.startswith("名称")
    assert len({row.index("govreport") for row in rows}) == 1


def test_templates_are_listed_in_the_order_of_the_report(run):
    names = [line.split("\t")[0] for line in run("template", "list", "--edition", "2021").stdout.splitlines()]
    assert names == ["report.docx", *(f"{section}.docx" for section in SECTIONS)]


def test_templates_are_exported_once(run, folder):
    assert run("template", "export", "mine").exit_code == 0
    assert sorted(file.name for file in (folder / "mine").glob("*.docx")) == sorted(
        ["report.docx", *(f"{section}.docx" for section in SECTIONS)]
    )
    (folder / "mine" / "other.docx").write_bytes(b"changed")
    answer = run("template", "export", "mine")
    assert (answer.exit_code, "--force" in answer.stderr) == (6, True)
    assert (folder / "mine" / "other.docx").read_bytes() == b"changed"


def test_templates_are_exported_again_by_force(run, folder):
    run("template", "export", "mine")
    (folder / "mine" / "other.docx").write_bytes(b"changed")
    assert run("template", "export", "mine", "--force").exit_code == 0
    assert (folder / "mine" / "other.docx").read_bytes() != b"changed"


@pytest.mark.parametrize("edition", ["2019", "2021"])
def test_the_schema_of_an_edition_is_json(run, edition):
    assert json.loads(run("schema", "--edition", edition).stdout)["type"] == "object"


def test_the_schema_is_written_to_a_file(run, folder):
    run("schema", "-o", "a.json")
    assert json.loads((folder / "a.json").read_text(encoding="utf-8"))["type"] == "object"


def test_explain_tells_meaning_remedy_and_basis(run):
    answer = run("explain", "req-003")
    assert answer.stdout.startswith("REQ-003 错误：")
    assert "改法：" in answer.stdout
    assert "依据：" in answer.stdout


def test_explain_without_a_code_lists_all_of_them(run):
    lines = run("explain").stdout.splitlines()
    assert any(line.startswith("REQ-003 ") for line in lines)
    assert any(line.startswith("GR-101 ") for line in lines)


def test_doctor_looks_at_python_plugins_fonts_and_folders(run, folder):
    told = run("doctor").stdout
    assert all(
        word in told
        for word in ("Python", "govreport", "requests", "仿宋_GB2312", "LibreOffice", str(folder))
    )


def test_doctor_says_so_when_libreoffice_and_font_tools_are_missing(run, folder, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    monkeypatch.setattr(fonts.shutil, "which", lambda _: None)
    answer = run("doctor", "--lang", "en")
    assert answer.exit_code == 0
    assert "LibreOffice not found" in answer.stdout
    assert "no fc-match here" in answer.stdout


def test_doctor_counts_a_broken_plugin_as_a_fault(run, folder):
    (folder / "broken_two.py").write_text("import nowhere_to_be_found\n")
    answer = run("doctor", "-p", "broken_two")
    assert (answer.exit_code, "[有误]" in answer.stdout) == (4, True)


@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig is not installed")
def test_a_font_that_is_not_there_has_a_stand_in():
    assert "不存在的字体" not in fonts.stand_in(shutil.which("fc-match") or "", "不存在的字体")
