"""`govreport render`: the file is where the command says, or there is none and one sentence says why."""

import errno
import json
import os
import zipfile

import pytest

from govreport.outputs import pdf, writing

TITLE = "示例市示例街道办事处2023年政府信息公开工作年度报告"


def test_without_a_name_the_report_lies_in_this_folder_under_its_title(run, data):
    answer = run("render", "report.toml")
    assert answer.exit_code == 0
    assert answer.stdout == f"已生成：{data.with_name(TITLE + '.docx')}\n"
    assert zipfile.is_zipfile(f"{TITLE}.docx")


def test_the_same_data_give_the_same_bytes(run, data):
    run("render", "report.toml", "-o", "a.docx")
    run("render", "report.toml", "-o", "b.docx")
    assert data.with_name("a.docx").read_bytes() == data.with_name("b.docx").read_bytes()


def test_an_older_report_is_replaced_and_that_is_said(run, data):
    data.with_name("a.docx").write_bytes(b"old")
    answer = run("render", "report.toml", "-o", "a.docx")
    assert answer.stdout.startswith("已替换：")
    assert zipfile.is_zipfile("a.docx")


def test_errors_stop_the_report_before_anything_is_written(run, broken):
    answer = run("render", "report.toml", "-o", "a.docx")
    assert answer.exit_code == 1
    assert answer.stdout == ""
    assert "DIS-001 错误" in answer.stderr
    assert not broken.with_name("a.docx").exists()


def test_without_the_check_a_sum_that_does_not_add_up_is_printed(run, broken):
    answer = run("render", "report.toml", "-o", "a.docx", "--no-check")
    assert answer.exit_code == 0
    assert broken.with_name("a.docx").exists()


def test_what_could_not_be_read_stops_even_without_the_check(run, data):
    data.write_text(
        data.read_text(encoding="utf-8").replace("decisions = 120", "decisions = -1"), encoding="utf-8"
    )
    answer = run("render", "report.toml", "-o", "a.docx", "--no-check")
    assert answer.exit_code == 1
    assert "GR-109" in answer.stderr


def test_json_holds_the_computed_totals(run, data):
    run("render", "report.toml", "-o", "a.json")
    told = json.loads(data.with_name("a.json").read_text(encoding="utf-8"))
    assert told["requests"]["new_received"]["total"] == 66
    assert told["proactive"]["government_rules"]["issued"] == "/"
    assert told["proactive"]["fees"]["amount"] == "12.5"
    assert (told["year"], told["edition"], told["organ"]["level"]) == (2023, "2021", "township")


def test_a_report_rendered_from_its_json_has_the_same_bytes(run, data):
    run("render", "report.toml", "-o", "a.json")
    run("render", "report.toml", "-o", "a.docx")
    answer = run("render", "a.json", "-o", "b.docx")
    assert answer.exit_code == 0, answer.stderr
    assert data.with_name("a.docx").read_bytes() == data.with_name("b.docx").read_bytes()


def test_a_date_comes_back_from_json_which_has_none(run, data):
    text = data.read_text(encoding="utf-8").replace(
        "[overview]", "[document]\ndate = 2024-01-20\n\n[overview]", 1
    )
    data.write_text(text, encoding="utf-8")
    run("render", "report.toml", "-o", "a.json")
    run("render", "report.toml", "-o", "a.docx")
    answer = run("render", "a.json", "-o", "b.docx")
    assert answer.exit_code == 0, answer.stderr
    assert data.with_name("a.docx").read_bytes() == data.with_name("b.docx").read_bytes()


def test_a_dash_is_standard_output(run, data):
    answer = run("render", "report.toml", "--to", "json", "-o", "-")
    assert json.loads(answer.stdout_bytes)["year"] == 2023


@pytest.mark.parametrize(
    ("out", "code"),
    [(".", "GR-650"), ("nowhere/a.docx", "GR-651"), ("report.toml", "GR-652"), (os.devnull, "GR-653")],
)
def test_a_target_that_must_not_be_written_is_refused(run, data, out, code):
    before = data.read_bytes()
    answer = run("render", "report.toml", "-o", out)
    assert answer.exit_code == 6
    assert code in answer.stderr
    assert data.read_bytes() == before


def test_the_template_is_not_overwritten(run, data):
    run("template", "export", "mine")
    answer = run("render", "report.toml", "--template", "mine/report.docx", "-o", "mine/report.docx")
    assert (answer.exit_code, "GR-652" in answer.stderr) == (6, True)


def test_a_full_disk_is_named_and_the_old_report_stays(run, data, monkeypatch):
    old = data.with_name("a.docx")
    old.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    answer = run("render", "report.toml", "-o", "a.docx")
    assert answer.exit_code == 6
    assert "磁盘空间不足" in answer.stderr
    assert old.read_bytes() == b"old"


def test_a_template_that_is_no_word_file_is_one_sentence(run, data):
    data.with_name("mine.docx").write_text("not a zip")
    answer = run("render", "report.toml", "--template", "mine.docx", "-o", "a.docx")
    assert answer.exit_code == 5
    assert answer.stderr.startswith("mine.docx GR-5")


def test_a_folder_of_templates_replaces_single_files(run, data):
    run("template", "export", "mine")
    for name in ("report.docx", "requests.docx"):
        data.with_name("mine").joinpath(name).unlink()
    run("render", "report.toml", "-o", "a.docx")
    answer = run("render", "report.toml", "--template", "mine", "-o", "b.docx")
    assert answer.exit_code == 0, answer.stderr
    assert data.with_name("a.docx").read_bytes() == data.with_name("b.docx").read_bytes()


def test_pdf_without_libreoffice_says_what_to_install(run, data, monkeypatch):
    monkeypatch.setattr(pdf.shutil, "which", lambda _: None)
    answer = run("render", "report.toml", "-o", "a.pdf")
    assert answer.exit_code == 6
    assert "GR-657" in answer.stderr


def test_a_libreoffice_that_hangs_is_ended(run, data, monkeypatch, tmp_path):
    hanging = tmp_path / "soffice"
    hanging.write_text("#!/bin/sh\nsleep 60\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(pdf.shutil, "which", lambda _: str(hanging))
    monkeypatch.setattr(pdf, "PATIENCE", 0.2)
    answer = run("render", "report.toml", "-o", "a.pdf")
    assert (answer.exit_code, "GR-658" in answer.stderr) == (6, True)


def test_the_suffix_of_the_output_chooses_the_format_unless_one_is_named(run, data):
    run("render", "report.toml", "--to", "json", "-o", "a.docx")
    assert data.with_name("a.docx").read_text(encoding="utf-8").startswith("{")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes of POSIX")
def test_a_pipe_or_a_device_is_no_template(run, data):
    os.mkfifo("pipe.docx")
    answer = run("render", "report.toml", "--template", "pipe.docx", "-o", "a.docx")
    assert answer.exit_code == 2
    assert "GR-812" in answer.stderr


def test_a_template_whose_name_is_too_long_is_named_as_missing(run, data):
    answer = run("render", "report.toml", "--template", "汉" * 100 + ".docx", "-o", "a.docx")
    assert answer.exit_code == 2
    assert "GR-812" in answer.stderr


def test_a_folder_without_a_template_is_not_taken_for_one(run, data):
    data.with_name("empty").mkdir()
    answer = run("render", "report.toml", "--template", "empty", "-o", "a.docx")
    assert answer.exit_code == 2
    assert "GR-816" in answer.stderr
    assert not data.with_name("a.docx").exists()


@pytest.mark.parametrize("name", ["a.doc", "a.odt", "a.toml", "results.png"])
def test_a_suffix_of_no_format_is_refused_as_it_would_name_the_file_wrongly(run, data, name):
    answer = run("render", "report.toml", "-o", name)
    assert answer.exit_code == 2
    assert "GR-815" in answer.stderr
    assert not data.with_name(name).exists()


def test_an_empty_name_is_not_taken_for_no_name(run, data):
    answer = run("render", "report.toml", "-o", "")
    assert answer.exit_code == 6
    assert "GR-650" in answer.stderr


def test_last_years_data_file_is_never_overwritten(run, data):
    last = data.with_name("last.json")
    last.write_text("{}", encoding="utf-8")
    data.write_text('previous = "last.json"\n' + data.read_text(encoding="utf-8"), encoding="utf-8")
    answer = run("render", "report.toml", "--no-check", "-o", "last.json")
    assert answer.exit_code == 6
    assert "GR-652" in answer.stderr
    assert last.read_text(encoding="utf-8") == "{}"


def test_no_file_of_the_template_folder_is_written_over(run, data):
    run("template", "export", "own", "--edition", "2021")
    template = data.with_name("own") / "overview.docx"
    before = template.read_bytes()
    answer = run("render", "report.toml", "-o", "own/overview.docx", "--template", "own")
    assert answer.exit_code == 6
    assert "GR-652" in answer.stderr
    assert template.read_bytes() == before


@pytest.mark.parametrize("written", ["示例市人民政府办公室", "示例市人民政府办公室："])
@pytest.mark.parametrize("file", ["a.docx", "a.html"])
def test_one_colon_stands_behind_whom_the_report_is_sent_to(run, data, written, file):
    with data.open("a", encoding="utf-8") as more:
        more.write(f'\n[document]\naddressee = "{written}"\n')
    assert run("render", "report.toml", "-o", file).exit_code == 0
    if file.endswith(".html"):
        text = data.with_name(file).read_text(encoding="utf-8")
    else:
        text = zipfile.ZipFile(file).read("word/document.xml").decode()
    assert text.count("示例市人民政府办公室：<") == 1
