"""`template check`, its comments, `template diff`, and exports that say what they were made from."""

import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from docx import Document
from lint_kit import edited, p

from govreport.cli import cli
from govreport.commands.template_manifest import MANIFEST

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
CELL = "{{ requests.new_received.total }}"


@pytest.fixture
def mine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of exported templates under the current folder."""
    monkeypatch.chdir(tmp_path)
    assert run("template", "export", "mine", "--edition", "2021").exit_code == 0
    return tmp_path / "mine"


def run(*args: str) -> Result:
    return CliRunner().invoke(cli, args)


def change(file: Path, *changes: tuple[str, str], part: str = "word/document.xml") -> None:
    file.write_bytes(edited(file.read_bytes(), *changes, part=part))


def spoil(mine: Path) -> None:
    change(mine / "requests.docx", (CELL, "{{ requests.new_recieved.total }}"), ("自然人", "自然入"))


def test_exported_templates_have_no_finding(mine):
    answer = run("template", "check", "mine", "--edition", "2021")
    assert answer.exit_code == 0
    assert "没有发现问题" in answer.stdout


@pytest.mark.parametrize("target", ["mine", "mine/requests.docx"])
def test_a_folder_and_a_file_of_it_are_judged_alike(mine, target):
    spoil(mine)
    answer = run("template", "check", target, "--edition", "2021")
    assert answer.exit_code == 1
    assert answer.stdout.count("requests.docx 正文 表1") == 2
    assert "requests.new_received" in answer.stdout


def test_a_file_of_another_name_is_judged_as_a_whole_report(mine):
    (mine / "report.docx").rename(mine.parent / "ours.docx")
    assert run("template", "check", "ours.docx", "--edition", "2021").exit_code == 0


def test_programs_get_the_place_of_each_finding(mine):
    spoil(mine)
    answer = json.loads(run("template", "check", "mine", "--edition", "2021", "--format", "json").stdout)
    assert [each["code"] for each in answer["findings"]] == ["GR-551", "TPL-041"]
    assert answer["findings"][1]["place"] == "正文 表1 行2 列2“自然入”"
    assert answer["findings"][1]["file"].endswith("requests.docx")
    assert answer["summary"] == {"files": 7, "errors": 2, "warnings": 0, "notices": 0}


def test_a_folder_without_templates_is_said(mine):
    (mine.parent / "empty").mkdir()
    answer = run("template", "check", "empty")
    assert answer.exit_code == 2
    assert "GR-811" in answer.stderr


def test_a_file_that_is_not_there_is_said(mine):
    answer = run("template", "check", "no.docx")
    assert answer.exit_code == 5
    assert "GR-521" in answer.stderr


def test_findings_become_comments_at_their_cells(mine):
    spoil(mine)
    run("template", "check", "mine/requests.docx", "--edition", "2021", "--to-word", "copy.docx")
    document = Document("copy.docx")
    texts = [comment.text for comment in document.comments]
    assert [text.split()[0] for text in texts] == ["GR-551", "TPL-041"]
    marked = [cell for cell in document.element.iter(f"{{{W}}}tc") if "commentReference" in cell.xml]
    words = ["".join(node.text for node in cell.iter(f"{{{W}}}t")) for cell in marked]
    assert words == ["自然入", "{{ requests.new_recieved.total }}"]


def test_a_folder_is_commented_into_a_folder_with_the_faulty_files_only(mine):
    spoil(mine)
    run("template", "check", "mine", "--edition", "2021", "--to-word", "copies")
    assert [file.name for file in Path("copies").iterdir()] == ["requests.docx"]


def test_the_template_itself_is_never_overwritten_by_its_copy(mine):
    spoil(mine)
    before = (mine / "requests.docx").read_bytes()
    answer = run("template", "check", "mine/requests.docx", "--to-word", "mine/requests.docx")
    assert answer.exit_code == 6
    assert (mine / "requests.docx").read_bytes() == before


def test_a_file_with_macros_gets_no_comments_and_says_why(mine):
    text = (mine / "overview.docx").read_bytes()
    kind = "vnd.openxmlformats-officedocument.wordprocessingml.document.main"
    (mine / "a.docx").write_bytes(
        edited(text, (kind, "vnd.ms-word.document.macroEnabled.main"), part="[Content_Types].xml")
    )
    answer = run("template", "check", "mine/a.docx", "--edition", "2021", "--to-word", "copy.docx")
    assert answer.exit_code == 5
    assert "GR-512" in answer.stderr


def test_nothing_differs_from_what_was_exported(mine):
    answer = run("template", "diff", "mine", "--edition", "2021")
    assert answer.exit_code == 0
    assert answer.stdout.count("没有改动") == 7


def test_what_you_changed_is_told_by_text_style_and_page(mine):
    spoil(mine)
    change(mine / "report.docx", ('w:left="1587"', 'w:left="1800"'))
    change(mine / "report.docx", ('w:val="44"', 'w:val="40"'), part="word/styles.xml")
    told = run("template", "diff", "mine", "--edition", "2021").stdout
    assert told.count("您改了") == 6
    assert "+  | 自然入 |" in told
    assert "页面 1" in told
    assert "样式 Title" in told


def answer_of(mine: Path) -> dict[str, dict[str, object]]:
    answer = json.loads(run("template", "diff", str(mine), "--edition", "2021", "--format", "json").stdout)
    return {each["file"]: each for each in answer["templates"]}


def exported_as(mine: Path, name: str, *changes: tuple[str, str]) -> None:
    """Let the manifest say that the built-in template was another one when it was exported."""
    file = mine / MANIFEST
    text = json.loads(file.read_text(encoding="utf-8"))
    lines = json.dumps(text["files"][name]["text"], ensure_ascii=False)
    for old, new in changes:
        assert old in lines
        lines = lines.replace(old, new, 1)
    text["files"][name] |= {"text": json.loads(lines), "digest": "0"}
    file.write_text(json.dumps(text), encoding="utf-8")


def test_what_a_new_version_changed_is_told_apart(mine):
    exported_as(mine, "overview.docx", ("section.heading", "section.title"))
    change(mine / "overview.docx", ("section.heading", "section.title"))
    told = answer_of(mine)["overview.docx"]
    assert told["by"] == "we"
    assert [each["after"] for each in told["changes"]] == ["{{ section.heading }}〔Heading1〕"]


def test_what_both_changed_is_told_as_both(mine):
    exported_as(mine, "overview.docx", ("section.heading", "section.title"))
    change(mine / "overview.docx", ("section.heading", "section.numeral"))
    told = answer_of(mine)["overview.docx"]
    assert told["by"] == "both"
    assert {each["by"] for each in told["changes"]} == {"both"}


def test_without_a_record_of_the_export_only_differences_are_told(mine):
    (mine / MANIFEST).write_text("{", encoding="utf-8")
    change(mine / "overview.docx", ("section.heading", "section.title"))
    assert answer_of(mine)["overview.docx"]["by"] == "differs"
    assert "没有导出记录" in run("template", "diff", "mine", "--edition", "2021").stdout


def test_the_record_of_the_export_is_hidden_and_names_the_version(mine):
    assert MANIFEST.startswith(".")
    assert json.loads((mine / MANIFEST).read_text(encoding="utf-8"))["edition"] == "2021"


def test_a_copy_under_another_name_is_compared_with_the_whole_report(mine):
    content = edited((mine / "report.docx").read_bytes(), ("<w:sectPr>", p("附") + "<w:sectPr>"))
    (mine.parent / "ours.docx").write_bytes(content)
    answer = json.loads(run("template", "diff", "ours.docx", "--edition", "2021", "--format", "json").stdout)
    assert [each["after"] for each in answer["templates"][0]["changes"]] == ["附〔GovBody〕"]


def test_comments_need_no_finding_to_make_a_copy_that_opens(mine):
    run("template", "check", "mine/report.docx", "--edition", "2021", "--to-word", "copy.docx")
    assert Document(io.BytesIO(Path("copy.docx").read_bytes())).paragraphs
