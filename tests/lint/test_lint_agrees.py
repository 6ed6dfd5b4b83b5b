"""The lint and the renderer agree: what would stop a report is found before one is made."""

import datetime
import random
import re
from pathlib import Path

import pytest
from lint_kit import DOCUMENT, built, findings, packed, unpacked

from govreport.errors import TemplateError
from govreport.findings import Severity
from govreport.messages import engine_catalogue
from govreport.pipeline import installed_plugins, render
from govreport.testing.reports import blank_report, report_from

SIGNS = "{}%｛ \u200b\u00a0“”'\"|.()[]=pif for endfor set block extends include super() requests loop 1"
# What is printed wrong, or not at all, without stopping a report.
HARMLESS = {"TPL-005", "TPL-033", "TPL-036", "GR-551"}
HEAD = {"number": "示发〔2021〕1号", "addressee": "示例市人民政府", "signed_by": "示例市示例局"}


def spoiled(chance: random.Random) -> dict[str, bytes]:
    """Return a built-in template with one or two of its tags mistyped."""
    name = chance.choice(sorted(built()))
    members = unpacked(built()[name])
    text = members[DOCUMENT].decode()
    for _ in range(chance.randint(1, 2)):
        tag = chance.choice(list(re.finditer(r">([^<>]*\{[^<>]*)<", text)))
        start = chance.randint(*tag.span(1))
        end = min(tag.end(1), start + chance.randint(0, 3))
        text = text[:start] + "".join(chance.choices(SIGNS, k=chance.randint(0, 3))) + text[end:]
    return {name: packed({**members, DOCUMENT: text.encode()})}


@pytest.mark.parametrize("seed", range(24))
def test_what_would_stop_a_report_is_found_before(tmp_path: Path, seed: int) -> None:
    plugins = installed_plugins()
    document = HEAD | {"preface": "前言。", "date": datetime.date(2022, 1, 20)}
    report = report_from(blank_report("2021", plugins) | {"document": document}, plugins)
    found = findings(tmp_path, spoiled(random.Random(seed)))
    errors = [each for each in found if engine_catalogue().severity(each) is Severity.ERROR]
    stopped = ""
    try:
        render(report, tmp_path, check_first=False)
    except TemplateError as error:
        stopped = str(error)
    assert errors or not stopped, stopped
    assert stopped or {each.code for each in errors} <= HARMLESS
