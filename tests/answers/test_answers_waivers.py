"""Waivers: written by `--waive`, listed at every check, bound to the figures they were given for."""

import json
import tomllib

import pytest

WRONG = ("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]")
ASKED = ("--waive", "REQ-003@requests.new_received.total", "--reason", "系统如此", "--by", "办公室")


def test_a_waiver_is_written_at_the_end_and_every_other_byte_stays(check, write):
    file = write(WRONG)
    before = file.read_text(encoding="utf-8")
    assert check("report.toml", *ASKED).exit_code == 0
    after = file.read_text(encoding="utf-8")
    assert after.startswith(before)
    (waiver,) = tomllib.loads(after)["waivers"]
    assert (waiver["code"], waiver["path"], waiver["reason"], waiver["by"]) == (
        "REQ-003", "requests.new_received.total", "系统如此", "办公室",
    )  # fmt: skip
    assert set(waiver) == {"code", "path", "reason", "by", "date", "values"}


def test_what_was_accepted_is_listed_and_stops_nothing(check, write):
    write(WRONG)
    check("report.toml", *ASKED)
    answer = check("report.toml")
    assert answer.exit_code == 0
    assert "CFG-011 提示：REQ-003 已作为例外接受（办公室，" in answer.stdout
    assert "系统如此" in answer.stdout
    (told,) = json.loads(check("report.toml", "--format", "json").stdout)["findings"]
    assert (told["code"], told["severity"], told["related"][0]["code"]) == ("CFG-011", "notice", "REQ-003")


def test_what_was_accepted_can_be_rendered(check, write):
    from govreport import load, render

    file = write(WRONG)
    check("report.toml", *ASKED)
    assert render(load(file))[:2] == b"PK"


def test_a_waiver_ends_when_a_figure_changes(check, write):
    file = write(WRONG)
    check("report.toml", *ASKED)
    file.write_text(file.read_text(encoding="utf-8").replace("1, 0, 65]", "1, 0, 64]"), encoding="utf-8")
    answer = check("report.toml")
    assert answer.exit_code == 1
    assert "CFG-012 警告" in answer.stdout
    assert "REQ-003 错误" in answer.stdout


def test_a_waiver_outlives_changes_elsewhere(check, write):
    file = write(WRONG)
    check("report.toml", *ASKED)
    file.write_text(
        file.read_text(encoding="utf-8").replace("decisions = 120", "decisions = 121"), encoding="utf-8"
    )
    assert check("report.toml").exit_code == 0


def test_a_waiver_that_accepts_nothing_is_a_notice(check, write):
    entry = 'code = "REQ-003"\npath = "requests.granted.total"\nreason = "旧"\nvalues = "0"\n'
    write(added=f"\n[[waivers]]\n{entry}")
    answer = check("report.toml")
    assert "[waivers.0] CFG-013 提示" in answer.stdout
    assert answer.exit_code == 0


@pytest.mark.parametrize(
    ("entry", "code", "said"),
    [
        ('code = "REQ-003"\npath = "requests"\nvalues = "0"\n', "CFG-014", "缺少 reason"),
        ('code = "REQ-003"\npath = "requests"\nreason = "理由"\n', "CFG-014", "缺少 values"),
        (
            'code = "A-1"\npath = "a"\nreason = "b"\nvalues = "0"\nreasn = "x"\n',
            "CFG-001",
            "最接近的是 reason",
        ),
    ],
)
def test_a_waiver_that_is_not_whole_is_named(check, write, entry, code, said):
    write(added=f"\n[[waivers]]\n{entry}")
    answer = check("report.toml").stdout
    assert code in answer
    assert said in answer


def test_waivers_that_are_no_list_are_named(check, write):
    write(("year = 2023", 'year = 2023\nwaivers = "alle"'))
    assert "[waivers] CFG-014" in check("report.toml").stdout


def test_line_ends_and_byte_order_mark_stay(check, write):
    file = write(WRONG)
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n"))
    assert check("report.toml", *ASKED).exit_code == 0
    written = file.read_bytes()
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.count(b"\n") == written.count(b"\r\n")


def test_a_reason_with_quotes_and_line_breaks_reads_back(check, write):
    file = write(WRONG)
    reason = '见“批复”\\ "二号"\n第二行'
    check("report.toml", *ASKED[:2], "--reason", reason)
    assert tomllib.loads(file.read_text(encoding="utf-8"))["waivers"][0]["reason"] == reason


@pytest.mark.parametrize(
    ("asked", "code"),
    [
        (("--waive", "REQ-003@requests.granted.total", "--reason", "x"), "CFG-021"),
        (("--waive", "nonsense", "--reason", "x"), "CFG-021"),
        (("--waive", "REQ-003@requests.new_received.total"), "CFG-024"),
        (("--waive", "REQ-003@requests.new_received.total", "--reason", " "), "CFG-024"),
    ],
)
def test_a_wish_that_cannot_be_met_leaves_the_file_alone(check, write, asked, code):
    file = write(WRONG)
    before = file.read_bytes()
    answer = check("report.toml", *asked)
    assert answer.exit_code == 2
    assert code in answer.stderr
    assert file.read_bytes() == before


def test_waivers_written_in_line_are_not_touched(check, write):
    entry = '{ code = "A-1", path = "a", reason = "b", values = "0" }'
    file = write(WRONG, ("year = 2023", f"year = 2023\nwaivers = [{entry}]"))
    before = file.read_bytes()
    answer = check("report.toml", *ASKED)
    assert answer.exit_code == 6
    assert "CFG-023" in answer.stderr
    assert file.read_bytes() == before


def test_one_file_at_a_time(check, write):
    write(name="a.toml")
    write(name="b.toml")
    answer = check("a.toml", "b.toml", "--fix")
    assert (answer.exit_code, "CFG-022" in answer.stderr) == (2, True)


@pytest.mark.parametrize("option", ["--reason", "--by"])
def test_a_reason_for_nothing_is_refused(check, write, option):
    write(WRONG)
    answer = check("report.toml", option, "系统如此")
    assert answer.exit_code == 2
    assert f"GR-807 错误：多出了“{option}”" in answer.stderr


def test_a_waiver_ends_when_an_amount_of_last_year_changes(check, write):
    fees = 'fees = { amount = "12.5" }'
    last = write(("year = 2023", "year = 2022"), name="last.toml")
    write((fees, 'fees = { amount = "900.5" }'))
    asked = ("--waive", "ALL-006@proactive.fees.amount", "--reason", "新设收费项目")
    years = ("report.toml", "--previous", "last.toml")
    assert check(*years, *asked).exit_code == 0
    assert "CFG-012" not in check(*years).stdout
    last.write_text(last.read_text(encoding="utf-8").replace('"12.5"', '"12.48"'), encoding="utf-8")
    assert "CFG-012 警告" in check(*years).stdout
