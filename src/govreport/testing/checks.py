"""What every plugin must stand: each check tries one thing and says in one line what went wrong.

`govreport.testing.conformance` runs them under pytest, `govreport plugin check` on the command line.
"""

import contextlib
import io
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle

from govreport.errors import GovreportError
from govreport.findings import Severity, Words
from govreport.form.table import Table
from govreport.model import Report
from govreport.plugins import watch
from govreport.plugins.quarantine import Origin
from govreport.testing.desk import Desk
from govreport.testing.files import case_problems, message_problems
from govreport.testing.future import future_problems

HOSTILE = "甲 & 乙 <单位名称> </w:t> ]]> “引号” 'a' \"b\" 𠮷 100% \\n _x0001_"
MARKS: tuple[object, ...] = (0, "/", "")
FILLINGS = {**{repr(mark): (mark,) for mark in MARKS}, "0, / and blank in turn": MARKS}
THREADS = 4
ENDLESS = "GR-420"


@dataclass(frozen=True, slots=True)
class Check:
    """One check. name: its test. says: what holds when it passes. problems: what does not, one line each."""

    name: str
    says: Words
    problems: Callable[[Desk, Origin], Iterator[str]]


def clean_in_every_edition(desk: Desk, _: Origin) -> Iterator[str]:
    """The clean report of each edition has no error and prints."""
    for edition in desk.plugins.editions:
        report = desk.report(edition=edition)
        found = _errors(desk, report)
        yield from (f"{edition}: {line}" for line in found)
        if not found:
            yield from (f"{edition}: {line}" for line in _unprintable(desk, report))


def marks_in_every_cell(desk: Desk, origin: Origin) -> Iterator[str]:
    """0, blank and / in every cell of the plugin's own table are taken, or refused by a finding."""
    for section in _own_sections(desk, origin):
        declared = desk.plugins.sections[section]
        for edition, form in desk.plugins.editions.items():
            table = form.tables.get(section) or declared.table
            for name, marks in FILLINGS.items() if table else ():
                report = desk.report(_filled(table, marks), edition)
                yield from (f"{edition}, every cell {name}: {line}" for line in _failures(desk, report))


def hostile_texts(desk: Desk, origin: Origin) -> Iterator[str]:
    """A text full of signs that mean something to XML is printed whole, or refused by a finding."""
    clean = desk.report()
    for section in _own_sections(desk, origin):
        for path in _texts(clean, section):
            report = desk.report({path: HOSTILE})
            yield from (f"{path}: {line}" for line in _failures(desk, report))
            if not _errors(desk, report):
                yield from (f"{path}: {line}" for line in _cut(desk, report))


def same_bytes_twice(desk: Desk, _: Origin) -> Iterator[str]:
    """Two runs over the same data make the same bytes, and leave the data as they were."""
    report = desk.report()
    before = repr((report.values, report.sections))
    first, second = (desk.render(report).content for _ in range(2))
    if first != second:
        yield "the same report printed twice is not the same"
    if desk.render(desk.report()).content != first:
        yield "the same data loaded twice do not print the same"
    if repr((report.values, report.sections)) != before:
        yield "the report's data are not what they were before it was checked and printed"


def same_from_threads(desk: Desk, _: Origin) -> Iterator[str]:
    """Several threads at once print what one prints."""
    expected = desk.render(desk.report()).content
    with ThreadPoolExecutor(THREADS) as pool:
        printed = list(pool.map(lambda _: desk.render(desk.report()).content, range(2 * THREADS)))
    if any(content != expected for content in printed):
        yield "printed from several threads, the report is another"


def silent(desk: Desk, _: Origin) -> Iterator[str]:
    """Nothing is printed on the console: --format json must stay JSON."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        report = desk.report()
        desk.check(report)
        desk.render(report)
    if said.getvalue():
        yield f"something is printed on the console: {said.getvalue().splitlines()[0]}"


def leaves_things_alone(desk: Desk, origin: Origin) -> Iterator[str]:
    """The working folder, the rounding of decimals and the locale are afterwards what they were."""
    watch.changed.clear()
    report = desk.report()
    desk.check(report)
    desk.render(report)
    for who, hook, what in watch.changed:
        if who == origin:
            yield desk.line(origin.broken("GR-424", hook, changed=what).finding)
    watch.changed.clear()


def _filled(table: Table | None, marks: tuple[object, ...]) -> dict[str, object]:
    if table is None:
        return {}
    turn = cycle(marks)
    return {f"{table.id}.{row}": {c.key: next(turn) for c in table.columns(row)} for row in table.rows}


def _errors(desk: Desk, report: Report) -> list[str]:
    catalogue = desk.plugins.catalogue
    found = [each for each in desk.check(report) if catalogue.severity(each) is Severity.ERROR]
    return [desk.line(each) for each in found]


def _failures(desk: Desk, report: Report) -> list[str]:
    return [desk.line(each) for each in desk.check(report) if each.code.startswith("GR-4")]


def _unprintable(desk: Desk, report: Report) -> Iterator[str]:
    try:
        desk.render(report)
    except GovreportError as error:
        yield from map(desk.line, error.findings)


def _cut(desk: Desk, report: Report) -> Iterator[str]:
    try:
        whole = HOSTILE in desk.render(report).text
    except GovreportError as error:
        yield from map(desk.line, error.findings)
    else:
        if not whole:
            yield "the text is not printed as it stands in the data"


def _own_sections(desk: Desk, origin: Origin) -> list[str]:
    return [id_ for id_ in desk.plugins.sections if desk.plugins.owner(id_) == origin]


def _texts(report: Report, section: str) -> list[str]:
    narratives = [path for path in report.narratives if path.split(".")[0] == section]
    values = report.values.get(section)
    plain = values if isinstance(values, dict) else {}
    return narratives or [f"{section}.{key}" for key, value in plain.items() if type(value) is str and value]


def _check(problems: Callable[[Desk, Origin], Iterator[str]], name: str, zh: str) -> Check:
    return Check(name.replace(" ", "_").replace(",", "").replace("/", "slash"), Words(zh, name), problems)


CHECKS = (
    _check(clean_in_every_edition, "prints the clean report of every edition", "每个版式的空白报告都能生成"),
    _check(
        leaves_things_alone, "leaves the working folder and its like alone", "不改动当前文件夹等共用的设置"
    ),
    _check(message_problems, "keeps its words in both languages", "消息两种语言齐全"),
    _check(case_problems, "keeps its cases", "规则的用例都通过"),
    _check(future_problems, "takes arguments of the future", "钩子增加参数后仍能工作"),
    _check(marks_in_every_cell, "takes 0, blank and / in every cell", "0、空白、“/”都能处理"),
    _check(hostile_texts, "loses no sign of a text", "特殊字符不丢失"),
    _check(same_bytes_twice, "prints the same bytes twice", "两次生成完全一致"),
    _check(same_from_threads, "prints the same from several threads", "多线程生成结果一致"),
    _check(silent, "prints nothing on the console", "不向控制台输出"),
)
"""All checks, in the order in which an author wants to hear of them; threads after what they may blur."""


def examined(desk: Desk) -> Iterator[tuple[Words, list[str]]]:
    """Run every check on every plugin under test; yield what it says and what went wrong.

    Nothing more is tried on a plugin that breaks its contract or has a hook without end.
    """
    broken = desk.broken()
    yield Words("能够加载，遵守约定", "loads and keeps to its contract"), broken
    for check in () if broken else CHECKS:
        found = [line for origin in desk.tried() for line in _problems(check, desk, origin)]
        yield check.says, found
        if any(ENDLESS in line for line in found):
            return


def _problems(check: Check, desk: Desk, origin: Origin) -> list[str]:
    """Return what one check finds; what it could not get past is a problem as well."""
    found: list[str] = []
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            found.extend(check.problems(desk, origin))
    except GovreportError as error:
        found += map(desk.line, error.findings)
    except Exception as error:
        found.append(f"{type(error).__name__}: {error}")
    return list(dict.fromkeys(found))
