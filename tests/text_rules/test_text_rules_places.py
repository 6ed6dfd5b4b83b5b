"""A finding stands at the line of the data file on which its words stand."""

import pytest

from govreport import check, load

DATA = """\
edition = "2019"
year = 2020
[organ]
name = "示例市示例局"
[document]
preface = '''
第一行。

统计期限为2019年1月1日至12月31日。
'''
[overview]
text = '''
2019年，我局做好公开工作。
'''
[proactive]
unlisted = 0
[requests]
unlisted = 0
[disputes]
unlisted = 0
[improvement]
text = '''
问题是更新不及时。措施是：

逐周核对，，并通报XX次结果，让群众看得到。
'''
[other]
text = "无"
"""


@pytest.fixture
def found(tmp_path):
    file = tmp_path / "report.toml"
    file.write_text(DATA, encoding="utf-8")
    return {each.code: each.at for each in check(load(file))}


@pytest.mark.parametrize(
    ("code", "path", "line"),
    [
        ("ALL-201", "document.preface", 9),
        ("ALL-202", "overview.text", 13),
        ("ALL-225", "improvement.text", 25),
        ("ALL-224", "improvement.text", 25),
    ],
)
def test_it_names_path_and_line(found, code, path, line):
    assert (found[code].path, found[code].line) == (path, line)


def test_a_bound_figure_is_read_as_printed(tmp_path):
    file = tmp_path / "report.toml"
    file.write_text(DATA.replace("2019年1月1日", "{{ year }}年1月1日"), encoding="utf-8")
    assert "ALL-201" not in {each.code for each in check(load(file))}


def test_what_is_copied_is_quoted_from_its_first_line_of_text(tmp_path):
    said = "".join(
        f"第{each}项工作按照年初确定的安排推进，由专人负责，{each}月底前完成。" for each in "甲乙丙丁戊己庚辛"
    )
    text = f"{{line}}\n![办理结果图](results.png)\n\n（一）主动公开。{said}\n"
    for name, year, line in (("this.toml", 2020, "今年的开头。"), ("last.toml", 2019, "去年的开头。")):
        data = DATA.replace("2019年，我局做好公开工作。\n", text.format(line=line))
        data = data.replace("year = 2020", f"year = {year}").replace("2019年1月1日", f"{year}年1月1日")
        (tmp_path / name).write_text(data, encoding="utf-8")
    findings = check(load(tmp_path / "this.toml"), load(tmp_path / "last.toml"))
    (copied,) = [each for each in findings if each.code == "ALL-231"]
    assert copied.args["passage"].startswith("（一）主动公开。第甲项工作")
    assert copied.at.line == 16
