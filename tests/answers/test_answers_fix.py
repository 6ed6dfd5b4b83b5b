"""`check --fix`: how numbers are written, and blank totals; nothing else, and never by guessing."""

import pytest


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('"1,120"', "1120"), ('"１２０"', "120"), ('"１，１２０"', "1120"), ('"120件"', "120"),
        ('"120 件"', "120"),
        ('"十二"', "12"), ('"一百零三"', "103"), ('" 120 "', "120"),
    ],
)  # fmt: skip
def test_a_number_written_in_another_way_is_written_as_a_number(check, write, written, read):
    file = write(("decisions = 120 }", f"decisions = {written} }}"))
    answer = check("report.toml", "--fix")
    assert f"permits = {{ decisions = {read} }}   # 以政务中心台账为准" in file.read_text(encoding="utf-8")
    assert answer.exit_code == 0


@pytest.mark.parametrize(
    "written", ['"约120"', '"22（其中修订16件）"', '"-"', '"1,20"', '"12万"', "-5", "1.5"]
)
def test_what_could_mean_something_else_is_left_alone(check, write, written):
    file = write(("decisions = 120 }", f"decisions = {written} }}"))
    before = file.read_bytes()
    assert check("report.toml", "--fix").exit_code == 1
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("row", "fixed"),
    [
        ('[58, 7, 0, 0, 1, 0, ""]', "[58, 7, 0, 0, 1, 0, 66]"),
        ('["５８", "7件", 0, 0, 1, 0, ""]', "[58, 7, 0, 0, 1, 0, 66]"),
        ('["58", 7, 0, 0, 1, 0]', "[58, 7, 0, 0, 1, 0]"),
        (
            '{ natural_person = 58, business = "7件", legal_service = 1, total = "" }',
            "{ natural_person = 58, business = 7, legal_service = 1, total = 66 }",
        ),
    ],
)
def test_a_blank_total_is_filled_in_once_its_row_can_be_read(check, write, row, fixed):
    file = write(("[58, 7, 0, 0, 1, 0, 66]", row))
    assert check("report.toml", "--fix").exit_code == 0
    assert f"new_received = {fixed}\n" in file.read_text(encoding="utf-8")


def test_the_blank_total_of_a_block_is_filled_in_too(check, write):
    file = write(("review = [1, 0, 0, 0]", 'review = [1, 0, 0, 2, ""]'))
    assert check("report.toml", "--fix").exit_code == 0
    assert "review = [1, 0, 0, 2, 3]" in file.read_text(encoding="utf-8")


def test_a_blank_figure_is_no_blank_total(check, write):
    file = write(("review = [1, 0, 0, 0]", 'review = [1, 0, 0, "", 3]'))
    before = file.read_bytes()
    assert check("report.toml", "--fix").exit_code == 1
    assert file.read_bytes() == before


def test_a_wrong_total_is_left_to_the_clerk(check, write):
    file = write(("[58, 7, 0, 0, 1, 0, 66]", "[58, 7, 0, 0, 1, 0, 65]"))
    before = file.read_bytes()
    assert check("report.toml", "--fix").exit_code == 1
    assert file.read_bytes() == before


def test_the_change_is_shown_and_comments_stay(check, write):
    file = write(("decisions = 120 }", 'decisions = "120件" }'))
    answer = check("report.toml", "--fix")
    assert '-permits = { decisions = "120件" }   # 以政务中心台账为准' in answer.stderr
    assert "+permits = { decisions = 120 }   # 以政务中心台账为准" in answer.stderr
    assert file.read_text(encoding="utf-8").startswith("# 数据由办公室汇总\n")


def test_a_row_of_one_figure_is_mended_where_it_stands(check, write):
    file = write(("permits = { decisions = 120 }", 'permits = "1,120"'))
    check("report.toml", "--fix")
    assert "permits = 1120   #" in file.read_text(encoding="utf-8")


def test_a_clean_file_is_not_written(check, write):
    file = write()
    state = file.stat().st_mtime_ns, file.stat().st_ino
    check("report.toml", "--fix")
    assert (file.stat().st_mtime_ns, file.stat().st_ino) == state


ROWS = """\
granted = [58, 7, 0, 0, 1, 0, ""]   # 予以公开
total_handled = ["", "", "", "", "", "", ""]
"""


def test_all_blank_totals_are_filled_in_at_once(check, write):
    file = write(
        ("[58, 7, 0, 0, 1, 0, 66]", '[58, 7, 0, 0, 1, 0, ""]'),
        ("granted = { natural_person = 58, business = 7, legal_service = 1 }\n", ROWS),
    )
    assert check("report.toml", "--fix").exit_code == 0
    text = file.read_text(encoding="utf-8")
    assert "new_received = [58, 7, 0, 0, 1, 0, 66]\n" in text
    assert "granted = [58, 7, 0, 0, 1, 0, 66]   # 予以公开\n" in text
    assert "total_handled = [58, 7, 0, 0, 1, 0, 66]\n" in text


def test_a_whole_row_in_one_word_is_not_overwritten_with_one_figure(check, write):
    file = write(
        ("granted = { natural_person = 58, business = 7, legal_service = 1 }\n",
         'granted = { natural_person = 58, business = 7, legal_service = 1 }\ntotal_handled = ""\n'),
    )  # fmt: skip
    before = file.read_bytes()
    check("report.toml", "--fix")
    assert file.read_bytes() == before
