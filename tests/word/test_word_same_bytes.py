"""Same input, same bytes: whatever the day, the hash seed, the thread or the number of the run."""

import io
import os
import subprocess
import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256
from pathlib import Path

import pytest
from word_documents import PNG, docx, members, p, rendered, report, table, templates

from govreport.narrative.blocks import Paragraph, Picture, Prose, Run
from govreport.word import TemplateSet, render_docx

HERE = Path(__file__).parent
ROOT = docx(
    p("{{ title }}") + p("{%p include 'a.docx' %}") + p("{{p prose }}"),
    header=p("{{ title }}"),
    footer=p("x"),
)
INNER = docx(
    p("{%p for r in rows %}") + table(("{{ r }}", "{{ title }}")) + p("{%p endfor %}"), media={"s.png": PNG}
)


def context(folder: Path, title: str = "年报", rows: int = 5) -> dict[str, object]:
    file = folder / "a.png"
    file.write_bytes(PNG)
    prose = Prose((Paragraph((Run("正文"),)), Picture(file, "图", 1, 1)))
    return {"title": title, "rows": list(range(rows)), "prose": prose}


@pytest.fixture
def found(tmp_path: Path) -> TemplateSet:
    return templates(tmp_path, report=ROOT, a=INNER)


def test_two_renderings_are_the_same_bytes(tmp_path: Path, found: TemplateSet) -> None:
    values = context(tmp_path)
    assert render_docx(values, found, report()) == render_docx(values, found, report())


def test_hash_seed_time_zone_and_process_change_nothing(tmp_path: Path, found: TemplateSet) -> None:
    program = (
        "import sys; from pathlib import Path; sys.path.insert(0, sys.argv[1])\n"
        "from test_word_same_bytes import *\n"
        "folder = Path(sys.argv[2]); found = templates(folder, report=ROOT, a=INNER)\n"
        "print(sha256(render_docx(context(folder), found, report())).hexdigest())\n"
    )
    seen = {sha256(render_docx(context(tmp_path), found, report())).hexdigest()}
    for seed, zone in (("1", "UTC"), ("77", "Asia/Shanghai")):
        environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": zone}
        command = [sys.executable, "-c", program, str(HERE), str(tmp_path)]
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
        seen.add(done.stdout.strip())
    assert len(seen) == 1


def test_eight_threads_share_compiled_templates_and_never_each_others_text(
    tmp_path: Path, found: TemplateSet
) -> None:
    values = [context(tmp_path, f"第{n}份", n % 7) for n in range(64)]
    alone = [render_docx(value, found, report()) for value in values]
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(lambda value: render_docx(value, found, report()), values))
    assert together == alone
    assert len(set(alone)) == 64


def test_a_failed_rendering_leaves_nothing_behind_for_the_next(tmp_path: Path, found: TemplateSet) -> None:
    from govreport.errors import TemplateError

    expected = render_docx(context(tmp_path, "乙"), found, report())
    with pytest.raises(TemplateError):
        render_docx(context(tmp_path, "甲") | {"prose": None}, found, report())
    assert render_docx(context(tmp_path, "乙"), found, report()) == expected


def test_dates_come_from_source_date_epoch_when_it_is_set(
    tmp_path: Path, found: TemplateSet, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    core = members(render_docx(context(tmp_path), found, report()))["docProps/core.xml"]
    assert core.count(b"2023-11-14T22:13:20Z") == 2


def test_dates_come_from_the_report_otherwise(tmp_path: Path, found: TemplateSet) -> None:
    core = members(render_docx(context(tmp_path), found, report()))["docProps/core.xml"]
    assert core.count(b"2023-12-31T00:00:00Z") == 2


def test_the_archive_is_in_order_and_carries_no_date_of_its_own(tmp_path: Path, found: TemplateSet) -> None:
    with zipfile.ZipFile(io.BytesIO(render_docx(context(tmp_path), found, report()))) as archive:
        entries = archive.infolist()
        assert archive.testzip() is None
    assert entries[0].filename == "[Content_Types].xml"
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert len({entry.filename for entry in entries}) == len(entries)


def test_members_that_no_value_reaches_are_copied_as_they_are(tmp_path: Path) -> None:
    template = docx(
        p("{{ title }}"), extra={"word/theme/theme1.xml": b"<a/>", "customXml/item1.xml": b"<b>{x}</b>"}
    )
    content = rendered(tmp_path, {"title": "x"}, report=template)
    before, after = members(template), members(content)
    assert {name for name in before if after[name] != before[name]} == {
        "word/document.xml", "_rels/.rels",
    }  # fmt: skip


def test_running_a_compiled_template_imports_neither_docxtpl_nor_python_docx() -> None:
    program = "import sys, govreport.word.rendering; print(sorted({'docx', 'docxtpl'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
