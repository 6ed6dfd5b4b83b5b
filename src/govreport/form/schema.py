"""The JSON Schema of an edition's data file: editors complete its keys and mark what cannot stand there.

It says nothing about sums: those need the whole table, and `govreport check` judges them.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

from govreport.cells import Kind, Mark
from govreport.form.edition import FIRST_YEAR, LAST_YEAR, NUMERALS, Edition, FormSection
from govreport.form.entry import UNLISTED
from govreport.form.table import Line, Table

Schema: TypeAlias = dict[str, object]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
MARKS = [str(mark) for mark in Mark]
CELL = '格子：数字；不适用写 "/"；"" 表示还没有填写。A number, "/" (not applicable) or "" (not filled in).'
KINDS: Mapping[Kind, Schema] = {
    Kind.COUNT: {"type": "integer", "minimum": 0},
    Kind.CHANGE: {"type": "integer"},
    Kind.AMOUNT: {"type": ["string", "number"], "pattern": r"^\d+(\.\d+)?$", "minimum": 0},
}


def json_schema(edition: Edition, levels: Iterable[str] = ()) -> Schema:
    """Return the JSON Schema (draft 2020-12) of data files of *edition*, with the form's own labels.

    levels: what `organ.level` may say; any text when there are none. They are the model's, not the form's.
    """
    shapes: Schema = {}
    sections = {section.id: _section(edition, section, shapes) for section in edition.sections}
    kinds = {
        str(kind): {"description": CELL, "anyOf": [what, {"enum": MARKS}]} for kind, what in KINDS.items()
    }
    return {
        "$schema": DIALECT,
        "title": f"政府信息公开工作年度报告 {edition.name}",
        "description": f"{edition.basis} · {edition.en}",
        "type": "object",
        "required": ["year", "organ", *sections],
        "properties": {**_head(edition, [str(level) for level in levels]), **_titled(sections, edition)},
        # Sections that plugins add are tables of their own; a plain value up here is a misspelt key.
        "additionalProperties": {"type": "object"},
        "$defs": {**kinds, **shapes},
    }


def _head(edition: Edition, levels: list[str]) -> Schema:
    return {
        "edition": _text("表样版本 edition", const=edition.id),
        "year": {"title": "报告年度 year", "type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR},
        "previous": _text("上一年度数据文件 last year's data file"),
        "organ": _closed(
            "报告机关 organ",
            {
                "name": _text("机关全称，与标题一致 full name, as in the title", minLength=1),
                "level": _text("行政层级 level", **({"enum": levels} if levels else {})),
            },
            required=["name"],
        ),
        "document": _closed(
            "公文要素 document",
            {
                "title": _text("标题，缺省按表样生成 title"),
                "number": _text("文号 number"),
                "addressee": _text("主送机关 addressee"),
                "preface": _text("前言 preface"),
                "signed_by": _text("落款 signature"),
                "date": _text("成文日期 date", format="date"),
            },
        ),
        "waivers": {
            "title": "作为例外接受的问题（由 check --waive 写入） accepted exceptions",
            "type": "array",
            "items": {"type": "object", "required": ["code", "path", "reason", "values"]},
        },
        "required_plugins": {
            "title": "本报告需要的插件 plugins that this report needs",
            "type": "array",
            "items": {"type": "string"},
        },
    }


def _titled(sections: Mapping[str, Schema], edition: Edition) -> Schema:
    named = zip(NUMERALS, edition.sections, strict=False)
    return {
        section.id: {
            "title": f"{numeral}、{section.title}",
            "description": section.en,
            **sections[section.id],
        }
        for numeral, section in named
    }


def _section(edition: Edition, section: FormSection, shapes: Schema) -> Schema:
    table = edition.tables.get(section.id)
    if table is None:
        return {
            "type": "object",
            "required": ["text"],
            "properties": {"text": _text("正文（Markdown） text"), **_facts(section.facts)},
        }
    return _table(table, _facts(section.facts), shapes)


def _facts(lines: Iterable[Line]) -> Schema:
    return {
        line.key: _closed(_title(line), _facts(line.lines), required=[below.key for below in line.lines])
        if line.lines
        else _cell(line.kind or Kind.COUNT, _title(line))
        for line in lines
    }


def _table(table: Table, facts: Schema, shapes: Schema) -> Schema:
    """Every row must be there, but for those that a sum computes, unless `unlisted` says what is not."""
    computed = {each.computes for each in table.sums if each.of == "rows"}
    titles = dict(title for block in table.blocks for title in _row_titles(block.rows))
    rows = {row: _row(table, row, titles[row], shapes) for row in table.rows}
    values = {"title": "未列出的格子一律填 every cell that is not listed", "enum": [0, *MARKS]}
    return {
        "type": "object",
        "properties": {UNLISTED: values, **rows, **facts},
        "additionalProperties": False,
        "if": {"not": {"required": [UNLISTED]}},
        "then": {"required": [row for row in rows if row not in computed]},
    }


def _row(table: Table, row: str, title: str, shapes: Schema) -> Schema:
    """Describe one row; rows with the same columns share one of *shapes*, or the schema grows tenfold."""
    columns = table.columns(row)
    cells = [_cell(table.kind(row, column.key), _title(column)) for column in columns]
    shape = _row_shape(table, [column.key for column in columns], cells)
    name = next((known for known, other in shapes.items() if other == shape), f"{table.id}_{row}")
    shapes[name] = shape
    names = "、".join(column.label for column in columns)
    description = f"{names}\n{table.rows[row].en}".rstrip()
    return {"title": title, "description": description, "$ref": f"#/$defs/{name}"}


def _row_shape(table: Table, keys: list[str], cells: list[Schema]) -> Schema:
    """A list with or without the totals, a table by column name, or one value for the whole row."""
    computed = {each.computes for each in table.sums if each.of == "columns"}
    given = [cell for key, cell in zip(keys, cells, strict=True) if key not in computed]
    by_name = dict(zip(keys, cells, strict=True))
    return {
        "anyOf": [
            {"type": "object", "properties": by_name, "additionalProperties": False},
            _list(cells),
            *([_list(given)] if given != cells else []),
            cells[0] if len(cells) == 1 else {"enum": MARKS},
        ]
    }


def _row_titles(lines: Iterable[Line], above: str = "") -> Iterator[tuple[str, str]]:
    for line in lines:
        title = f"{above} › {line.label}" if above else line.label
        if line.lines:
            yield from _row_titles(line.lines, title)
        else:
            yield line.key, title + line.note


def _list(cells: list[Schema]) -> Schema:
    return {"type": "array", "prefixItems": cells, "items": False, "minItems": len(cells)}


def _cell(kind: Kind, title: str) -> Schema:
    return {"title": title, "$ref": f"#/$defs/{kind}"}


def _title(line: Line) -> str:
    return f"{line.label} {line.en}".rstrip()


def _text(title: str, **more: object) -> Schema:
    return {"title": title, "type": "string", **more}


def _closed(title: str, properties: Schema, required: Iterable[str] = ()) -> Schema:
    return {
        "title": title,
        "type": "object",
        "properties": properties,
        "required": list(required),
        "additionalProperties": False,
    }
