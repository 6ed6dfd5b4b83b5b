"""A template can look at its data and do nothing else; data are never taken for a template."""

from pathlib import Path

import pytest
from word_documents import by_docxtpl, docx, p, part, rendered, texts

from govreport.errors import TemplateError

RUNS_CODE = [
    "{{ cycler.__init__.__globals__.os.popen('echo broken').read() }}",
    "{{ joiner.__init__.__globals__.os.popen('id').read() }}",
    "{{ namespace.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__.os.popen('id').read() }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ ''['__class__'] }}",
    "{{ ''|attr('__class__') }}",
    "{{ ()|map(attribute='__class__')|list }}",
    "{{ dict.mro() }}",
    "{{ range.__init__ }}",
    "{{ '{0.__class__}'.format('') }}",
    "{{ '%s'|format('') }}",
    "{{ text.format_map }}",
    "{{ data.__class__.__base__ }}",
    "{{ data.update({'a': 1}) }}",
    "{{ rows.append(1) }}",
    "{{ rows.__len__() }}",
    "{% for x in ''.__class__.__mro__ %}{{ x }}{% endfor %}",
    "{% set x = cycler %}{{ x }}",
    "{{ loop.__init__ }}",
    "{{ namespace()._Namespace__attrs }}",
    "{{ request.application.__globals__ }}",
    "{{ config.items() }}",
    "{{ text.encode('utf-8') }}",
    "{{ ('a'|safe) }}",
    "{% autoescape false %}{{ text }}{% endautoescape %}",
    "{% autoescape rows %}{{ text }}{% endautoescape %}",
]
NO_END = [
    "{{ 'A' * 10**9 }}",
    "{{ text * 1000000000 }}",
    "{{ 2 ** 100000000 }}",
    "{{ text|center(1000000000) }}",
    "{{ '%1000000000d'|format(1) }}",
    "{{ range(999999999)|list }}",
    "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
    "{% set r = range(3000)|list %}{% for a in r %}{% for b in r %}{% endfor %}{% endfor %}",
    "{% set n = namespace(t='aaaaaaaaaa') %}{% for a in range(99) %}{% set n.t = n.t ~ n.t %}{% endfor %}",
    "{% set n = namespace(t='aaaaaaaaaa') %}{% for a in range(99) %}{% set n.t = n.t + n.t %}{% endfor %}",
    "{% set n = namespace(t=99) %}{% for a in range(99) %}{% set n.t = n.t * n.t %}{% endfor %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "{% macro m(d) %}{% if d %}{{ m(d-1) }}{{ m(d-1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "{{ [1]|batch(1000000000, 'x')|list }}",
    "{{ (text|replace('x', text)|replace('x', text)|replace('x', text)|replace('x', text))|length }}",
    "{{ (rows|join(text)|list|join(text)|list|join(text)|list|join(text))|length }}",
    "{% set n = namespace(l=[]) %}{% for a in range(99) %}{% set n.l = n.l + [n.l|join(text)] %}{% endfor %}",
    "{% for a in range(99999) %}{{ text }}{{ text }}{{ text }}{{ text }}{% endfor %}",
]
CONTEXT = {"text": "x" * 500, "data": {"a": 1}, "rows": [1, 2]}


@pytest.mark.parametrize("payload", RUNS_CODE)
def test_a_template_that_reaches_for_the_machine_is_refused(tmp_path: Path, payload: str) -> None:
    with pytest.raises(TemplateError, match=r"GR-5(40|44|51|52|53|55)"):
        rendered(tmp_path, CONTEXT, report=docx(p(payload)))


@pytest.mark.parametrize("where", ["header", "footer", "footnote"])
def test_a_template_that_runs_a_command_is_refused_in_every_part(tmp_path: Path, where: str) -> None:
    with pytest.raises(TemplateError, match=r"GR-551.*cycler"):
        rendered(tmp_path, CONTEXT, report=docx(p("a"), **{where: p(RUNS_CODE[0])}))


def test_a_command_in_the_title_of_a_template_is_never_run(tmp_path: Path) -> None:
    template = docx(p("a"), title="{{ cycler.__init__.__globals__.os.popen('echo broken').read() }}")
    core = part(rendered(tmp_path, {}, report=template), "docProps/core.xml")
    assert [node.text for node in core if node.tag.endswith("}title")] == ["标题"]


def test_docxtpl_alone_runs_the_command(tmp_path: Path) -> None:
    import os

    payload = "{{ cycler.__init__.__globals__.os.getpid() }}"
    assert texts(by_docxtpl(docx(p(payload)), {})) == [str(os.getpid())]


@pytest.mark.parametrize("payload", NO_END)
def test_a_template_without_end_is_stopped(tmp_path: Path, payload: str) -> None:
    with pytest.raises(TemplateError, match=r"GR-5(44|52|53|54|55)"):
        rendered(tmp_path, CONTEXT, report=docx(p(payload)))


@pytest.mark.parametrize("where", ["header", "footer", "footnote"])
def test_a_tag_in_the_data_is_printed_and_not_run_however_many_sections_there_are(
    tmp_path: Path, where: str
) -> None:
    section = "<w:p><w:pPr><w:sectPr/></w:pPr></w:p>"
    template = docx(p("a") + section * 3, **{where: p("{{ text }}")})
    member = {"header": "header1", "footer": "footer1", "footnote": "footnotes"}[where]
    printed = texts(rendered(tmp_path, {"text": "{{ 7*7 }}"}, report=template), f"word/{member}.xml")
    assert printed == ["{{ 7*7 }}"]


def test_the_ordinary_idioms_of_templates_work(tmp_path: Path) -> None:
    body = (
        p("{% for k, v in data.items() %}{{ loop.index }}{{ k }}{{ v }}{% endfor %}")
        + p("{{ rows|length }}{{ rows|sum }}{{ rows|join('、') }}{{ rows[0] + rows[1] * 2 }}")
        + p("{{ word|upper }}{{ word.strip() }}{{ word|replace('a', 'b') }}{{ missing|default('无') }}")
        + p("{% set n = namespace(a=0) %}{% for x in rows %}{% set n.a = n.a + x %}{% endfor %}{{ n.a }}")
        + p("{% macro m(x) %}[{{ x }}]{% endmacro %}{{ m(word) }}{{ '是' if rows else '否' }}")
    )
    printed = texts(rendered(tmp_path, CONTEXT | {"word": "a&"}, report=docx(body)))
    assert printed == ["1a1", "231、25", "A&a&b&无", "3", "[a&]是"]


def test_numbers_are_rounded_half_up_and_texts_are_not_read_as_zero(tmp_path: Path) -> None:
    assert texts(rendered(tmp_path, {}, report=docx(p("{{ 2.675|round(2) }} {{ 2.5|round }}")))) == ["2.68 3"]
    with pytest.raises(TemplateError, match=r"GR-552.*1,234"):
        rendered(tmp_path, {}, report=docx(p("{{ '1,234'|int }}")))


def test_decimals_of_a_template_are_exact(tmp_path: Path) -> None:
    body = p("{{ 0.1 + 0.2 }} {{ 0.29 * 100 }} {{ 1.1 - 1 }} {{ (29 / 100) * 100 }}")
    assert texts(rendered(tmp_path, {}, report=docx(body))) == ["0.3 29.00 0.1 29.00"]


def test_words_of_a_template_that_look_like_our_own_marks_stay_words(tmp_path: Path) -> None:
    body = p('"g0123456789ab_n1" "g0123456789ab_rId1"')
    assert texts(rendered(tmp_path, {}, report=docx(body))) == ['"g0123456789ab_n1" "g0123456789ab_rId1"']
