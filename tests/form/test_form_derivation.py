"""A province's edition says only what differs; sums, layout and kinds follow."""

from dataclasses import replace

import pytest
from form_kit import EDITIONS, HALF, cell_texts, derived, described, filled, findings, labels, places

from govreport.cells import Kind
from govreport.form.grid import grid
from govreport.form.read import read_edition, read_editions

HUBEI = """
[[changes]]
table = "proactive"
after = "normative_documents"
rows = [{ key = "other_documents", label = "其他主动公开文件", en = "other documents" }]
"""


def rows_of(edition, table):
    return list(edition.tables[table].rows)


def columns_of(edition, table, row):
    return [column.key for column in edition.tables[table].columns(row)]


def test_a_province_adds_a_row_with_six_lines(tmp_path):
    edition = derived(tmp_path, HUBEI)
    assert rows_of(edition, "proactive")[:3] == ["government_rules", "normative_documents", "other_documents"]
    assert grid(edition.tables["proactive"]).rows == 15


def test_what_a_derived_edition_does_not_name_stays_as_it_was(tmp_path):
    edition, base = derived(tmp_path, HUBEI), EDITIONS["2021"]
    assert (edition.basis, edition.first_year, edition.title) == (base.basis, base.first_year, base.title)
    assert edition.sections == base.sections
    assert edition.tables["requests"] == base.tables["requests"]
    assert edition.lineage == ("local", "2021", "2019")


def test_a_derived_edition_is_used_only_where_it_is_named(tmp_path):
    assert derived(tmp_path, HUBEI).by_default is False


def test_a_row_may_stand_before_another(tmp_path):
    edition = derived(tmp_path, HUBEI.replace("after", "before"))
    assert rows_of(edition, "proactive")[:2] == ["government_rules", "other_documents"]


def test_the_sum_takes_in_a_row_added_under_its_heading(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "requests"\ninto = "unable"\nrows = [{ key = "unable_new", label = "4.其他" }]',
    )
    table = edition.tables["requests"]
    cells = filled(table) | {("unable_new", "business"): 3, ("new_received", "business"): 3}
    assert findings(table, cells) == []
    assert grid(table).rows == 29


def test_the_sum_takes_in_a_column_added_among_the_applicants(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "requests"\nafter = "legal_service"\n'
        'columns = [{ key = "media", label = "新闻媒体" }]',
    )
    table = edition.tables["requests"]
    assert columns_of(edition, "requests", "granted")[4:6] == ["legal_service", "media"]
    cells = filled(table) | {("granted", "media"): 2, ("granted", "total"): 1, ("new_received", "media"): 2}
    assert ("REQ-003", "requests.granted.total") in places(findings(table, cells))
    assert grid(table).columns == 11


def test_every_column_counts_where_the_sum_names_them_all(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "disputes"\nafter = "pending"\ncolumns = [{ key = "settled", label = "调解" }]',
    )
    (relation,) = edition.tables["disputes"].sums
    assert relation.left == ("upheld", "corrected", "other", "pending", "settled")


def test_lines_put_into_a_row_make_a_heading_of_it():
    table = EDITIONS["2021"].tables["requests"]
    assert "other_handling" not in table.rows
    assert {"other_uncorrected", "other_unpaid", "other_other"} <= table.rows.keys()


def test_a_row_is_replaced_by_a_group(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nreplace = "permits"\n'
        'rows = [{ key = "permits_all", label = "行政许可", '
        'rows = [{ key = "permits_new", label = "新办" }, { key = "permits_renewed", label = "延续" }] }]',
    )
    table = edition.tables["proactive"]
    assert labels(table.blocks_by_row["permits_new"].rows) == [
        ("permits_all", "行政许可", [("permits_new", "新办"), ("permits_renewed", "延续")])
    ]
    assert grid(table).label_columns == 2


def test_an_amount_is_relabelled_with_its_decimals(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nrow = "procurement"\ncolumn = "amount"\n'
        'label = "采购总金额（单位：万元，保留4位小数）"\ndecimals = 4',
        base="2019",
    )
    column = edition.tables["proactive"].column("procurement", "amount")
    assert (column.label, column.decimals, column.kind) == (
        "采购总金额（单位：万元，保留4位小数）", 4, Kind.AMOUNT,
    )  # fmt: skip


def test_a_note_is_printed_behind_the_label(tmp_path):
    edition = derived(tmp_path, '[[changes]]\ntable = "requests"\nrow = "granted"\nnote = "（含主动公开）"')
    assert "（一）予以公开（含主动公开）" in [each.text for each in grid(edition.tables["requests"]).cells]


def test_a_column_is_changed_in_one_block_when_a_row_is_named(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nrow = "permits"\ncolumn = "decisions"\nlabel = "许可决定数量"',
    )
    table = edition.tables["proactive"]
    assert table.column("permits", "decisions").label == "许可决定数量"
    assert table.column("penalties", "decisions").label == "本年处理决定数量"


def test_a_column_is_changed_wherever_it_stands_when_no_row_is_named(tmp_path):
    edition = derived(tmp_path, '[[changes]]\ntable = "proactive"\ncolumn = "decisions"\nlabel = "决定"')
    table = edition.tables["proactive"]
    assert {table.column(row, "decisions").label for row in ("permits", "penalties")} == {"决定"}


def test_a_column_is_added_to_the_block_of_a_row(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nrow = "permits"\nbefore = "decisions"\n'
        'columns = [{ key = "accepted", label = "受理数量" }]',
    )
    assert columns_of(edition, "proactive", "permits") == ["accepted", "decisions"]
    assert columns_of(edition, "proactive", "penalties") == ["decisions"]


def test_a_banner_is_changed_through_a_row_of_its_block(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nrow = "permits"\nbanner = "行政许可事项"\nheading = "事项"',
    )
    laid = grid(edition.tables["proactive"])
    assert cell_texts(laid, 4) == ["行政许可事项"]
    assert cell_texts(laid, 5)[0] == "事项"


def test_a_row_is_taken_away_and_a_block_left_empty_with_it(tmp_path):
    edition = derived(tmp_path, '[[changes]]\ntable = "proactive"\nrow = "permits"\nremove = true')
    table = edition.tables["proactive"]
    assert "permits" not in table.rows
    assert [block.banner for block in table.blocks] == [
        "第二十条第（一）项", "第二十条第（六）项", "第二十条第（八）项",
    ]  # fmt: skip


def test_a_heading_left_with_nothing_under_it_goes_too(tmp_path):
    remove = '[[changes]]\ntable = "disputes"\nrow = "{}"\nremove = true\n'
    keys = ("litigation_direct", "litigation_after_review")
    edition = derived(tmp_path, "".join(remove.format(key) for key in keys))
    assert labels(edition.tables["disputes"].blocks[0].rows) == [("review", "行政复议")]


def test_a_sum_with_a_code_that_exists_takes_its_place(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "disputes"\n'
        'sums = [{ code = "DIS-001", of = "columns", left = ["upheld", "other"], right = ["total"] }]',
    )
    (relation,) = edition.tables["disputes"].sums
    assert relation.left == ("upheld", "other")


def test_a_section_gets_another_title(tmp_path):
    edition = derived(tmp_path, '[[changes]]\nsection = "overview"\ntitle = "工作基本情况"')
    assert edition.section("overview").title == "工作基本情况"
    assert edition.section("overview").en == EDITIONS["2021"].section("overview").en


def test_a_new_section_stands_behind_the_one_it_names(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\nafter = "disputes"\nsections = [{ id = "channels", title = "依申请公开渠道情况" }]',
    )
    assert [section.id for section in edition.sections][3:5] == ["disputes", "channels"]


def test_a_new_section_brings_its_table(tmp_path):
    edition = described(
        tmp_path,
        'id = "local"\nname = "本地版"\nbasis = "本地通知"\nfirst_year = 2024\n'
        'title = "{year}年{organ}年度报告"\n'
        '[[sections]]\nid = "channels"\ntitle = "渠道"\n'
        '[tables.channels]\nname = "附表"\nlayout = "matrix"\n'
        'columns = [{ key = "amount", label = "金额", kind = "amount" }]\n'
        'rows = [{ key = "net", label = "网络" }]',
    )
    assert edition.tables["channels"].kind("net", "amount") is Kind.AMOUNT
    assert edition.lineage == ("local",)


def test_a_section_and_its_table_are_taken_away(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "disputes"\nremove = true\n[[changes]]\nsection = "disputes"\nremove = true',
    )
    assert "disputes" not in edition.tables
    assert edition.section("disputes") is None


def test_changes_build_on_each_other(tmp_path):
    edition = derived(
        tmp_path,
        HUBEI + '[[changes]]\ntable = "proactive"\nrow = "other_documents"\nlabel = "其他文件"\n',
    )
    assert edition.tables["proactive"].rows["other_documents"].label == "其他文件"


def test_an_edition_for_years_of_its_own_does_not_end_with_its_base(tmp_path):
    assert derived(tmp_path, "first_year = 2030", base="2019").last_year is None


def test_an_edition_for_the_years_of_its_base_ends_with_it(tmp_path):
    assert derived(tmp_path, "", base="2019").last_year == 2020


def test_an_amount_row_adds_up_in_decimals(tmp_path):
    edition = derived(
        tmp_path,
        '[[changes]]\ntable = "proactive"\nafter = "fees"\nrows = [{ key = "all", label = "合计" }]\n'
        'sums = [{ code = "PRO-900", of = "rows", left = ["fees"], right = ["all"] }]',
    )
    table = edition.tables["proactive"]
    cells = filled(table) | {("fees", "amount"): HALF, ("all", "amount"): HALF + 1}
    (found,) = findings(table, cells)
    assert (found.at.path, found.args["difference"]) == ("proactive.all.amount", "1.0")


@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_an_edition_may_be_offered_before_the_one_it_is_based_on(tmp_path, order):
    texts = {"first": 'id = "first"\nbased_on = "2021"', "second": 'id = "second"\nbased_on = "first"'}
    for name, text in texts.items():
        (tmp_path / name).mkdir()
        (tmp_path / name / "edition.toml").write_text(text, encoding="utf-8")
    folders = [tmp_path / "first", tmp_path / "second"]
    editions = read_editions([folders[number] for number in order], EDITIONS)
    assert editions["second"].lineage == ("second", "first", "2021", "2019")


def test_an_edition_made_by_a_program_can_be_a_base_too(tmp_path):
    base = EDITIONS["2021"]
    sums = tuple(replace(each, written=((), ())) for each in base.tables["disputes"].sums)
    ready = replace(base, id="ready", tables={"disputes": replace(base.tables["disputes"], sums=sums)})
    (tmp_path / "edition.toml").write_text(
        'id = "local"\nbased_on = "ready"\n[[changes]]\ntable = "disputes"\nrow = "review"\nlabel = "复议"',
        encoding="utf-8",
    )
    edition = read_edition(tmp_path, {"ready": ready})
    assert edition.tables["disputes"].sums[0].left == ("upheld", "corrected", "other", "pending")
