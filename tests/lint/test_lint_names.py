"""What a name may be, wherever it stands: loops, macros, imports, blocks, includes, conditions."""

from pathlib import Path

import pytest
from lint_kit import after, built, changed, edited, findings, p

from govreport.word.build import build_extension
from govreport.word.failures import NOTHING_LIKE_IT

KNOWN = [
    "{{ loop.index }}",
    "{% for row in requests.values() %}{{ row.total }}{% endfor %}",
    "{% for key, row in requests.granted.items() %}{{ key }}{{ row }}{% endfor %}",
    "{% for a in [1, 2] %}{{ a }}{{ loop.index }}{% else %}{{ report.year }}{% endfor %}",
    "{% set sum = 1 + 2 %}{{ sum }}",
    "{% set row = requests.granted %}{{ row.total }}",
    "{% with a = report.organ %}{{ a.name }}{% endwith %}",
    "{% macro m(a, b=1) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(1) %}1{% endcall %}",
    "{{ report['year'] }}{{ requests['granted']['total'] }}",
    "{{ report.title.upper() }}{{ report.title|upper }}",
    "{{ sections.overview[0].heading }}{{ (sections.overview|first).heading }}",
    "{% if nothing is defined %}1{% endif %}{{ nothing|default('无') }}",
    "{{ report.year if report.year else document.date }}",
    "{{ range(3)|join('、') }}{{ dict(a=1).a }}",
    "{% set ns = namespace(n=0) %}{% set ns.n = 1 %}{{ ns.n }}",
    "{% raw %}{{ whatever }}{% endraw %}",
    "{# {{ whatever }} #}",
    "{{ settings.letterhead.heading }}",
    "{% filter upper %}{{ report.title }}{% endfilter %}",
]


@pytest.mark.parametrize("text", KNOWN[1:])
def test_what_a_template_may_say_is_not_found(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, after("overview.docx", p(text))) == []


@pytest.mark.parametrize(
    ("text", "name", "nearest"),
    [
        (KNOWN[0], "loop", NOTHING_LIKE_IT),
        ("{{ report.organ.nmae }}", "report.organ.nmae", "report.organ.name"),
        ("{% set row = requests.granted %}{{ row.totl }}", "requests.granted.totl", "requests.granted.total"),
        ("{{ requests['grantd'].total }}", "requests.grantd", "requests.granted"),
        ("{% for a in [1] %}{{ a }}{% endfor %}{{ sectoin.id }}", "sectoin", "section"),
        ("{{ sections.other[0].ide }}", "sections.other.0.ide", "sections.other.0.id"),
        ("{% for a in [1] %}{{ loop.indx }}{% endfor %}", "indx", "index"),
        ("{% if reprot.year %}1{% endif %}", "reprot", "report"),
        ("{{ report.year.big }}", "report.year.big", NOTHING_LIKE_IT),
        ("{% macro m(a) %}{{ documnt.date }}{% endmacro %}", "documnt", "document"),
    ],
)  # fmt: skip
def test_a_name_that_nobody_gives_is_told_in_full_with_the_nearest(
    tmp_path: Path, text: str, name: str, nearest: str
) -> None:
    (found,) = findings(tmp_path, after("overview.docx", p(text)))
    assert (found.code, found.args["name"], found.args["nearest"]) == ("GR-551", name, nearest)


def test_an_import_gives_what_the_file_defines_and_nothing_else(tmp_path: Path) -> None:
    library = edited(
        built()["overview.docx"],
        ("{{ section.heading }}", "{% macro m(a) %}{{ a }}{% endmacro %}"),
        ("{{p overview.text }}", ""),
    )
    files = after(
        "overview.docx", p("{% from 'own.docx' import m, n %}{% import 'own.docx' as l %}{{ m(1) }}{{ l.k }}")
    )
    found = findings(tmp_path, {**files, "own.docx": library})
    assert [(each.args["name"], each.args["nearest"]) for each in found] == [("n", "m"), ("k", "m")]


def test_an_agency_s_block_may_use_names_that_its_file_sets(tmp_path: Path) -> None:
    child = edited(
        build_extension("head", "{{ seal }}{{ report.yaer }}"),
        (
            "{%p block head %}",
            "{%p set seal = report.year %}</w:t></w:r></w:p><w:p><w:r><w:t>{%p block head %}",
        ),
    )
    (found,) = findings(tmp_path, {"report.docx": child})
    assert found.args["name"] == "report.yaer"


def test_a_block_that_leaves_the_original_out_leaves_its_data_out(tmp_path: Path) -> None:
    child = edited(build_extension("signature", "完"), ("{{p super() }}", ""))
    found = findings(tmp_path, {"report.docx": child})
    assert {(each.code, each.at.path) for each in found} == {
        ("TPL-036", "document.signed_by"),
        ("TPL-036", "document.date"),
    }


def test_a_condition_does_not_show_what_it_asks_for(tmp_path: Path) -> None:
    files = changed("report.docx", ("{{ document.number }}", "有文号"))
    assert [each.at.path for each in findings(tmp_path, files)] == ["document.number"]


def test_a_whole_report_that_leaves_a_part_out_is_warned_not_refused(tmp_path: Path) -> None:
    files = changed("report.docx", ("{%p for section in sections.other %}", "{%p for section in [] %}"))
    found = findings(tmp_path, {"ours.docx": files["report.docx"]}, whole="ours.docx")
    assert [(each.code, each.severity) for each in found] == [("TPL-031", "warning")]


def test_statements_that_cannot_be_read_hide_nothing_else(tmp_path: Path) -> None:
    files = changed("report.docx", ("{%p if document.number %}", "{%p if document number %}"))
    files |= after("overview.docx", p("{{ reprot.year }}"))
    assert {each.code for each in findings(tmp_path, files)} == {"GR-540", "GR-551"}


@pytest.mark.parametrize(
    "text", ["{{ " + "(" * 5000 + " }}", "{{ " + "9" * 5000 + " }}", "{{ }}", "{% %}", "{%p %}"]
)
def test_what_no_parser_can_read_is_a_finding(tmp_path: Path, text: str) -> None:
    assert {each.code for each in findings(tmp_path, after("overview.docx", p(text)))} <= {"GR-540", "GR-537"}


@pytest.mark.parametrize("text", ["{{ report.title + }}", "{{ report.title + + }}", "{% cellbg 3 %}"])
def test_what_the_compiler_refuses_is_found_at_its_tag(tmp_path: Path, text: str) -> None:
    (found,) = findings(tmp_path, after("overview.docx", p(text)))
    assert found.code == "GR-540"
    assert text in str(found.at.place)


@pytest.mark.parametrize(
    "text", ["{{- report.title -}}", "{%- if report.year +%}1{%- endif -%}", "{{ -report.year }}"]
)
def test_signs_that_take_blanks_away_are_no_part_of_a_tag(tmp_path: Path, text: str) -> None:
    assert findings(tmp_path, after("overview.docx", p(text))) == []


@pytest.mark.parametrize("text", ["{{ overview.tekst }}", "{{ sections.overviw }}"])
def test_a_misspelt_name_is_one_finding_whatever_the_right_one_holds(tmp_path: Path, text: str) -> None:
    assert [each.code for each in findings(tmp_path, after("overview.docx", p(text)))] == ["GR-551"]


def test_a_file_that_is_not_there_is_one_finding_unless_another_was_clearly_meant(tmp_path: Path) -> None:
    text = '{%p include "nope.docx" %}'
    (found,) = findings(tmp_path, after("report.docx", p(text), "{{ report.title_lines }}"))
    assert found.code == "GR-520"


BOX = (
    '<w:p><w:pPr><w:pStyle w:val="GovBody"/></w:pPr><w:r><w:t>框外</w:t></w:r><w:r><w:pict><v:shape '
    'xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox><w:txbxContent>%s</w:txbxContent></v:textbox>'
    "</v:shape></w:pict></w:r></w:p>"
)


def test_a_tag_in_a_text_box_is_found_once_and_there(tmp_path: Path) -> None:
    (found,) = findings(tmp_path, after("overview.docx", BOX % p("{{ report.tilte }}")))
    assert found.code == "GR-551"
    assert "段 文本框“{{ report.tilte }}”" in str(found.at.place)
