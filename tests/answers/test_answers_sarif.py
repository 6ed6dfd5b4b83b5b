"""`--format sarif`: what editors and code hosts read."""

import json
import re
from pathlib import Path

import jsonschema
import pytest

SCHEMA = json.loads((Path(__file__).parent / "sarif-subset.schema.json").read_text(encoding="utf-8"))
WRONG = ("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]")


@pytest.fixture
def sarif(check):
    def ask(*args: str) -> dict:
        log = json.loads(check(*args, "--format", "sarif").stdout)
        jsonschema.validate(log, SCHEMA, format_checker=jsonschema.FormatChecker())
        return log["runs"][0]

    return ask


def test_a_clean_report_is_a_run_without_results(sarif, write):
    write()
    run = sarif("report.toml")
    assert (run["results"], run["invocations"]) == ([], [{"executionSuccessful": True}])


def test_a_finding_names_its_rule_level_line_and_key(sarif, write):
    write(WRONG)
    run = sarif("report.toml")
    (result,) = run["results"]
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "REQ-003"
    assert result["level"] == "error"
    (location,) = result["locations"]
    assert location["physicalLocation"]["artifactLocation"]["uri"] == "report.toml"
    assert location["physicalLocation"]["region"]["startLine"] == 27
    assert location["logicalLocations"] == [{"fullyQualifiedName": "requests.new_received.total"}]
    assert "应为 66" in result["message"]["text"]


def test_what_else_the_mistake_breaks_is_a_related_location(sarif, write):
    write(WRONG)
    (result,) = sarif("report.toml")["results"]
    assert [each["message"]["text"][:7] for each in result["relatedLocations"]] == ["REQ-001"]


def test_a_file_that_cannot_be_read_is_an_unsuccessful_run(sarif, folder):
    run = sarif("missing.toml")
    assert run["invocations"] == [{"executionSuccessful": False}]
    assert run["results"][0]["level"] == "error"


def test_an_accepted_exception_is_a_suppressed_result(sarif, write, check):
    write(WRONG)
    check("report.toml", "--waive", "REQ-003@requests.new_received.total", "--reason", "系统如此")
    (result,) = sarif("report.toml")["results"]
    assert result["ruleId"] == "REQ-003"
    assert result["suppressions"][0]["kind"] == "inSource"
    assert "系统如此" in result["suppressions"][0]["justification"]


def test_a_chinese_file_name_is_a_valid_uri(sarif, write):
    write(WRONG, name="二〇二三 年报.toml")
    (result,) = sarif("二〇二三 年报.toml")["results"]
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("%E4%BA%8C")
    assert " " not in uri


def test_in_english_the_words_are_english(check, write):
    write(WRONG)
    log = json.loads(check("report.toml", "--format", "sarif", "--lang", "en").stdout)
    jsonschema.validate(log, SCHEMA)
    assert log["runs"][0]["tool"]["driver"]["language"] == "en"


def messages(run: dict) -> list[str]:
    """Every text of the run that viewers read as a message, in which braces stand for arguments."""
    results = [result["message"] for result in run["results"]]
    related = [each["message"] for result in run["results"] for each in result.get("relatedLocations", ())]
    rules = run["tool"]["driver"]["rules"]
    about = [
        rule[name]
        for rule in rules
        for name in ("shortDescription", "fullDescription", "help")
        if name in rule
    ]
    return [message["text"] for message in (*results, *related, *about)]


def test_braces_of_a_hint_are_no_arguments_of_the_message(sarif, write):
    write(("本年度", "新收政府信息公开申请9999件。本年度"))
    run = sarif("report.toml")
    (result,) = [each for each in run["results"] if each["ruleId"] == "REQ-011"]
    assert "{{{{ requests.new_received.total }}}}" in result["message"]["text"]
    for text in messages(run):
        assert not re.search(r"(?<!\{)(?:\{\{)*\{(?!\{)", text)


def test_what_only_a_finding_knows_is_left_open_in_its_rule(sarif, write):
    write(WRONG)
    (rule,) = sarif("report.toml")["tool"]["driver"]["rules"]
    assert rule["fullDescription"]["text"].startswith(rule["shortDescription"]["text"])
    assert rule["shortDescription"]["text"].endswith("。")
    (rule,) = sarif("missing.toml")["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].endswith("应在目录 … 里")
