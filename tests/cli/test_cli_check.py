"""`govreport check`: everything found, errors first, in words or as JSON."""

import json

import pytest

REQUIRED = {"code", "severity", "file", "line", "path", "message", "basis", "hint"}


def test_a_clean_file_is_said_to_be_clean(run, data):
    answer = run("check", "report.toml")
    assert answer.exit_code == 0
    assert answer.stdout == "检查了 1 个文件，没有发现问题。\n"


def test_a_mistake_is_named_with_file_line_key_and_code(run, broken):
    answer = run("check", "report.toml")
    assert answer.exit_code == 1
    heading, line, quote, _ = answer.stdout.splitlines()
    assert heading == "【四、政府信息公开行政复议、行政诉讼情况】"
    assert line.startswith("report.toml:24 [disputes.review.total] DIS-001 错误：")
    assert quote == "    24 | review = [1, 0, 0, 0, 2]"


def test_the_last_line_sums_up(run, broken):
    answer = run("check", "report.toml")
    assert answer.stdout.splitlines()[-1] == "检查了 1 个文件：错误 1，警告 0，提示 0。"


def test_json_has_exactly_the_promised_keys(run, broken):
    answer = run("check", "report.toml", "--format", "json")
    assert answer.exit_code == 1
    told = json.loads(answer.stdout)
    assert set(told) == {"findings", "reports", "summary"}
    assert [set(each) for each in told["findings"]] == [REQUIRED | {"repair", "related"}]
    finding = told["findings"][0]
    assert (finding["code"], finding["severity"], finding["file"], finding["line"], finding["path"]) == (
        "DIS-001", "error", "report.toml", 24, "disputes.review.total",
    )  # fmt: skip
    assert told["summary"] == {"files": 1, "errors": 1, "warnings": 0, "notices": 0}


def test_json_describes_each_report(run, data):
    (report,) = json.loads(run("check", "report.toml", "--format", "json").stdout)["reports"]
    assert report == {
        "file": "report.toml",
        "readable": True,
        "title": "示例市示例街道办事处2023年政府信息公开工作年度报告",
        "organ": "示例市示例街道办事处",
        "year": 2023,
        "edition": "2021",
        "errors": 0,
        "warnings": 0,
        "notices": 0,
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_json_stays_json_when_a_file_cannot_be_read(run, folder, lang):
    answer = run("check", "missing.toml", "--format", "json", "--lang", lang)
    assert answer.exit_code == 3
    assert json.loads(answer.stdout)["reports"][0]["readable"] is False


def test_one_unreadable_file_does_not_hide_the_others(run, broken):
    answer = run("check", "missing.toml", "report.toml")
    assert answer.exit_code == 3
    assert "missing.toml GR-3" in answer.stdout
    assert "report.toml:24 [disputes.review.total] DIS-001" in answer.stdout


def test_findings_are_grouped_by_file_in_the_order_given(run, broken):
    other = broken.with_name("z.toml")
    other.write_bytes(broken.read_bytes())
    lines = run("check", "z.toml", "report.toml").stdout.splitlines()
    said = [line.partition(":")[0] for line in lines if " DIS-001 " in line]
    assert said == ["z.toml", "report.toml"]


def test_a_pattern_names_all_files_that_match(run, data):
    data.with_name("second.toml").write_bytes(data.read_bytes())
    assert run("check", "*.toml").stdout == "检查了 2 个文件，没有发现问题。\n"


def test_checking_writes_nothing(run, broken):
    run("check", "report.toml")
    assert [file.name for file in broken.parent.iterdir()] == ["report.toml"]


def test_the_same_answer_comes_twice(run, broken):
    assert run("check", "report.toml").stdout == run("check", "report.toml").stdout


def test_a_plugin_that_is_off_leaves_its_section_unread(run, data):
    answer = run("check", "report.toml", "-p", "no:whole_report")
    assert answer.exit_code == 0


def test_a_module_of_this_folder_adds_a_rule(run, data):
    data.with_name("early_rule.py").write_text(
        "from govreport import hookimpl, Message, Severity\n"
        "@hookimpl\n"
        "def govreport_messages():\n"
        "    words = {'zh': '年份 {year}', 'en': 'year {year}'}\n"
        "    return [Message('CITY-001', Severity.WARNING, words, words, {}, words)]\n"
        "@hookimpl\n"
        "def govreport_validate_report(report):\n"
        "    yield report.finding('CITY-001', 'year', year=report.year)\n",
        encoding="utf-8",
    )
    answer = run("check", "report.toml", "-p", "early_rule")
    assert "report.toml:1 [year] CITY-001 警告：年份 2023" in answer.stdout.splitlines()[1]
    assert answer.exit_code == 0


def test_a_plugin_that_cannot_be_imported_is_named_and_the_check_goes_on(run, broken):
    broken.with_name("torn_rule.py").write_text("import nowhere_to_be_found\n", encoding="utf-8")
    answer = run("check", "report.toml", "-p", "torn_rule")
    assert answer.exit_code == 1
    assert "GR-401" in answer.stderr
    assert "DIS-001" in answer.stdout


def test_a_plugin_whose_words_cannot_be_read_is_named_before_the_check(run, data):
    data.with_name("mute_rule.py").write_text(
        "from pathlib import Path\n"
        "from govreport import hookimpl\n"
        "@hookimpl\n"
        "def govreport_messages():\n"
        "    return Path('nowhere.toml')\n",
        encoding="utf-8",
    )
    answer = run("check", "report.toml", "-p", "mute_rule")
    assert "GR-409" in answer.stderr


def test_a_rule_that_raises_is_a_failed_plugin_and_no_clean_report(run, data):
    data.with_name("raising_rule.py").write_text(
        "from govreport import hookimpl\n"
        "@hookimpl\n"
        "def govreport_validate_report(report):\n"
        "    raise KeyError('x')\n",
        encoding="utf-8",
    )
    answer = run("check", "report.toml", "-p", "raising_rule")
    assert answer.exit_code == 4
    assert "raising_rule" in answer.stdout


@pytest.mark.parametrize("name", ["甲" * 300 + ".toml", "[甲]" * 300 + ".toml"])
@pytest.mark.parametrize("option", [(), ("--previous",)])
def test_a_name_that_the_system_cannot_hold_is_a_file_that_is_not_there(run, data, name, option):
    answer = run("check", *(("report.toml", *option) if option else ()), name)
    assert answer.exit_code in (2, 3)
    assert "GR-899" not in answer.stdout + answer.stderr
