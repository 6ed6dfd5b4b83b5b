"""A wrong description is refused with its file, its key and the nearest right name."""

import pytest
from form_kit import EDITIONS, derived, described, refused, small_table

from govreport.form.read import read_editions
from govreport.messages import engine_catalogue

SMALL = """
name = "附表"
layout = "matrix"
columns = [{ key = "count", label = "件数" }, { key = "total", label = "总计" }]
rows = [{ key = "net", label = "网络" }, { key = "letter", label = "信函" }]
"""

TABLES = {
    "a label is missing": (
        SMALL.replace(', label = "网络"', ""), "GR-902", "rows.net.label"),
    "a label is empty": (
        SMALL.replace('"网络"', '""'), "GR-902", "rows.net.label"),
    "a table has no rows": (
        SMALL.replace("rows = [", "rows = []\nsums = [] #"), "GR-902", "rows"),
    "a key is misspelt": (
        SMALL.replace('label = "网络"', 'label = "网络", lable = "x"'), "GR-903", "rows.net.lable"),
    "a label is a number": (
        SMALL.replace('"网络"', "5"), "GR-904", "rows.net.label"),
    "decimals are negative": (
        SMALL.replace('label = "网络"', 'label = "网络", decimals = -1'), "GR-904", "rows.net.decimals"),
    "rows are no list": (
        'name = "x"\nlayout = "matrix"\ncolumns = [{ key = "a", label = "甲" }]\nrows = 3', "GR-904", "rows"),
    "a row is a number": (
        SMALL.replace("rows = [", "rows = [7, "), "GR-904", "rows"),
    "a block is a name": (
        'name = "x"\nlayout = "stacked"\nblocks = ["a"]', "GR-904", "blocks"),
    "a kind does not exist": (
        SMALL.replace('label = "件数"', 'label = "件数", kind = "money"'), "GR-905", "columns.count.kind"),
    "a layout does not exist": (
        SMALL.replace('"matrix"', '"grid"'), "GR-905", "layout"),
    "a name has capitals": (
        SMALL.replace('"net"', '"Net"'), "GR-906", "rows.Net.key"),
    "a row takes the name unlisted": (
        SMALL.replace('"net"', '"unlisted"'), "GR-906", "rows.unlisted.key"),
    "a row stands twice": (
        SMALL.replace('"letter"', '"net"'), "GR-908", "rows.net"),
    "a column stands twice": (
        SMALL.replace('"total"', '"count"'), "GR-908", "columns.count"),
    "a sum names nobody": (
        SMALL + 'sums = [{ code = "X-001", of = "rows", left = ["nett"], right = ["letter"] }]',
        "GR-909", "sums.X-001"),
    "a sum has no left side": (
        SMALL + 'sums = [{ code = "X-001", of = "rows", left = [], right = ["letter"] }]',
        "GR-902", "sums.X-001.left"),
    "a row stands on both sides of a sum": (
        SMALL + 'sums = [{ code = "X-001", of = "rows", left = ["net", "letter"], right = ["letter"] }]',
        "GR-910", "sums.X-001"),
    "a sum adds neither rows nor columns": (
        SMALL + 'sums = [{ code = "X-001", of = "cells", left = ["net"], right = ["letter"] }]',
        "GR-905", "sums.X-001.of"),
    "a heading has a kind": (
        SMALL.replace('"网络"', '"网络", kind = "amount", rows = [{ key = "a", label = "甲" }]'),
        "GR-911", "rows.net.kind"),
    "a block names a column that is not defined": (
        ('name = "x"\nlayout = "stacked"\ncolumns = [{ key = "issued", label = "制发" }]\n'
         '[[blocks]]\ncolumns = ["isued"]\nrows = [{ key = "a", label = "甲" }]'),
        "GR-907", "blocks.1.columns"),
    "a matrix has two blocks": (
        ('name = "x"\nlayout = "matrix"\ncolumns = [{ key = "a", label = "甲" }]\n'
         '[[blocks]]\nrows = [{ key = "b", label = "乙" }]\n'
         '[[blocks]]\nrows = [{ key = "c", label = "丙" }]'),
        "GR-919", "blocks"),
}  # fmt: skip

CHANGES = {
    "a row does not exist": (
        'table = "requests"\nafter = "grantd"\nrows = [{ key = "x", label = "甲" }]',
        "GR-918", "changes.1.after"),
    "a column does not exist": (
        'table = "requests"\ncolumn = "busines"\nlabel = "企业"', "GR-918", "changes.1.column"),
    "a column stands in another block": (
        'table = "proactive"\nrow = "fees"\ncolumn = "issued"\nlabel = "x"', "GR-918", "changes.1.column"),
    "a row whose banner changes does not exist": (
        'table = "proactive"\nrow = "permit"\nbanner = "x"', "GR-918", "changes.1.row"),
    "a table does not exist": (
        'table = "request"\nrow = "granted"\nlabel = "x"', "GR-918", "changes.1.table"),
    "a section does not exist": (
        'section = "overwiew"\ntitle = "x"', "GR-918", "changes.1.section"),
    "a section is put behind nobody": (
        'after = "x"\nsections = [{ id = "y", title = "乙" }]', "GR-918", "changes.1.after"),
    "nothing is changed": (
        'table = "requests"\nrow = "granted"', "GR-912", "changes.1"),
    "an addition has no place": (
        'table = "requests"\nrows = [{ key = "x", label = "甲" }]', "GR-917", "changes.1"),
    "an addition has two places": (
        'table = "requests"\nafter = "granted"\nbefore = "denied"\nrows = [{ key = "x", label = "甲" }]',
        "GR-917", "changes.1"),
    "an added row takes a name that is taken": (
        'table = "requests"\nafter = "granted"\nrows = [{ key = "denied", label = "甲" }]',
        "GR-908", "changes.1.rows.denied"),
    "a sum loses a row": (
        'table = "requests"\nrow = "carried_forward"\nremove = true', "GR-909", "changes.1.sums.REQ-001"),
    "neither table nor section is named": (
        'row = "granted"\nlabel = "x"', "GR-902", "changes.1.section"),
    "a word does not belong there": (
        'table = "requests"\nrow = "granted"\nlable = "x"', "GR-903", "changes.1.lable"),
    "a heading gets a kind": (
        'table = "requests"\nrow = "denied"\nkind = "amount"', "GR-911", "changes.1.kind"),
    "remove is a word": (
        'table = "requests"\nrow = "granted"\nremove = "yes"', "GR-904", "changes.1.remove"),
}  # fmt: skip

EDITION = 'id = "local"\nname = "本地版"\nbasis = "通知"\nfirst_year = 2024\n'
SECTION = '[[sections]]\nid = "overview"\ntitle = "总体情况"\n'
WHOLE = {
    "no title": (EDITION + SECTION, "GR-902", "title"),
    "no sections": (EDITION + 'title = "{organ}"', "GR-902", "sections"),
    "a title that asks for the month": (EDITION + 'title = "{month}"\n' + SECTION, "GR-916", "title"),
    "a title with an open brace": (EDITION + 'title = "{organ"\n' + SECTION, "GR-916", "title"),
    "a section that stands twice": (EDITION + 'title = "x"\n' + SECTION * 2, "GR-908", "sections.overview"),
    "a table of no section": (
        EDITION + 'title = "x"\n' + SECTION + "[tables.overwiew]" + SMALL, "GR-915", "tables.overwiew"),
    "an unknown base": ('id = "local"\nbased_on = "2012"', "GR-913", "based_on"),
    "a base that is itself": ('id = "local"\nbased_on = "local"', "GR-914", "based_on"),
    "an id that is taken": ('id = "2021"\nbased_on = "2019"', "GR-908", "id"),
    "a misspelt key": ('id = "local"\nbased_on = "2021"\nfrist_year = 2024', "GR-903", "frist_year"),
    "a year in words": ('id = "local"\nbased_on = "2021"\nfirst_year = "2024"', "GR-904", "first_year"),
    "text that is not TOML": ("id = ", "GR-901", ""),
}  # fmt: skip


def by_name(cases):
    return pytest.mark.parametrize(("text", "code", "path"), cases.values(), ids=list(cases))


def assert_said(finding) -> None:
    """Both languages say the finding in full: no place for an argument is left open."""
    catalogue = engine_catalogue()
    assert finding.code in catalogue
    for lang in ("zh", "en"):
        assert "{" not in catalogue.line(finding, lang).replace("{month}", "").replace(
            "{organ", "").replace("{year}", "")  # fmt: skip


@by_name(TABLES)
def test_a_table_is_refused_where(text, code, path):
    finding = refused(small_table, text)
    assert (finding.code, finding.at.path) == (code, path)
    assert_said(finding)


@by_name(CHANGES)
def test_a_change_is_refused_where(tmp_path, text, code, path):
    finding = refused(derived, tmp_path, f"[[changes]]\n{text}")
    assert (finding.code, finding.at.path) == (code, path)
    assert_said(finding)


@by_name(WHOLE)
def test_an_edition_is_refused_for(tmp_path, text, code, path):
    finding = refused(described, tmp_path, text)
    assert (finding.code, finding.at.path) == (code, path)
    assert finding.at.file == str(tmp_path / "edition.toml")
    assert_said(finding)


def test_two_editions_based_on_each_other_are_refused_by_name(tmp_path):
    for name, base in (("a", "b"), ("b", "a")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "edition.toml").write_text(f'id = "{name}"\nbased_on = "{base}"', encoding="utf-8")
    finding = refused(read_editions, [tmp_path / "a", tmp_path / "b"], EDITIONS)
    assert (finding.code, finding.args["editions"]) == ("GR-914", ["a", "b"])


def test_an_edition_in_another_encoding_is_refused(tmp_path):
    (tmp_path / "edition.toml").write_bytes('id = "本地"'.encode("gbk"))
    finding = refused(read_editions, [tmp_path], EDITIONS)
    assert finding.code == "GR-901"
    assert "UTF-8" in finding.args["reason"].zh


def test_a_folder_without_an_edition_is_refused(tmp_path):
    assert refused(read_editions, [tmp_path / "nowhere"], EDITIONS).code == "GR-901"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('[[changes]]\ntable = "requests"\nrow = "grantd"\nlabel = "x"', "granted"),
        ('[[changes]]\ntable = "requests"\ncolumn = "busines"\nlabel = "x"', "business"),
        ('[[changes]]\ntable = "request"\nrow = "granted"\nlabel = "x"', "requests"),
        ('[[changes]]\nsection = "overwiew"\ntitle = "x"', "overview"),
    ],
)
def test_the_nearest_right_name_is_offered(tmp_path, text, name):
    nearest = refused(derived, tmp_path, text).args["nearest"]
    assert nearest.zh == f"是否应为“{name}”"
    assert nearest.en == f"did you mean “{name}”"


def test_known_names_are_listed_where_none_is_near(tmp_path):
    nearest = refused(derived, tmp_path, '[[changes]]\nsection = "zzz"\ntitle = "x"').args["nearest"]
    assert nearest.zh.startswith("可用的有：disputes、improvement")


def test_every_code_of_the_form_is_met_by_one_of_these_tests():
    met = {code for cases in (TABLES, CHANGES, WHOLE) for _, code, _ in cases.values()}
    assert {message.code for message in engine_catalogue() if message.code.startswith("GR-9")} == met
