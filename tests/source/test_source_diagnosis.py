"""What is not TOML gets one word: the code, the line and the column of what has to be corrected."""

from pathlib import Path

import pytest

from govreport.errors import SourceError
from govreport.findings import Finding
from govreport.messages import engine_catalogue
from govreport.source import read_source


def refused(folder: Path, text: str, name: str = "report.toml") -> Finding:
    """Return what reading *text* is refused for."""
    file = folder / name
    file.write_bytes(text.encode("utf-8"))
    with pytest.raises(SourceError) as caught:
        read_source(file)
    (finding,) = caught.value.findings
    return finding


CASES = {
    "year ＝ 2023": ("GR-320", 1, 6),
    "year = ２０２３": ("GR-320", 1, 8),
    "name = “甲”": ("GR-320", 1, 8),
    'name = "甲”\nx = 1': ("GR-320", 1, 10),
    "a = [1，2]": ("GR-320", 1, 7),
    "a = ［1,2］": ("GR-320", 1, 5),
    "x = 1\n［a］": ("GR-320", 2, 1),
    "a：3": ("GR-320", 1, 2),
    "\u3000a = 1": ("GR-321", 1, 1),
    "a = 1\u00a0": ("GR-321", 1, 6),
    "a = 1\u200b": ("GR-321", 1, 6),
    'a = "x\x0by"': ("GR-321", 1, 7),
    "a = 1\rb = 2\n": ("GR-321", 1, 6),
    "# \x01": ("GR-321", 1, 3),
    'a = "x\nb = 1': ("GR-322", 1, 5),
    'a = 1\nb = "x': ("GR-322", 2, 5),
    '"a = 3': ("GR-322", 1, 1),
    'x = 1\na = """x\ny\n[b]\n': ("GR-323", 2, 5),
    "a = '''x\n": ("GR-323", 1, 5),
    '[a]\ntext = """\nx\n[b]\ntext = """\ny\n"""\n': ("GR-324", 2, 1),
    'a = "C:\\数据"': ("GR-325", 1, 8),
    'a = "C:\\users"': ("GR-325", 1, 8),
    'a = "\\ud800"': ("GR-325", 1, 6),
    "a = 1\nb = 2\na = 3": ("GR-330", 3, 1),
    "[t]\na.b = 1\n\na.b = 2": ("GR-330", 4, 1),
    "a = {b = 1, b = 2}": ("GR-330", 1, 13),
    "[a]\nx = 1\n[b]\n[a]": ("GR-331", 4, 1),
    "a = 1\na.b = 2": ("GR-332", 2, 1),
    "[a]\nb = 1\n[a.b]": ("GR-332", 3, 1),
    "[a]\nb.c = 1\nb = 2": ("GR-332", 3, 1),
    "a = {}\n[a.b]": ("GR-332", 2, 1),
    "a = [1, 2\nb = 3": ("GR-340", 1, 5),
    "a = {b = 1": ("GR-340", 1, 5),
    "a = {b = 1,\nc = 2}": ("GR-341", 1, 12),
    "a = {b = 1,}": ("GR-341", 1, 12),
    "[a\nb = 1": ("GR-343", 1, 1),
    "[[a]": ("GR-343", 1, 1),
    "a = [1 2]": ("GR-344", 1, 8),
    'a = [\n  "x" "y",\n]': ("GR-344", 2, 7),
    "申请件数 = 3": ("GR-350", 1, 1),
    "[申请]": ("GR-350", 1, 2),
    "a.申请 = 3": ("GR-350", 1, 3),
    "year 2023": ("GR-351", 1, 6),
    "year: 2023": ("GR-351", 1, 5),
    "a =": ("GR-360", 1, 4),
    "a = # nothing\nb = 1": ("GR-360", 1, 5),
    "a = 1,234": ("GR-361", 1, 5),
    "a = 1 234": ("GR-361", 1, 5),
    "a = {b = 1,234}": ("GR-361", 1, 10),
    "a = [1,058, 7]": ("GR-361", 1, 6),
    "a = [7, 1,234,056]": ("GR-361", 1, 9),
    "a = [7, 058]": ("GR-363", 1, 9),
    "a = 12%": ("GR-362", 1, 5),
    "a = 007": ("GR-363", 1, 5),
    "a = [1, null]": ("GR-364", 1, 9),
    "a = None": ("GR-364", 1, 5),
    "a = True": ("GR-365", 1, 5),
    "level = township": ("GR-366", 1, 9),
    "number = 〔2024〕5号": ("GR-366", 1, 10),
    "a = [1, 12件]": ("GR-367", 1, 9),
    "a = 2025/12/31": ("GR-368", 1, 5),
    "a = 2025-1-2": ("GR-368", 1, 5),
    "a = 2024年1月20日": ("GR-368", 1, 5),
    "a = " + "9" * 5000: ("GR-369", 1, 5),
    "a = /": ("GR-370", 1, 5),
    "a = —": ("GR-370", 1, 5),
    "a = .5": ("GR-371", 1, 5),
    'a = "他"好"了"': ("GR-372", 1, 8),
    "a = 'it's'": ("GR-372", 1, 9),
    "a = 1 b = 2": ("GR-373", 1, 7),
    "a = 3。": ("GR-374", 1, 6),
    "a = [1,,2]": ("GR-375", 1, 8),
    "a = 2025-02-30": ("GR-376", 1, 5),
    '{"a": 1}': ("GR-318", 1, 1),
    "; remark": ("GR-319", 1, 1),
    "a = " + "[" * 3000: ("GR-342", 1, 55),
}


@pytest.mark.parametrize(("text", "expected"), CASES.items(), ids=lambda value: repr(value)[:30])
def test_a_mistake_is_told_with_its_place(tmp_path: Path, text: str, expected: tuple[str, int, int]) -> None:
    finding = refused(tmp_path, text)
    assert (finding.code, finding.at.line, finding.at.column) == expected


@pytest.mark.parametrize("text", CASES, ids=lambda value: repr(value)[:30])
def test_every_word_of_a_diagnosis_is_filled_in(tmp_path: Path, text: str) -> None:
    finding = refused(tmp_path, text)
    catalogue = engine_catalogue()
    for lang in ("zh", "en"):
        line = catalogue.text(finding, lang) + catalogue.hint(finding, lang)
        assert not [
            name for name in ("{given}", "{meant}", "{key}", "{line}", "{rest}", "{quote}") if name in line
        ]
        assert line


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("a = 1,234,567", "1234567"),
        ("a = 2024年1月20日", "2024-01-20"),
        ("a = 2024.1.20", "2024-01-20"),
        ("a = 007", "7"),
        ("a = .5", "0.5"),
        ("a = -.5", "-0.5"),
        ("a = 5.", "5.0"),
        ("a = 否", "false"),
        ("a = 12 件", "12"),
        ("a = 示例街道", '"示例街道"'),
        ("a = 不适用", '"/"'),
    ],
)
def test_the_right_way_to_write_a_value_is_told(tmp_path: Path, text: str, meant: str) -> None:
    assert refused(tmp_path, text).args["meant"] == meant


def test_full_width_characters_are_replaced_in_the_line_that_is_proposed(tmp_path: Path) -> None:
    assert refused(tmp_path, "name ＝ “甲，乙”").args["line"] == 'name = "甲,乙"'


def test_a_double_key_names_both_its_lines(tmp_path: Path) -> None:
    finding = refused(tmp_path, "[a]\nx = 1\n\n\nx = 2\n")
    assert (finding.args["key"], finding.args["first"], finding.args["second"]) == ("a.x", 2, 5)


def test_a_text_that_swallows_the_next_one_names_where_it_opened_and_closed(tmp_path: Path) -> None:
    finding = refused(tmp_path, '[a]\ntext = """\nx\n[b]\ntext = """\ny\n"""\n')
    assert (finding.args["key"], finding.args["first"], finding.args["closed"]) == ("a.text", 2, 5)


def test_deep_nesting_is_refused_from_wherever_it_is_read(tmp_path: Path) -> None:
    def deep(levels: int) -> Finding:
        return deep(levels - 1) if levels else refused(tmp_path, "a = " + "[" * 400 + "]" * 400)

    assert deep(200).code == "GR-342"
