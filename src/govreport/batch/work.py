"""One report of a batch, made in a worker. Whatever goes wrong with it becomes its row, and only its own."""

import hashlib
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.batch.manifest import Row, State
from govreport.batch.settings import content_digest, input_digest
from govreport.errors import GovreportError, PluginError
from govreport.findings import Finding, Locator, Severity
from govreport.messages import Language

if TYPE_CHECKING:
    from govreport.model import Report
    from govreport.plugins import Plugins


@dataclass(frozen=True, slots=True)
class Task:
    """What is asked of every report of a batch; small, for it goes to the workers with each chunk.

    disabled, extra: plugins left out, modules added. check_only: nothing is rendered.
    """

    to: str = "docx"
    template: str | None = None
    check_only: bool = False
    disabled: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    lang: Language = "zh"
    settings: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One report to make. number: its place in the batch."""

    number: int
    source: str
    name: str


@dataclass(frozen=True, slots=True)
class Made:
    """What a worker hands over. content: bytes of the result, None where there is none."""

    item: Item
    row: Row
    content: bytes | None = None


def make_all(task: Task, items: Sequence[Item]) -> list[Made]:
    """Make the reports *items*. Never raises: every failure is the row of its report."""
    plugins = plugins_of(task.disabled, task.extra)
    return [_make(task, item, plugins) for item in items]


def heads_of(task: Task, items: Sequence[Item]) -> list[dict[str, str]]:
    """Return organ, year and title of each data file, for its name; nothing for one that cannot be read."""
    from govreport.pipeline import load

    heads = []
    for item in items:
        try:
            report = load(item.source, plugins=plugins_of(task.disabled, task.extra))
            title = report.document.title
            heads.append({"organ": report.organ.name, "year": str(report.year), "title": title})
        except (Exception, SystemExit):  # its row will say what is wrong
            heads.append({})
    return heads


@lru_cache(maxsize=4)
def plugins_of(disabled: tuple[str, ...], extra: tuple[str, ...]) -> "Plugins":
    """Return the plugins of a batch, loaded once a worker."""
    from govreport.plugins import Plugins

    return Plugins.discover(disabled, extra)


def _make(task: Task, item: Item, plugins: "Plugins") -> Made:
    row = Row(item.source, item.name, input=input_digest(Path(item.source), plugins), settings=task.settings)
    try:
        with warnings.catch_warnings(record=True) as noted:
            warnings.simplefilter("always")
            content = _result(task, row, plugins)
        describe(row, [each for one in noted for each in getattr(one.message, "findings", ())], task, plugins)
    except GovreportError as error:
        content = None
        describe(row, error.findings, task, plugins)
        row.state, row.status = State.FAILED, error.exit_status
    except (Exception, SystemExit) as error:  # one report must never stop the others
        content = None
        said = f"{type(error).__name__}: {error}"
        describe(row, [Finding("BT-030", Locator(file=item.source), {"reason": said})], task, plugins)
        row.state, row.status = State.FAILED, GovreportError.exit_status
    return Made(item, row, content)


def _result(task: Task, row: Row, plugins: "Plugins") -> bytes | None:
    from govreport.pipeline import check, load, render

    report = load(row.source, plugins=plugins)
    row.organ, row.title = report.organ.name, report.document.title
    found = check(report, plugins=plugins)
    describe(row, found, task, plugins)
    if row.errors:
        failed = any(each.code.startswith("GR-4") for each in found)
        row.state, row.status = State.REJECTED, PluginError.exit_status if failed else 1
        return None
    row.also = {str(file): content_digest(file, plugins) for file in files_beside(report)}
    if task.check_only:
        return None
    template = Path(task.template) if task.template else None
    content = render(report, template, to=task.to, check_first=False, plugins=plugins)
    row.output = hashlib.sha256(content).hexdigest()
    return content


def files_beside(report: "Report") -> list[Path]:
    """Return the files that a report is made from beside its data file: its pictures, last year's data."""
    from govreport.narrative.blocks import Picture
    from govreport.narrative.prose import prose

    found = [report.previous_file] if report.previous_file else []
    for narrative in report.narratives.values():
        if "![" in narrative.text:
            found += [each.file for each in prose(narrative, report).blocks if isinstance(each, Picture)]
    return found


def describe(row: Row, found: Sequence[Finding], task: Task, plugins: "Plugins") -> None:
    """Add findings to a row as plain values, those of most weight first."""
    catalogue = plugins.catalogue
    for each in found:
        severity = catalogue.severity(each)
        row.errors += severity is Severity.ERROR
        row.warnings += severity is Severity.WARNING
        row.notices += severity is Severity.NOTICE
        row.findings.append(
            {
                "code": each.code,
                "severity": severity.value,
                "file": each.at.file or row.source,
                "line": each.at.line,
                "path": each.at.path,
                "message": catalogue.text(each, task.lang),
                "hint": catalogue.hint(each, task.lang),
                "said": catalogue.line(each, task.lang),
            }
        )
    order = [severity.value for severity in Severity]
    row.findings.sort(key=lambda each: order.index(str(each["severity"])))
