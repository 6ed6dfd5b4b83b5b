"""What a report holds and its templates never show."""

from collections.abc import Callable, Iterator
from collections.abc import Set as AbstractSet

from govreport.findings import Finding, Words
from govreport.form.table import Table
from govreport.model import PlacedSection
from govreport.narrative.blocks import Prose
from govreport.word.lint.judged import Measure
from govreport.word.lint.values import leaves
from govreport.word.visible import plain

Make = Callable[..., Finding]
_DOCUMENT = "document"


def unshown_head(measure: Measure, shown: AbstractSet[str], make: Make) -> Iterator[Finding]:
    """Yield what stands around the sections and is never shown (TPL-036)."""
    for path, _ in leaves(measure.values.get(_DOCUMENT), _DOCUMENT):
        if path not in shown:
            yield make("TPL-036", path=path, name=path)


def unshown(
    section: PlacedSection, measure: Measure, shown: AbstractSet[str], typed: AbstractSet[str], make: Make
) -> Iterator[Finding]:
    """Yield what of a section is never shown. typed: words that stand in the templates, without blanks.

    TPL-031 nothing of it, TPL-032 its heading, TPL-033 its text, TPL-034 figures of a row, TPL-035 its
    whole table, TPL-036 another value.
    """
    held = dict(leaves(measure.values.get(section.id, {}), section.id))
    missing = [path for path in held if path not in shown]
    heading = _has_heading(section, measure, shown, typed)
    title = Words(section.title, section.en or section.title)
    if held and len(missing) == len(held) and not heading:
        yield make("TPL-031", path=section.id, section=title)
        return
    if not heading:
        yield make("TPL-032", path=section.id, heading=section.heading)
    table = measure.tables.get(section.id)
    if table is not None:
        yield from _unshown_figures(table, shown, make)
    cells = {f"{section.id}.{row}.{column}" for row, column in table.cells()} if table else set()
    for path in missing:
        if path not in cells:
            code = "TPL-033" if isinstance(held[path], Prose) else "TPL-036"
            yield make(code, path=path, name=path)


def _has_heading(
    section: PlacedSection, measure: Measure, shown: AbstractSet[str], typed: AbstractSet[str]
) -> bool:
    place = measure.place_of(section.id)
    if f"{place}.heading" in shown or plain(section.heading) in typed:
        return True
    return f"{place}.title" in shown


def _unshown_figures(table: Table, shown: AbstractSet[str], make: Make) -> Iterator[Finding]:
    missing: dict[str, list[str]] = {}
    for row, column in table.cells():
        if f"{table.id}.{row}.{column}" not in shown:
            missing.setdefault(row, []).append(column)
    name = Words(table.name, table.en or table.name)
    if len(missing) == len(table.rows) and sum(map(len, missing.values())) == len(list(table.cells())):
        yield make("TPL-035", path=table.id, table=name)
        return
    for row, columns in missing.items():
        line = table.rows[row]
        headings = [table.column(row, column) for column in columns]
        yield make(
            "TPL-034", path=f"{table.id}.{row}", table=name,
            row=Words(line.label, line.en or line.label),
            columns=[Words(each.label, each.en or each.label) for each in headings],
            tag=f"{{{{ {table.id}.{row}.{columns[0]} }}}}",
        )  # fmt: skip
