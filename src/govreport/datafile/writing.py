"""The text of a data file: every row of the form with its label as a comment."""

from collections.abc import Iterator, Mapping

from govreport.cells import Cell, Mark
from govreport.datafile.filling import Filling
from govreport.datafile.values import LONGEST_BY_NAME, cell_text, quoted, row_text, running_text
from govreport.form.edition import Edition, FormSection
from govreport.form.table import Block, Line, Table
from govreport.model import LEVELS, Section

HEAD = """#:schema ./{schema}
# 政府信息公开工作年度报告：数据文件（{name}，依据：{basis}）
# 以“#”开头的是说明，可以删去。填写完成后运行：govreport check 本文件
# 格子的写法：数字直接写，例如 12；没有发生写 0；不适用写 "/"；"" 表示还没有填写。金额写成 "12.5"。
# 一张表里没有发生的行很多时，可写一行 unlisted = 0，然后删去全部为 0 的行。
{notes}
edition = "{edition}"
year = {year}
{top}
[organ]
name = {organ}  # 机关全称，与标题一致
level = "{level}"  # {levels}

"""
DOCUMENT = {
    "title": '# title = "…"  # 标题与统一格式不同时才写',
    "number": '# number = "示政办发〔{next}〕1号"  # 文号',
    "addressee": '# addressee = "示例市人民政府办公室"  # 主送机关',
    "preface": '# preface = "根据……，编制本报告。"  # 标题与第一部分之间的文字',
    "signed_by": "# signed_by = {signed}  # 落款",
    "date": "# date = {next}-01-31  # 成文日期",
}
TEXT = """# 正文：空一行为另一段；以“（一）”开头的行为二级标题。
# 可以引用表中数字，例如 {{ requests.new_received.total }}
text = """


def data_file(edition: Edition, sections: Mapping[str, Section], filling: Filling, schema: str = "") -> str:
    """Return the text of a TOML data file for *edition*.

    sections: what the plugins in use own; required ones that the edition does not list follow its own.
    schema: name of the JSON Schema beside it.
    """
    year = filling.year
    head = HEAD.format(
        schema=schema,
        name=edition.name,
        basis=edition.basis,
        notes="".join(f"# {note}\n" for note in filling.notes),
        edition=edition.id,
        year=year if year is not None else "0  # 报告年度没有认出，请填写",
        top="".join(f"{key} = {quoted(value)}\n" for key, value in filling.top.items()),
        organ=quoted(filling.organ),
        level=filling.level.value,
        levels=" ".join(f"{level} {words}" for level, words in LEVELS.items()),
    )
    head = head if schema else head.partition("\n")[2]
    listed = {form.id for form in edition.sections}
    parts = [_section(form, edition.tables.get(form.id), filling) for form in edition.sections]
    parts += [
        _section(FormSection(section.id, section.title), section.table, filling)
        for section in sections.values()
        if section.required and section.id not in listed
    ]
    return "\n".join([head + "\n".join(_document(filling)) + "\n", *parts])


def _document(filling: Filling) -> Iterator[str]:
    yield "[document]  # 以下各项需要时去掉行首的“#”"
    for key, example in DOCUMENT.items():
        value = filling.document.get(key)
        if value and key == "date":
            yield f"date = {value}"
        elif value:
            yield f"{key} = {running_text(value) if key == 'preface' else quoted(value)}"
        elif key != "title":
            signed = quoted(filling.organ or "示例市示例局")
            yield example.format(next=(filling.year or 2023) + 1, signed=signed)


def _section(form: FormSection, table: Table | None, filling: Filling) -> str:
    head = f"[{form.id}]  # {form.title}\n" + _remark(filling, form.id)
    text = filling.texts.get(form.id, "")
    if table:
        body = "\n".join(_rows(table, filling)) + "\n"
        body += f"# 表格后面的文字\ntext = {running_text(text)}\n" if text else ""
    else:
        body = TEXT + (running_text(text) if text else "'''\n'''") + "\n"
    return head + body + "".join(_fact(form.id, fact, filling) for fact in form.facts)


def _fact(section: str, fact: Line, filling: Filling) -> str:
    lines = {f"{section}.{fact.key}.{each.key}": each for each in fact.lines}
    labels = "、".join(f"{each.key} {each.label}" for each in fact.lines)
    explained = f"（{labels}）" if labels else ""
    if fact.lines and all(key in filling.facts for key in lines):
        given = ", ".join(f"{line.key} = {cell_text(filling.facts[key])}" for key, line in lines.items())
        return f"# {fact.label}{explained}\n{fact.key} = {{ {given} }}\n"
    # A comment, not a blank cell: a fact that is left out and a fact that is 0 are told apart.
    given = ", ".join(f"{each.key} = 0" for each in fact.lines)
    value = f"{{ {given} }}" if fact.lines else "0"
    return f"# {fact.label}{explained}：去掉下一行行首的“#”后填写\n# {fact.key} = {value}\n"


def _rows(table: Table, filling: Filling) -> Iterator[str]:
    for block in table.blocks:
        if block.banner:
            yield f"# {block.banner}"
        columns = _columns(table, block, filling)
        wanted = any(column.key in computed(table, "columns") for column in columns)
        if len(columns) > LONGEST_BY_NAME:
            added = "" if wanted else "（总计由程序计算）"
            yield f"# 每行各格依次为：{'、'.join(column.label for column in columns)}{added}"
        else:
            yield f"# 各格：{'、'.join(f'{column.key} {column.label}' for column in columns)}"
        for row in block.rows:
            yield from _line(row, table, columns, filling, 0)


def _columns(table: Table, block: Block, filling: Filling) -> list[Line]:
    """Return the columns to write: totals only where some are known."""
    totals = computed(table, "columns")
    known = {column for (id_, _, column) in filling.cells if id_ == table.id}
    return [column for column in block.column_leaves() if column.key not in totals or column.key in known]


def _line(line: Line, table: Table, columns: list[Line], filling: Filling, depth: int) -> Iterator[str]:
    label = f"# {'  ' * depth}{line.label}{line.note}"
    if line.lines:
        yield label
        for inner in line.lines:
            yield from _line(inner, table, columns, filling, depth + 1)
        return
    cells = filling.row(table.id, line.key)
    remark = _remark(filling, f"{table.id}.{line.key}").rstrip("\n")
    if not cells and line.key in computed(table, "rows"):
        yield f"{label}：由程序计算，不用填"
        return
    yield label
    if remark:
        yield remark
    keys = [column.key for column in columns]
    if cells:
        yield f"{line.key} = {row_text(keys, cells)}"
    elif filling.absent:
        blank: dict[str, Cell] = dict.fromkeys(keys, Mark.BLANK)
        yield f"# {line.key} = {row_text(keys, blank)}  # 去掉行首的“#”后填写"
    else:
        yield f"{line.key} = {row_text(keys, dict.fromkeys(keys, Mark.BLANK))}"


def _remark(filling: Filling, key: str) -> str:
    remark = filling.remarks.get(key, "")
    return "".join(f"# {line}\n" for line in remark.split("\n")) if remark else ""


def computed(table: Table, of: str) -> frozenset[str]:
    """Return the keys of the rows (or columns) whose figures govreport adds up by itself."""
    return frozenset(each.computes for each in table.sums if each.of == of and each.computes)
