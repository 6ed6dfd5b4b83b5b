"""Word gives styles new ids when it saves a file; what a style is called is what it is."""

import io
import re
import zipfile
from pathlib import Path

import pytest
from word_documents import BUILT, W, docx, p, part, rendered, texts

import govreport
from govreport.narrative.blocks import Heading, Paragraph, Prose, Run
from govreport.word import look

EXAMPLE = Path(__file__).parent.parent.parent / "examples" / "county-bureau-2023" / "report.toml"


def style(id_: str, name: str, size: int, *more: str) -> str:
    look_ = f'{"".join(more)}<w:rPr><w:sz w:val="{size}"/></w:rPr>'
    return f'<w:style w:type="paragraph" w:styleId="{id_}"><w:name w:val="{name}"/>{look_}</w:style>'


def looks(content: bytes) -> list[tuple[str, str]]:
    """Return the text and the size of type of every paragraph that has a style."""
    sizes = {
        node.get(f"{{{W}}}styleId"): "".join(size.get(f"{{{W}}}val") for size in node.iter(f"{{{W}}}sz"))
        for node in part(content, "word/styles.xml").iter(f"{{{W}}}style")
    }
    used = [node.find(f".//{{{W}}}pStyle") for node in part(content).iter(f"{{{W}}}p")]
    ids = [None if node is None else node.get(f"{{{W}}}val") for node in used]
    return [(text, sizes[id_]) for text, id_ in zip(texts(content), ids, strict=True) if id_ is not None]


def names(content: bytes) -> list[str | None]:
    styles = part(content, "word/styles.xml").iter(f"{{{W}}}style")
    return [node.find(f"{{{W}}}name").get(f"{{{W}}}val") for node in styles]  # type: ignore[union-attr]


def saved_again(content: bytes) -> bytes:
    """Return a template with the ids that Word in Chinese gives its styles: a, a0, a1, …"""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    ids = re.findall(r'w:styleId="([^"]+)"', files["word/styles.xml"].decode())
    new = {id_: f"a{number}" for number, id_ in enumerate(ids)}
    pattern = re.compile(r'(w:styleId="|<w:(?:pStyle|rStyle|tblStyle|basedOn|next|link) w:val=")([^"]+)"')
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, data in files.items():
            if name.startswith("word/") and name.endswith(".xml"):
                text = pattern.sub(lambda m: f'{m[1]}{new.get(m[2], m[2])}"', data.decode())
                archive.writestr(name, text)
            else:
                archive.writestr(name, data)
    return stream.getvalue()


BODY = look.NAMES[look.BODY]
PROSE = Prose((Heading(2, (Run("（一）标题"),)), Paragraph((Run("正文"),))))
SAVED = style("a3", BODY, 11) + style("2", "heading 2", 12)


def test_a_narrative_takes_the_styles_that_the_template_has_under_new_ids(tmp_path: Path) -> None:
    content = rendered(tmp_path, {"text": PROSE}, report=docx(p("{{p text }}"), styles=SAVED))
    assert looks(content) == [("（一）标题", "12"), ("正文", "11")]
    assert names(content) == [BODY, "heading 2"]


def test_the_name_of_a_built_in_style_may_be_written_large(tmp_path: Path) -> None:
    styles = style("a3", BODY, 11) + style("1", "Heading 2", 12)
    content = rendered(tmp_path, {"text": PROSE}, report=docx(p("{{p text }}"), styles=styles))
    assert looks(content) == [("（一）标题", "12"), ("正文", "11")]


def test_an_included_file_keeps_its_look_where_its_id_means_another_style(tmp_path: Path) -> None:
    root = docx(p("一", style="a1") + p("{%p include 'part.docx' %}"), styles=style("a1", "甲", 10))
    included = docx(p("二", style="a1"), styles=style("a1", "乙", 20))
    content = rendered(tmp_path, {}, report=root, part=included)
    assert looks(content) == [("一", "10"), ("二", "20")]


def test_an_included_file_takes_the_look_of_the_style_of_the_same_name(tmp_path: Path) -> None:
    root = docx(p("一", style="a1") + p("{%p include 'part.docx' %}"), styles=style("a1", "甲", 10))
    included = docx(p("二", style="x"), styles=style("x", "甲", 20))
    content = rendered(tmp_path, {}, report=root, part=included)
    assert looks(content) == [("一", "10"), ("二", "10")]
    assert names(content) == ["甲"]


def test_a_borrowed_style_is_based_on_the_style_of_the_right_name(tmp_path: Path) -> None:
    root = docx(p("{%p include 'part.docx' %}"), styles=style("a1", "甲", 10) + style("a2", "底", 30))
    own = style("a1", "底", 20) + style("a2", "新", 20, '<w:basedOn w:val="a1"/>')
    content = rendered(tmp_path, {}, report=root, part=docx(p("二", style="a2"), styles=own))
    borrowed = part(content, "word/styles.xml")[-1]
    assert borrowed.find(f"{{{W}}}basedOn").get(f"{{{W}}}val") == "a2"  # type: ignore[union-attr]
    assert names(content) == ["甲", "底", "新"]


@pytest.mark.parametrize("saved", ["report.docx", "*.docx"])
def test_templates_edited_in_word_print_the_same_report(tmp_path: Path, saved: str) -> None:
    for file in (BUILT / "edition_2021").glob("*.docx"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    for file in list(tmp_path.glob(saved)):
        file.write_bytes(saved_again(file.read_bytes()))
    plain = govreport.render(govreport.load(EXAMPLE))
    own = govreport.render(govreport.load(EXAMPLE), tmp_path)
    assert looks(own) == looks(plain)
    assert names(own) == names(plain)


def test_a_style_that_an_agency_deleted_comes_from_the_editions_own_report(tmp_path: Path) -> None:
    for file in (BUILT / "edition_2021").glob("*.docx"):
        (tmp_path / file.name).write_bytes(without_body_style(file.read_bytes()))
    own = govreport.render(govreport.load(EXAMPLE), tmp_path)
    assert BODY in names(own)


def without_body_style(content: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/styles.xml":
                pattern = rf'<w:style w:type="paragraph" w:styleId="{look.BODY}">.*?</w:style>'
                data = re.sub(pattern, "", data.decode(), flags=re.DOTALL).encode()
            new.writestr(name, data)
    return stream.getvalue()
