"""`govreport import`: a report in, a data file out; copied cells; edits carried back."""

import json
import tomllib
import zipfile
from pathlib import Path

import pytest

ROW = "一、本年新收政府信息公开申请数量\t1,058\t7\t0\t\t1\t0\t1,066\r\n"


@pytest.fixture
def made(run, data) -> Path:
    """The report of the data file, as Word has it."""
    assert run("render", "report.toml", "-o", "made.docx").exit_code == 0
    return Path("made.docx")


def edited(source: Path, *changes: tuple[str, str]) -> Path:
    """Return a copy of *source* in which words were changed, as somebody does in Word."""
    target = source.with_name("edited.docx")
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == "word/document.xml":
                text = content.decode()
                for before, after in changes:
                    assert before in text
                    text = text.replace(before, after, 1)
                content = text.encode()
            new.writestr(name, content)
    return target


def keys(answer) -> set[str]:
    return {line.split("[")[1].split("]")[0] for line in answer.stdout.splitlines() if " RB-" in line}


def test_what_was_rendered_is_imported_and_passes_the_check(run, made):
    assert run("import", "made.docx", "-o", "again.toml").exit_code == 0
    before, after = (
        tomllib.loads(Path(name).read_text(encoding="utf-8")) for name in ("report.toml", "again.toml")
    )
    assert after["requests"]["new_received"] == [*before["requests"]["new_received"], 66]
    assert after["proactive"]["government_rules"] == {"issued": "/", "repealed": "/", "in_force": "/"}
    assert run("check", "again.toml").exit_code == 0


def test_without_a_file_the_data_are_printed(run, made):
    answer = run("import", "made.docx")
    assert tomllib.loads(answer.stdout)["organ"]["name"] == "示例市示例街道办事处"


def test_an_existing_file_is_not_overwritten(run, made):
    before = Path("report.toml").read_bytes()
    answer = run("import", "made.docx", "-o", "report.toml")
    assert (answer.exit_code, "GR-809" in answer.stderr) == (6, True)
    assert Path("report.toml").read_bytes() == before


def test_the_record_names_place_and_confidence_of_every_cell(run, made):
    assert run("import", "made.docx", "-o", "again.toml", "--report", "record.json").exit_code == 0
    record = json.loads(Path("record.json").read_text(encoding="utf-8"))
    assert len(record["cells"]) == 200
    assert all(cell["confidence"] == 1 and cell["place"]["table"] for cell in record["cells"])


def test_a_row_that_could_not_be_read_is_a_comment_with_what_was_seen(run, folder):
    page = (
        "<html><body><p>示例县2023年政府信息公开工作年度报告</p><table><tr><td>第二十条第（一）项</td></tr><tr><td>信息内容"
        "</td><td>本年制发件数</td><td>本年废止件数</td><td>现行有效件数</td></tr><tr><td>规章</td><td>3</td><td>3</td>"
        "</tr><tr><td>行政规范性文件</td><td>1</td><td>0</td><td>2</td></tr></table></body></html>"
    )
    Path("page.html").write_text(page, encoding="utf-8")
    answer = run("import", "page.html", "-o", "data.toml")
    text = Path("data.toml").read_text(encoding="utf-8")
    assert (answer.exit_code, "RB-021" in answer.stderr) == (0, True)
    assert "# 没有读入，原文：3 | 3\n# government_rules = " in text
    assert tomllib.loads(text)["proactive"] == {
        "normative_documents": {"issued": 1, "repealed": 0, "in_force": 2}
    }


def test_an_unknown_edition_is_refused(run, made):
    answer = run("import", "made.docx", "--edition", "1999")
    assert (answer.exit_code, "GR-808" in answer.stderr) == (2, True)


def test_a_file_that_is_missing_is_said(run, folder):
    answer = run("import", "nothing.docx")
    assert (answer.exit_code, "GR-30" in answer.stderr) == (3, True)


def test_import_needs_a_file(run, folder):
    assert run("import").exit_code == 2


def test_a_pasted_row_is_printed_as_toml(run, folder):
    answer = run("import", "--paste", "--row", "new_received", input=ROW)
    assert answer.stdout.strip() == 'new_received = [1058, 7, 0, "", 1, 0, 1066]'


def test_a_pasted_row_of_another_count_is_refused_with_both(run, folder):
    answer = run("import", "--paste", "--row", "requests.new_received", input="1\t2\t3\n")
    assert (answer.exit_code, "RB-072" in answer.stderr) == (2, True)
    assert "3 格" in answer.stderr
    assert "6/7 格" in answer.stderr


@pytest.mark.parametrize(
    ("options", "content", "code"),
    [
        (["--row", "carried_over"], ROW, "RB-071"),
        (["--row", "nothing"], ROW, "RB-070"),
        (["--table", "nothing"], ROW, "RB-070"),
        (["--table", "requests"], "1\t2\n", "RB-073"),
        ([], ROW, "RB-074"),
        (["--row", "granted", "--table", "requests"], ROW, "RB-074"),
    ],
)
def test_what_cannot_be_pasted_is_said(run, folder, options, content, code):
    answer = run("import", "--paste", "--edition", "2021", *options, input=content)
    assert (answer.exit_code, code in answer.stderr) == (2, True)


def test_a_pasted_cell_that_is_no_figure_is_refused(run, folder):
    answer = run("import", "--paste", "--row", "new_received", input="约1\t7\t0\t0\t1\t0\n")
    assert (answer.exit_code, answer.stdout) == (1, "")
    assert "RB-031" in answer.stderr


def test_a_pasted_table_is_put_into_the_data_file_and_comments_stay(run, data):
    text = data.read_text(encoding="utf-8").replace(
        "[disputes]\n", "[disputes]  # 表四\n# 依次为：维持、纠正\n"
    )
    data.write_text(text, encoding="utf-8")
    line = "\t".join(["2", "1", "0", "0", "3", "0", "0", "0", "0", "0", "0", "0", "0", "1", "1"])
    answer = run("import", "--paste", "--table", "disputes", "-o", "report.toml", input=line + "\n")
    after = data.read_text(encoding="utf-8")
    assert answer.exit_code == 0
    assert tomllib.loads(after)["disputes"]["review"] == [2, 1, 0, 0]
    assert tomllib.loads(after)["disputes"]["litigation_after_review"] == [0, 0, 0, 1]
    assert "[disputes]  # 表四\n# 依次为：维持、纠正\n" in after


def test_a_report_as_it_was_made_agrees(run, made):
    answer = run("verify", "made.docx", "report.toml")
    assert (answer.exit_code, answer.stdout.strip()) == (0, "报告与数据文件一致。")


def test_changes_in_word_are_listed_cell_by_cell_and_sentence_by_sentence(run, made):
    edited(
        made,
        (">120<", ">121<"),
        ("主动公开信息 30 条", "主动公开信息 31 条"),
        ("加强业务培训。", "加强培训。"),
    )
    answer = run("verify", "edited.docx", "report.toml")
    assert answer.exit_code == 1
    assert keys(answer) == {"proactive.permits.decisions", "overview.text", "improvement.text"}


def test_edits_are_carried_back_and_comments_and_bound_figures_stay(run, data):
    text = data.read_text(encoding="utf-8")
    text = text.replace("permits = {", "# 由审批股填\npermits = {").replace("全年三件", "全年三件")
    text = text.replace(
        'text = "主动公开信息 30 条。', "text = '''\n第一段。\n\n主动公开信息 30 条。"
    ).replace('均已落实。"', "均已落实。\n'''")
    data.write_text(text, encoding="utf-8")
    run("render", "report.toml", "-o", "made.docx")
    edited(Path("made.docx"), (">120<", ">121<"), ("第一段。", "第一段改过。"))
    assert run("import", "edited.docx", "--merge", "report.toml").exit_code == 0
    after = data.read_text(encoding="utf-8")
    assert "# 由审批股填\npermits = { decisions = 121 }" in after
    assert "第一段改过。" in after
    assert "{{ requests.new_received.total }}" in after
    assert run("verify", "edited.docx", "report.toml").exit_code == 0


def test_a_changed_paragraph_with_a_bound_figure_is_said_to_be_plain_words_now(run, made, data):
    edited(made, ("主动公开信息 30 条", "主动公开信息 31 条"))
    answer = run("import", "edited.docx", "--merge", "report.toml")
    assert (answer.exit_code, "RB-086" in answer.stderr) == (0, True)
    assert run("verify", "edited.docx", "report.toml").exit_code == 0


def test_nothing_changed_leaves_the_data_file_untouched(run, made, data):
    before = data.read_bytes()
    assert run("import", "made.docx", "--merge", "report.toml").exit_code == 0
    assert data.read_bytes() == before


def test_a_changed_total_is_carried_back_as_it_stands(run, made, data):
    edited(made, (">66<", ">67<"))
    run("import", "edited.docx", "--merge", "report.toml")
    assert tomllib.loads(data.read_text(encoding="utf-8"))["requests"]["new_received"] == [
        58,
        7,
        0,
        0,
        1,
        0,
        67,
    ]


def test_edits_cannot_be_merged_into_anything_but_toml(run, made):
    Path("data.json").write_text("{}", encoding="utf-8")
    answer = run("import", "made.docx", "--merge", "data.json")
    assert (answer.exit_code, "RB-088" in answer.stderr) == (2, True)


@pytest.mark.parametrize("last", ["report.toml", "made.docx", "filled.xlsx"])
def test_a_new_year_begins_with_what_was_carried_forward(run, made, data, last):
    text = data.read_text(encoding="utf-8").replace(
        "granted = { natural_person = 58,",
        "carried_forward = { natural_person = 3 }\ngranted = { natural_person = 55,",
    )
    data.write_text(text, encoding="utf-8")
    run("render", "report.toml", "-o", "made.docx")
    run("render", "report.toml", "-o", "filled.xlsx")
    assert run("init", "--from", last, "-o", "next.toml").exit_code == 0
    text = Path("next.toml").read_text(encoding="utf-8")
    begun = tomllib.loads(text)
    assert (begun["year"], begun["organ"]["name"]) == (2024, "示例市示例街道办事处")
    assert begun["requests"]["carried_over"] == [3, 0, 0, 0, 0, 0]
    assert begun["requests"]["new_received"] == [""] * 6
    assert "# 上年：58、7、0、0、1、0、66\nnew_received" in text
    assert begun["overview"]["text"].startswith("【待填写：以下是上年的文字")
    assert begun.get("previous") == (None if last == "made.docx" else last)
    assert "ALL-224" in run("check", "next.toml").stdout


def test_last_year_is_named_as_seen_from_the_new_file(run, data):
    Path("2024").mkdir()
    assert run("init", "--from", "report.toml", "-o", "2024/report.toml").exit_code == 0
    text = Path("2024/report.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["previous"] == "../report.toml"
    assert "GR-204" not in run("check", "2024/report.toml").stdout


def test_a_filled_workbook_becomes_the_same_data_file(run, data):
    pytest.importorskip("xlsxwriter")
    pytest.importorskip("python_calamine")
    assert run("render", "report.toml", "-o", "filled.xlsx").exit_code == 0
    assert run("import", "filled.xlsx", "-o", "again.toml").exit_code == 0
    run("render", "again.toml", "-o", "again.docx")
    assert run("verify", "again.docx", "report.toml").exit_code == 0
