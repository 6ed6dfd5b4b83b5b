"""Which file a name means: the user's, a plugin's, the edition's, its base's, or one built from the form."""

from pathlib import Path

import pytest
from word_documents import BUILT, docx, edition, p, texts

import govreport
from govreport.errors import TemplateError
from govreport.form.edition import FormSection
from govreport.form.table import Block, Layout, Line, Table
from govreport.word import TemplateSet

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "county-bureau-2023" / "report.toml"


def form(*rows: str) -> Table:
    lines = tuple(Line(row, f"第{row}行") for row in rows)
    return Table("requests", "表三", "", Layout.MATRIX, (Block(lines, (Line("total", "总计"),)),))


def words(content: bytes) -> list[str]:
    return [text for text in texts(content) if text]


SECTIONS = (FormSection("overview", "总体情况"), FormSection("requests", "收到和处理"))


@pytest.fixture
def base(tmp_path: Path) -> TemplateSet:
    folder = tmp_path / "base"
    folder.mkdir()
    for name in ("report", "overview", "requests"):
        (folder / f"{name}.docx").write_bytes(docx(p(f"base {name}")))
    made = edition(id="2021", sections=SECTIONS, tables={"requests": form("a")}, folder=folder)
    return TemplateSet((), made)


def derived(base: TemplateSet, *rows: str, **said: object) -> TemplateSet:
    folder = base.edition.folder.parent / "derived"  # type: ignore[union-attr]
    folder.mkdir(exist_ok=True)
    values = {"id": "local", "sections": SECTIONS, "tables": {"requests": form(*rows)}, "folder": folder}
    return TemplateSet((), edition(**(values | said)), bases=(base.edition,))


def test_a_derived_edition_uses_the_files_of_its_base(base: TemplateSet) -> None:
    assert words(derived(base, "a").find("requests.docx").content) == ["base requests"]


def test_a_derived_edition_with_another_table_gets_its_section_built(base: TemplateSet) -> None:
    built = words(derived(base, "a", "b").find("requests.docx").content)
    assert "第b行" in built
    assert "{{ requests.b.total }}" in built


def test_what_does_not_differ_still_comes_from_the_base(base: TemplateSet) -> None:
    assert words(derived(base, "a", "b").find("overview.docx").content) == ["base overview"]


def test_a_derived_edition_with_a_file_of_its_own_uses_that(base: TemplateSet) -> None:
    found = derived(base, "a", "b")
    (found.edition.folder / "requests.docx").write_bytes(docx(p("own")))  # type: ignore[operator]
    assert words(found.find("requests.docx").content) == ["own"]


def test_a_derived_edition_with_other_sections_gets_its_report_built(base: TemplateSet) -> None:
    found = derived(base, "a", sections=(*SECTIONS, FormSection("more", "更多")))
    assert any("sections.more" in text for text in words(found.find("report.docx").content))


def test_a_section_that_a_plugin_adds_is_built_when_it_brings_no_file(base: TemplateSet) -> None:
    found = TemplateSet((), base.edition, added={"channels.docx": ("channels", form("web"))})
    assert "{{ channels.web.total }}" in words(found.find("channels.docx").content)


def test_the_users_folder_comes_first(base: TemplateSet, tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / "overview.docx").write_bytes(docx(p("mine")))
    found = TemplateSet((tmp_path / "own",), base.edition)
    assert words(found.find("overview.docx").content) == ["mine"]
    assert words(found.find("^overview.docx").content) == ["base overview"]


@pytest.mark.parametrize("name", ["../report.docx", "/etc/passwd", "a/b.docx", "..", "", "a\\b.docx"])
def test_a_name_is_a_file_name_and_no_path(base: TemplateSet, name: str) -> None:
    with pytest.raises(TemplateError, match="GR-522"):
        base.find(name)


def test_an_agency_overrides_one_block_of_the_real_report(tmp_path: Path) -> None:
    child = (
        p('{%p extends "report.docx" %}') + p("{%p block signature %}") + p("本局印章") + p("{%p endblock %}")
    )
    (tmp_path / "report.docx").write_bytes(docx(child))
    plain = texts(govreport.render(govreport.load(EXAMPLE)))
    own = texts(govreport.render(govreport.load(EXAMPLE), tmp_path))
    assert own[-1] == "本局印章"
    assert own[:20] == plain[:20]


def test_an_agency_drops_in_one_file_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "improvement.docx").write_bytes(docx(p("{{ section.heading }}") + p("另行报告。")))
    assert "另行报告。" in texts(govreport.render(govreport.load(EXAMPLE), tmp_path))


def test_an_agency_brings_a_whole_template(tmp_path: Path) -> None:
    own = tmp_path / "ours.docx"
    loop = p("{%p for id in sections %}") + p("{%p for section in sections[id] %}")
    include = p("{%p include section.template %}") + p("{%p endfor %}") + p("{%p endfor %}")
    own.write_bytes(docx(p("本局自用 {{ report.title }}") + loop + include))
    printed = texts(govreport.render(govreport.load(EXAMPLE), own))
    assert printed[0].startswith("本局自用 ")
    assert "一、总体情况" in printed


def test_a_whole_template_gets_the_styles_that_sections_ask_for(tmp_path: Path) -> None:
    from word_documents import part

    own = tmp_path / "ours.docx"
    loop = p("{%p for id in sections %}") + p("{%p for section in sections[id] %}")
    include = p("{%p include section.template %}") + p("{%p endfor %}") + p("{%p endfor %}")
    style = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    own.write_bytes(docx(loop + include, styles=style))
    content = govreport.render(govreport.load(EXAMPLE), own)
    known = {
        value
        for node in part(content, "word/styles.xml")
        for key, value in node.attrib.items()
        if "styleId" in key
    }
    used = {node.get(node.keys()[0]) for node in part(content).iter("{*}pStyle", "{*}rStyle", "{*}tblStyle")}
    assert used <= known


@pytest.mark.parametrize("folder", ["edition_2019", "edition_2021"])
def test_every_built_in_template_compiles(folder: str) -> None:
    from govreport.word.compiled import compiled
    from govreport.word.templates import TemplateFile

    for path in sorted((BUILT / folder).glob("*.docx")):
        name = f"whole:{path.name}" if path.name == "report.docx" else path.name
        assert compiled(TemplateFile(path.name, path.read_bytes()), name).main.spots
