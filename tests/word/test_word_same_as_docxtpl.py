"""Every kind of template of docxtpl is filled as docxtpl fills it, in all parts; where not, why not."""

import json
import threading
from pathlib import Path

import pytest
from docxtpl import InlineImage, Listing, RichText
from word_documents import PNG, W, docx, members, p, part, rendered, report, table, templates, texts

from govreport import TemplateError
from govreport.testing.parity import compare_folder, main
from govreport.word import render_docx
from govreport.word.parity import by_docxtpl, compared_parts, differences

VALUES = {
    "rows": [{"a": "甲", "b": 1}, {"a": "乙<&>", "b": 2}, {"a": "丙", "b": 3}],
    "cols": ["一", "二", "三"],
    "x": 5,
    "text": "前 & 后 <w:t>",
    "yes": True,
    "no": False,
    "colour": "FFCC00",
}
ALL = "{% for c in cols %}{{ c }}{{ x }}{% endfor %}"
KINDS: dict[str, dict[str, str]] = {
    "a header": {"body": p("{{ x }}"), "header": p("页眉 {{ text }}") + p(ALL)},
    "a footer": {"body": p("正文"), "footer": p("{{ x }}") + p("{%p if no %}") + p("无") + p("{%p endif %}")},
    "footnotes": {"body": p("正文{{ x }}"), "footnote": p("注 {{ text }}")},
    "a table in a header": {"body": p("正文"), "header": table(("{{ x }}", "{% cellbg colour %}{{ text }}"))},
    "a comment between paragraphs": {"body": p("{#p 不印 {{ nothing }} #}") + p("后")},
    "a comment in a text": {"body": p("前{# 不印 #}后{{ x }}")},
    "white space taken away": {"body": p("前 {%- if yes -%} 中 {%- endif -%} 后")},
    "paragraphs joined": {"body": p("前 {%- if yes %}") + p("中 {% endif -%}") + p("后")},
    "escapes": {"body": p("{_{ x }_} {_% if %_} {{ x }}")},
    "a loop in a loop of rows": {
        "body": table(("{%tr for r in rows %}", ""), ("{{ r.a }}", ALL),
                      ("{%tr endfor %}", ""))
    },
    "rows and cells": {
        "body": table(("{%tr for r in rows %}", "", "", ""),
                      ("{{ r.a }}", "{%tc for c in cols %}", "{{ c }}", "{%tc endfor %}"),
                      ("{%tr endfor %}", "", "", ""))
    },
    "a table inside a cell": {
        "body": table((table(("{%tr for r in rows %}",), ("{{ r.a }}",), ("{%tr endfor %}",)) + p("x"), "乙"))
    },
    "spans": {"body": table(("{% colspan 2 %}{{ x }}", "b"), ("c", "d"))},
    "merged downwards": {"body": table(("{%tr for r in rows %}", ""), ("{% vm %}{{ x }}", "{{ r.b }}"),
                                       ("{%tr endfor %}", ""))},
    "merged across": {"body": table(("名", "{%tc for c in cols %}", "{% hm %}{{ x }}", "{%tc endfor %}"))},
    "macros and set": {
        "body": p("{% macro two(a) %}{{ a }}{{ a }}{% endmacro %}{% set y = x + 1 %}{{ two(y) }}"),
    },
    "filters and tests": {"body": p("{{ cols|join('、') }} {{ rows|length }}{% if x is odd %}奇{% endif %}")},
}  # fmt: skip


def different(folder: Path, template: bytes, values: dict[str, object]) -> list[str]:
    file = folder / "template.docx"
    file.write_bytes(template)
    return list(differences(file, values, report()))


@pytest.mark.parametrize("kind", KINDS.values(), ids=KINDS)
def test_every_part_is_the_same(tmp_path: Path, kind: dict[str, str]) -> None:
    body = kind["body"]
    others = {name: content for name, content in kind.items() if name != "body"}
    assert different(tmp_path, docx(body, **others), dict(VALUES)) == []  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["一\n二", "一\t二", "一\a二", "一\f二", "一\n\n二\t三\a四\f五 & <六>"])
def test_a_listing_is_the_same_in_text_and_header(tmp_path: Path, text: str) -> None:
    template = docx(p("前 {{ x }} 后"), header=p("{{ x }}"))
    assert different(tmp_path, template, {"x": Listing(text)}) == []


def test_rich_text_is_the_same_in_text_and_cell(tmp_path: Path) -> None:
    rich = RichText("红 & 粗", color="FF0000", bold=True, italic=True, size=30)
    template = docx(p("前 {{r x }} 后") + table(("{{r x }}", "乙")))
    assert different(tmp_path, template, {"x": rich}) == []


# ---- where docxtpl is wrong, this engine differs on purpose ------------------------------------------


def test_a_merged_cell_begins_anew_where_its_value_changes(tmp_path: Path) -> None:
    """docxtpl begins a merge in the first turn of the loop only: of rows A, A, B the third shows A."""
    loop = ("{%tr for r in rows %}", ""), ("{% vm %}{{ r.a }}", "{{ r.b }}"), ("{%tr endfor %}", "")
    template = docx(table(*loop))
    values = {"rows": [{"a": a, "b": number} for number, a in enumerate("AAB")]}
    assert texts(by_docxtpl(template, values)) == ["A", "0", "", "1", "", "2"]
    ours = rendered(tmp_path, values, report=template)
    assert texts(ours) == ["A", "0", "", "1", "B", "2"]
    merges = [each.get(f"{{{W}}}val") for each in part(ours).iter(f"{{{W}}}vMerge")]
    assert merges == ["restart", "continue", "restart"]


def test_two_merged_cells_of_a_row_do_not_disturb_each_other(tmp_path: Path) -> None:
    loop = ("{%tr for a, b in rows %}", ""), ("{% vm %}{{ a }}", "{% vm %}{{ b }}"), ("{%tr endfor %}", "")
    ours = rendered(tmp_path, {"rows": ["AX", "AY", "BY"]}, report=docx(table(*loop)))
    assert texts(ours) == ["A", "X", "", "Y", "B", ""]


def test_an_unknown_name_is_an_error_and_no_gap(tmp_path: Path) -> None:
    with pytest.raises(TemplateError, match="GR-551"):
        different(tmp_path, docx(p("{{ unknown }}")), {})


def test_a_picture_has_a_name_made_from_its_content(tmp_path: Path) -> None:
    """docxtpl counts the pictures of a package; here the same content always has the same name."""
    (tmp_path / "a.png").write_bytes(PNG)
    image = InlineImage(None, str(tmp_path / "a.png"), width=914400)
    first = rendered(tmp_path / "1", {"x": image}, report=docx(p("{{ x }}")))
    second = rendered(tmp_path / "2", {"x": image}, report=docx(p("{{ x }}") + p("别的")))
    names = [[name for name in members(each) if name.startswith("word/media/")] for each in (first, second)]
    assert names[0] == names[1]
    assert len(names[0]) == 1


def test_properties_come_from_the_report_and_are_no_templates(tmp_path: Path) -> None:
    """docxtpl runs the title of a document as a template, without escaping what it prints."""
    content = rendered(tmp_path, {"x": "a & b"}, report=docx(p("{{ x }}"), title="{{ x }}"))
    core = members(content)["docProps/core.xml"].decode()
    assert "<dc:title>标题</dc:title>" in core


# ---- the runner ------------------------------------------------------------------------------------


def test_a_folder_of_templates_is_compared(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "one.docx").write_bytes(docx(p("{{ x }} {{ l }}") + p("{{r rich }}")))
    values = {"x": 1, "l": {"$listing": "a\nb"}, "rich": {"$rich": "粗", "bold": True}}
    (tmp_path / "one.json").write_text(json.dumps(values), encoding="utf-8")
    (tmp_path / "two.docx").write_bytes(docx(p("{{ misspelt }}")))
    assert [bool(found) for _, found in compare_folder(tmp_path)] == [False, True]
    assert main([str(tmp_path)]) == 1
    said = capsys.readouterr().out
    assert "same\tone.docx" in said
    assert "refused: " in said
    assert "GR-551" in said


def test_a_difference_is_shown_with_its_place(tmp_path: Path) -> None:
    left = dict(compared_parts(docx(p("一"))))
    right = dict(compared_parts(docx(p("二"))))
    assert left["word/document.xml"] != right["word/document.xml"]
    assert by_docxtpl(docx(p("一")), {}).startswith(b"PK")


def test_without_a_folder_the_runner_explains_itself(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "parity DIR" in capsys.readouterr().err


@pytest.mark.slow
def test_eight_threads_share_one_compiled_template(tmp_path: Path) -> None:
    body = p("{{ n }}") + table(("{%tr for r in rows %}", ""), ("{{ r }}", "{{ n }}"), ("{%tr endfor %}", ""))
    shared = templates(tmp_path, report=docx(body, header=p("{{ n }}")))
    expected = {
        n: render_docx({"n": n, "rows": list(range(n % 7))}, shared, report(title=str(n))) for n in range(20)
    }
    wrong: list[int] = []

    def work(start: int) -> None:
        for turn in range(500):
            n = (start + turn) % 20
            made = render_docx({"n": n, "rows": list(range(n % 7))}, shared, report(title=str(n)))
            if made != expected[n]:
                wrong.append(n)

    threads = [threading.Thread(target=work, args=(start,)) for start in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
