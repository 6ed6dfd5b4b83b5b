"""Reports without a file: the smallest clean data of an edition, and a report from any plain values."""

from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path

from govreport.form.table import Table
from govreport.loading import assemble
from govreport.model import Report
from govreport.pipeline import installed_plugins
from govreport.plugins import Plugins
from govreport.source import PlainSource

TEXTS = {
    "overview": "本年度依法开展主动公开、依申请公开、政府信息管理、平台建设和监督保障工作。",
    "improvement": "存在的主要问题：公开内容还不够丰富。改进措施：充实公开内容，加强业务培训。",
    "other": "本年度未收取信息处理费，没有其他需要报告的事项。",
}


def blank_report(edition: str, plugins: Plugins | None = None) -> dict[str, object]:
    """Return the data of a clean report of *edition* in which nothing happened: every cell is 0.

    Required sections of other plugins are filled in too, with what they declare as their example.
    Change what the test is about and hand it to `report_from`. Raises KeyError for an unknown edition.
    """
    used = plugins or installed_plugins()
    form = used.editions[edition]
    data: dict[str, object] = {
        "edition": edition,
        "year": form.first_year,
        "organ": {"name": "示例市示例局", "level": "department"},
    }
    for section in form.sections:
        data[section.id] = _clean(section.id, section.title, form.tables.get(section.id))
    for id_, owned in used.sections.items():
        if owned.example:
            data[id_] = deepcopy(dict(owned.example))
        elif owned.required and form.section(id_) is None:
            data[id_] = _clean(id_, owned.title, owned.table)
    return data


def report_from(data: Mapping[str, object], plugins: Plugins | None = None) -> Report:
    """Load *data* (values by the names of the data file) as if it had been read from a file."""
    source = PlainSource("values", Path(), deepcopy(dict(data)))
    return assemble(source, plugins or installed_plugins())


def _clean(section_id: str, title: str, table: Table | None) -> dict[str, object]:
    if table is None:
        return {"text": TEXTS.get(section_id, title)}
    return {row: {column.key: 0 for column in table.columns(row)} for row in table.rows}
