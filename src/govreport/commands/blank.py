"""A blank data file: every row of the form with its label as a comment, every cell still to be filled in."""

from collections.abc import Iterator, Mapping

from govreport.form.edition import Edition, FormSection
from govreport.form.table import Block, Line, Table
from govreport.model import Level, Section

LONGEST_BY_NAME = 4
"""Rows with more cells than this are written as lists: their columns are named once above them."""

LEVELS = {
    Level.MINISTRY: "部委",
    Level.PROVINCE: "省",
    Level.CITY: "市",
    Level.COUNTY: "县",
    Level.TOWNSHIP: "乡镇、街道",
    Level.DEPARTMENT: "部门",
    Level.OTHER: "其他",
}

HEAD = """#:schema ./{schema}
# 政府信息公开工作年度报告：数据文件（{name}，依据：{basis}）
# 以“#”开头的是说明，可以删去。填写完成后运行：govreport check 本文件
# 格子的写法：数字直接写，例如 12；没有发生写 0；不适用写 "/"；"" 表示还没有填写。金额写成 "12.5"。
# 一张表里没有发生的行很多时，可写一行 unlisted = 0，然后删去全部为 0 的行。

edition = "{edition}"
year = {year}

[organ]
name = {organ}  # 机关全称，与标题一致
level = "other"  # {levels}

[document]  # 以下各项需要时去掉行首的“#”
# number = "示政办发〔{next}〕1号"  # 文号
# addressee = "示例市人民政府办公室"  # 主送机关
# preface = "根据……，编制本报告。"  # 标题与第一部分之间的文字
# signed_by = {signed}  # 落款
# date = {next}-01-31  # 成文日期
"""

TEXT = """# 正文：空一行为另一段；以“（一）”开头的行为二级标题。
# 可以引用表中数字，例如 {{ requests.new_received.total }}
text = '''
'''
"""


def blank_file(
    edition: Edition, sections: Mapping[str, Section], year: int, organ: str = "", schema: str = ""
) -> str:
    """Return the text of a TOML data file for *edition* in which nothing is filled in yet.

    sections: what the plugins in use own; required ones that the edition does not list follow its own.
    """
    head = HEAD.format(
        schema=schema,
        name=edition.name,
        basis=edition.basis,
        edition=edition.id,
        year=year,
        organ=quoted(organ),
        signed=quoted(organ or "示例市示例局"),
        next=year + 1,
        levels=" ".join(f"{level} {words}" for level, words in LEVELS.items()),
    )
    listed = {form.id for form in edition.sections}
    parts = [_section(form, edition.tables.get(form.id)) for form in edition.sections]
    parts += [
        _section(FormSection(section.id, section.title), section.table)
        for section in sections.values()
        if section.required and section.id not in listed
    ]
    return "\n".join([head, *parts])


def quoted(text: str) -> str:
    """Return *text* as a TOML basic string."""
    escaped = "".join(
        f"\\u{ord(char):04X}" if ord(char) < 32 or ord(char) == 127 else char
        for char in text.replace("\\", "\\\\").replace('"', '\\"')
    )
    return f'"{escaped}"'


def _section(form: FormSection, table: Table | None) -> str:
    head = f"[{form.id}]  # {form.title}\n"
    text = "\n".join(_rows(table)) + "\n" if table else TEXT
    return head + text + "".join(_fact(fact) for fact in form.facts)


def _fact(fact: Line) -> str:
    # A comment, not a blank cell: a fact that is left out and a fact that is 0 are told apart.
    given = ", ".join(f"{each.key} = 0" for each in fact.lines)
    labels = "、".join(f"{each.key} {each.label}" for each in fact.lines)
    value = f"{{ {given} }}" if fact.lines else "0"
    explained = f"（{labels}）" if labels else ""
    return f"# {fact.label}{explained}：去掉下一行行首的“#”后填写\n# {fact.key} = {value}\n"


def _rows(table: Table) -> Iterator[str]:
    for block in table.blocks:
        if block.banner:
            yield f"# {block.banner}"
        columns = [column for column in block.column_leaves() if column.key not in computed(table, "columns")]
        if len(columns) > LONGEST_BY_NAME:
            yield f"# 每行各格依次为：{'、'.join(column.label for column in columns)}（总计由程序计算）"
        else:
            yield f"# 各格：{'、'.join(f'{column.key} {column.label}' for column in columns)}"
        for row in block.rows:
            yield from _line(row, table, block, columns, 0)


def _line(line: Line, table: Table, block: Block, columns: list[Line], depth: int) -> Iterator[str]:
    label = f"# {'  ' * depth}{line.label}{line.note}"
    if line.lines:
        yield label
        for inner in line.lines:
            yield from _line(inner, table, block, columns, depth + 1)
    elif line.key in computed(table, "rows"):
        yield f"{label}：由程序计算，不用填"
    else:
        yield label
        yield f"{line.key} = {_cells(columns)}"


def _cells(columns: list[Line]) -> str:
    if len(columns) > LONGEST_BY_NAME:
        return "[" + ", ".join('""' for _ in columns) + "]"
    return "{ " + ", ".join(f'{column.key} = ""' for column in columns) + " }"


def computed(table: Table, of: str) -> frozenset[str]:
    """Return the keys of the rows (or columns) whose figures govreport adds up by itself."""
    return frozenset(each.computes for each in table.sums if each.of == of and each.computes)
