"""What --waive, --fix and --to-word do together and with odd files: all of a wish or nothing of it."""

import os
import tomllib

import docx
import pytest

WRONG = ("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]")
FIRST = "REQ-003@requests.new_received.total"
UNITS = ("decisions = 120 }", 'decisions = "120件" }')


@pytest.mark.parametrize(
    "wishes",
    [
        ("--waive", FIRST, "--waive", "REQ-003@requests.granted.total", "--reason", "x"),
        ("--waive", FIRST, "--reason", "x", "--to-word", "no/such/copy.docx"),
        ("--fix", "--to-word", "no/such/copy.docx"),
        ("--fix", "--to-word", "report.toml"),
    ],
)
def test_nothing_is_written_when_a_part_of_the_wish_cannot_be_met(check, write, wishes):
    file = write(*((WRONG,) if "--waive" in wishes else (UNITS,)))
    before = file.read_bytes()
    assert check("report.toml", *wishes).exit_code in (2, 6)
    assert file.read_bytes() == before


@pytest.mark.parametrize("name", ["copy.pdf", "copy", "copy.doc"])
def test_comments_go_into_a_docx_and_into_nothing_that_is_called_otherwise(check, write, name):
    file = write(WRONG)
    answer = check("report.toml", "--to-word", name)
    assert (answer.exit_code, "CFG-026" in answer.stderr) == (2, True)
    assert not (file.parent / name).exists()


@pytest.mark.parametrize("asked", ["cfg-013@waivers.0", "gr-104@proactive.permits.decisions"])
def test_what_cannot_be_accepted_cannot_be_in_small_letters_either(check, write, asked):
    entry = 'code = "REQ-003"\npath = "requests.granted.total"\nreason = "旧"\nvalues = "0"\n'
    file = write(UNITS, added=f"\n[[waivers]]\n{entry}")
    before = file.read_bytes()
    answer = check("report.toml", "--waive", asked, "--reason", "x")
    assert (answer.exit_code, "CFG-021" in answer.stderr) == (2, True)
    assert file.read_bytes() == before


def test_what_is_accepted_already_is_not_written_twice(check, write):
    file = write(WRONG)
    asked = ("--waive", FIRST, "--reason", "系统如此")
    check("report.toml", *asked)
    once = file.read_bytes()
    answer = check("report.toml", *asked)
    assert answer.exit_code == 0
    assert f"{FIRST} 已经作为例外接受，文件没有变动" in answer.stderr
    assert file.read_bytes() == once


def test_a_wish_said_twice_is_written_once(check, write):
    file = write(WRONG)
    check("report.toml", "--waive", FIRST, "--waive", FIRST.replace("REQ", "req"), "--reason", "x")
    assert len(tomllib.loads(file.read_text(encoding="utf-8"))["waivers"]) == 1


def test_mixed_line_ends_stay_as_they_are(check, write):
    file = write(UNITS)
    head, rest = file.read_bytes().split(b"\n", 1)
    file.write_bytes(head + b"\r\n" + rest)
    assert check("report.toml", "--fix").exit_code == 0
    written = file.read_bytes()
    assert written.count(b"\r\n") == 1
    assert written == (head + b"\r\n" + rest).replace('"120件"'.encode(), b"120")


def test_a_link_stays_a_link_and_the_file_behind_it_is_rewritten(check, write, folder):
    if os.name == "nt":
        pytest.skip("links need rights there")
    file = write(UNITS)
    (folder / "link.toml").symlink_to(file)
    assert check("link.toml", "--fix").exit_code == 0
    assert (folder / "link.toml").is_symlink()
    assert "decisions = 120 }" in file.read_text(encoding="utf-8")


def test_fix_says_which_file_it_changed_and_when_there_was_nothing_to_do(check, write):
    write(UNITS)
    assert "已改写 report.toml（- 为原来的行，+ 为改后的行）：" in check("report.toml", "--fix").stderr
    assert "没有可以有把握改正的，report.toml 没有变动" in check("report.toml", "--fix").stderr


@pytest.mark.parametrize("kind", ["json", "xlsx"])
def test_data_of_other_kinds_get_their_comments_too(check, write, folder, kind):
    from govreport import load, render

    source = folder / f"report.{kind}"
    source.write_bytes(render(load(write(WRONG)), to=kind, check_first=False))
    answer = check(source.name, "--to-word", "copy.docx")
    assert answer.exit_code == 1, answer.stderr
    comments = [each.text for each in docx.Document(str(folder / "copy.docx")).comments]
    assert any(each.startswith("REQ-003 错误：") for each in comments)


def alike(write):
    return [
        write(("示例市示例", f"示例市{name}"), ("主动公开政府信息平稳。", TEXT), name=f"{name}.toml")
        for name in ("甲", "乙")
    ]


TEXT = "".join(
    f"围绕{each}公开政策文件和办事指南，按月更新栏目内容，由专人答复群众来电来访，并在服务大厅设置查阅点。"
    for each in ("征迁安置", "农村供水", "道路养护", "社会救助", "教育招生", "医疗保障")
)


def test_text_copied_between_reports_is_accepted_in_the_first_of_them(check, write):
    first, second = alike(write)
    before = second.read_bytes()
    assert "SIM-001 警告" in check("甲.toml", "乙.toml").stdout
    asked = ("--waive", "SIM-001@overview.text", "--reason", "系统统一提供")
    answer = check("甲.toml", "乙.toml", *asked)
    assert answer.exit_code == 0, answer.stderr
    assert tomllib.loads(first.read_text(encoding="utf-8"))["waivers"][0]["code"] == "SIM-001"
    assert second.read_bytes() == before
    assert "SIM-001 已作为例外接受" in check("甲.toml", "乙.toml").stdout


def test_other_exceptions_are_written_into_one_file_only(check, write):
    alike(write)
    answer = check("甲.toml", "乙.toml", "--waive", FIRST, "--reason", "x")
    assert (answer.exit_code, "CFG-022" in answer.stderr) == (2, True)


def test_a_finding_in_the_text_of_a_workbook_is_commented_at_its_paragraph(check, write, folder):
    from docx.oxml.ns import qn

    from govreport import load, render

    text = ("均按期答复。", "均按期答复。与申请人张某（13800138000）作了沟通。")
    (folder / "report.xlsx").write_bytes(render(load(write(text)), to="xlsx", check_first=False))
    check("report.xlsx", "--to-word", "copy.docx")
    document = docx.Document(str(folder / "copy.docx"))
    assert any("ALL-2" in each.text for each in document.comments)
    for start in document.element.iter(qn("w:commentRangeStart")):
        assert "作了沟通" in "".join(node.text or "" for node in start.getparent().iter(qn("w:t")))
