"""govreport.toml: severities and limits, by code, edition and organ; no printed sum goes unheard."""

import pytest

WRONG = ("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]")
DATED = ("[overview]", "[document]\ndate = 2024-06-01\n\n[overview]")


@pytest.fixture
def config(folder):
    def written(text: str, file: str = "govreport.toml"):
        place = folder / file
        place.parent.mkdir(exist_ok=True)
        place.write_text(text, encoding="utf-8")

    return written


def test_an_error_that_weighs_as_a_warning_does_not_stop(check, write, config):
    write(WRONG)
    config('[rules.severity]\n"REQ-003" = "warning"\n')
    answer = check("report.toml")
    assert "REQ-003 警告" in answer.stdout
    assert answer.exit_code == 0


def test_rendering_follows_the_weights_too(write, config, folder):
    from govreport import check as check_report
    from govreport import load, render

    file = write(WRONG)
    config('[rules.severity]\n"REQ-003" = "warning"\n')
    assert render(load(file))[:2] == b"PK"
    assert [each.severity for each in check_report(load(file))] == ["warning"]


def test_a_notice_that_weighs_as_an_error_stops(check, write, config):
    write(DATED)
    config('[rules.severity]\n"ALL-003" = "error"\n')
    assert check("report.toml").exit_code == 1


def test_a_rule_that_is_off_says_nothing(check, write, config):
    write(DATED)
    assert "ALL-003" in check("report.toml").stdout
    config('[rules.severity]\n"ALL-003" = "off"\n')
    assert "ALL-003" not in check("report.toml").stdout


def test_a_sum_of_the_form_that_is_off_is_named_wherever_it_fails(check, write, config):
    write(WRONG)
    config('[rules.severity]\n"REQ-003" = "off"\n')
    answer = check("report.toml")
    assert "[requests.new_received.total] CFG-007 提示：REQ-003 已在" in answer.stdout
    assert "原为 REQ-003" in answer.stdout
    assert answer.exit_code == 0


def test_the_organ_counts_before_the_edition_and_the_edition_before_the_rest(check, write, config):
    write(WRONG)
    general = '[rules.severity]\n"REQ-003" = "notice"\n'
    edition = '[editions."2021".severity]\n"REQ-003" = "warning"\n'
    organ = '[organs."示例市示例街道办事处".severity]\n"REQ-003" = "error"\n'
    other = '[organs."示例市另一街道办事处".severity]\n"REQ-003" = "off"\n'
    for text, said in [
        (general, "提示"),
        (general + edition, "警告"),
        (general + edition + organ + other, "错误"),
    ]:
        config(text)
        assert f"REQ-003 {said}" in check("report.toml").stdout


def test_a_setting_for_another_edition_does_not_count(check, write, config):
    write(WRONG)
    config('[editions."1999".severity]\n"REQ-003" = "off"\n')
    assert check("report.toml").exit_code == 1


def test_the_nearest_file_upward_counts(check, write, config, folder):
    (folder / "deep").mkdir()
    write(WRONG, name="deep/report.toml")
    config('[rules.severity]\n"REQ-003" = "notice"\n')
    assert "REQ-003 提示" in check("deep/report.toml").stdout
    config('[rules.severity]\n"REQ-003" = "warning"\n', "deep/govreport.toml")
    assert "REQ-003 警告" in check("deep/report.toml").stdout


def test_a_limit_of_a_rule_can_be_set(check, write, config):
    write(("year = 2023", "year = 2022"), ("in_force = 25", "in_force = 21"), name="last.toml")
    write(("decisions = 120", "decisions = 400"))
    assert "ALL-006" not in check("report.toml", "--previous", "last.toml").stdout
    config("[rules.jump]\nratio = 3\n")
    assert "ALL-006" in check("report.toml", "--previous", "last.toml").stdout


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        ("[rules.jmp]\nratio = 3\n", "CFG-001", "最接近的是 jump"),
        ("[rule]\n", "CFG-001", "最接近的是 rules"),
        ("[rules.jump]\nratios = 3\n", "CFG-001", "最接近的是 ratio"),
        ('[organs."甲".severty]\n', "CFG-001", "最接近的是 severity"),
        ('[rules.severity]\n"REQ-003" = "fatal"\n', "CFG-002", "error、warning、notice、off"),
        ('[rules.jump]\nratio = "3"\n', "CFG-003", "大于 0 的数"),
        ("[rules.jump]\nratio = 0\n", "CFG-003", "写成了 0"),
        ("rules = 3\n", "CFG-004", "这里写的是 3"),
        ('[rules.severity]\n"REQ-0003" = "off"\n', "CFG-005", "最接近的是 REQ-003"),
        ('[rules.severity]\n"GR-104" = "off"\n', "CFG-006", "不由设置决定"),
    ],
)
def test_a_mistake_in_the_settings_is_named_with_its_line(check, write, config, text, code, said):
    write()
    config(text)
    answer = check("report.toml").stdout
    assert code in answer
    assert said in answer
    assert "govreport.toml:" in answer


def test_a_mistake_in_the_settings_is_said_once_for_many_files(check, write, config):
    for name in ("a.toml", "b.toml", "c.toml"):
        write(name=name)
    config("[rule]\n")
    assert check("a.toml", "b.toml", "c.toml").stdout.count("CFG-001") == 1


def test_a_file_of_settings_that_is_not_toml_ends_with_status_3(check, write, config):
    write()
    config("[rules\n")
    answer = check("report.toml")
    assert answer.exit_code == 3
    assert "govreport.toml:1" in answer.stdout


def test_an_empty_file_of_settings_sets_nothing(check, write, config):
    write()
    config("")
    assert check("report.toml").exit_code == 0
