"""The answer for people and its JSON twin: sections, quoted lines, repairs, several files."""

import json

WRONG = ("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]")


def test_findings_stand_under_the_heading_of_their_section_with_the_line_quoted(check, write):
    write(WRONG, ("review = [1, 0, 0, 0]", "review = [1, 0, 0, 0, 3]"))
    lines = check("report.toml").stdout.splitlines()
    headings = [line for line in lines if line.startswith("【")]
    assert headings == [
        "【三、收到和处理政府信息公开申请情况】",
        "【四、政府信息公开行政复议、行政诉讼情况】",
    ]
    assert "    27 | new_received = [58, 7, 0, 0, 1, 0, 65]" in lines


def test_the_repair_is_said_with_the_words_of_the_form(check, write):
    write(WRONG)
    said = check("report.toml").stdout
    assert "→ “总计”列 × “一、本年新收政府信息公开申请数量”行应为 66（现为 65）" in said


def test_what_else_is_wrong_for_the_same_reason_is_told_below_and_not_counted(check, write):
    write(WRONG)
    lines = check("report.toml").stdout.splitlines()
    assert lines[3].startswith("    由此而来 REQ-001 错误：表三“总计”列")
    assert lines[-1] == "检查了 1 个文件：错误 1，警告 0，提示 0。"


def test_english_has_english_headings(check, write):
    write(WRONG)
    lines = check("report.toml", "--lang", "en").stdout.splitlines()
    assert lines[0] == "[Requests received and handled]"
    assert lines[3].startswith("    for this reason REQ-001 error: ")


def test_json_gives_the_repair_as_keys_and_values(check, write):
    write(WRONG)
    (finding,) = json.loads(check("report.toml", "--format", "json").stdout)["findings"]
    assert finding["repair"]["changes"] == {"requests.new_received.total": 66}
    assert [each["code"] for each in finding["related"]] == ["REQ-001"]


def test_several_files_have_one_summary_and_are_compared_with_each_other(check, write):
    long = "".join(
        f"第{number}季度围绕重点领域公开信息，回应群众关切，开展了培训和检查。" for number in range(12)
    )
    change = ("公开内容还需充实。", f"公开内容还需充实。{long}")
    write(change, name="a.toml")
    write(change, ("示例市示例街道办事处", "示例市另一街道办事处"), name="b.toml")
    answer = check("a.toml", "b.toml")
    assert answer.stdout.count("SIM-001") == 2
    assert answer.stdout.splitlines()[-1].startswith("检查了 2 个文件：")


def test_last_year_named_in_the_file_is_compared_by_itself(check, write):
    write(("year = 2023", "year = 2022"), name="last.toml")
    write(
        ("year = 2023", 'year = 2023\nprevious = "last.toml"'),
        ("[58, 7, 0, 0, 1, 0, 66]", "[57, 7, 0, 0, 1, 0, 65]\ncarried_over = { natural_person = 1 }"),
    )
    said = check("report.toml").stdout
    assert "[requests.carried_over.natural_person] REQ-004 错误" in said
    assert "PRO-001 警告" in said


def test_last_year_that_cannot_be_read_is_a_finding_at_previous(check, write):
    write(("year = 2023", 'year = 2023\nprevious = "gone.toml"'))
    answer = check("report.toml")
    assert answer.exit_code == 1
    assert "report.toml:3 [previous] GR-204 错误" in answer.stdout
