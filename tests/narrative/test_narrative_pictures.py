"""Images: what may be printed, and what is refused before anything is opened."""

from pathlib import Path

import pytest
from narrative_kit import blocks, jpeg, png, problems

from govreport.narrative import pictures
from govreport.narrative.blocks import Paragraph, Picture, Run


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "data"
    (inside / "图").mkdir(parents=True)
    (inside / "a.png").write_bytes(png(3, 2))
    (inside / "图" / "来源 (1).jpg").write_bytes(jpeg(5, 4))
    (tmp_path / "outside.png").write_bytes(png())
    return inside


def test_a_picture_stands_between_paragraphs_with_its_caption_and_size(folder):
    assert blocks("上文\n![图1 构成](a.png)\n下文", folder) == (
        Paragraph((Run("上文"),), 0),
        Picture(folder / "a.png", "图1 构成", 3, 2, 1),
        Paragraph((Run("下文"),), 2),
    )


def test_jpeg_blanks_and_brackets_in_a_name_are_accepted(folder):
    (picture,) = blocks("![图](图/来源 (1).jpg)", folder)
    assert (picture.width, picture.height) == (5, 4)


def test_figures_are_put_into_the_caption(folder):
    (picture,) = blocks("![{{ year }}年](a.png)", folder, {" year ": "2023"})
    assert picture.caption == "2023年"


@pytest.mark.parametrize(
    "path",
    [
        "../outside.png",
        "图/../../outside.png",
        "/etc/hostname",
        "C:/a.png",
        "C:\\a.png",
        "图\\a.png",
        "//server/a.png",
        "http://example.org/a.png",
        "file:///a.png",
        "data:image/png;base64,AAAA",
        "..",
        "a\x01.png",
    ],
)
def test_whatever_could_leave_the_folder_is_refused_by_its_form(folder, path):
    (problem,) = problems(f"甲\n\n![图]({path})", folder)
    assert (problem.code, problem.line, problem.args["path"]) == ("GR-712", 2, path)


def test_a_link_that_leads_out_of_the_folder_is_refused(folder):
    (folder / "link.png").symlink_to(folder.parent / "outside.png")
    (folder / "links").symlink_to(folder.parent, target_is_directory=True)
    assert [each.code for each in problems("![图](link.png)\n![图](links/outside.png)", folder)] == [
        "GR-712"
    ] * 2


@pytest.mark.parametrize("path", ["b.png", "图", "", "图/" + "长" * 300 + ".png", "loop.png", "A.PNG.png"])
def test_what_cannot_be_read_is_not_there(folder, path):
    (folder / "loop.png").symlink_to(folder / "loop.png")
    (problem,) = problems(f"![图]({path})", folder)
    assert problem.code == "GR-711"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "GR-713"),
        (b"GIF89a" + bytes(20), "GR-713"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "GR-713"),
        (png()[:-12], "GR-716"),
        (jpeg()[:-2], "GR-716"),
        (b"\x89PNG\r\n\x1a\nIEND", "GR-716"),
        (png(0, 5), "GR-716"),
        (png(12_001, 1), "GR-715"),
        (png(1, 40_000), "GR-715"),
    ],
)
def test_format_and_size_are_told_by_the_content(folder, content, code):
    (folder / "x.png").write_bytes(content)
    (problem,) = problems("![图](x.png)", folder)
    assert problem.code == code


def test_the_largest_picture_is_ten_megabytes(folder, monkeypatch):
    monkeypatch.setattr(pictures, "MOST_BYTES", len(png(3, 2)) - 1)
    (problem,) = problems("![图](a.png)", folder)
    assert problem.code == "GR-714"


@pytest.mark.parametrize(
    "text", ["见![图](a.png)。", "- ![图](a.png)", "|甲|\n|--|\n|![图](a.png)|", "![图]（a.png）"]
)
def test_a_picture_that_is_not_on_a_line_of_its_own_is_an_error(folder, text):
    assert "GR-717" in [each.code for each in problems(text, folder)]


def test_a_picture_without_a_caption_is_printed_with_a_warning(folder):
    assert isinstance(blocks("![](a.png)", folder)[0], Picture)
    assert [each.code for each in problems("![](a.png)", folder)] == ["GR-718"]


@pytest.mark.parametrize("damage", ["no data", "a piece missing", "a flipped bit"])
def test_a_png_that_is_damaged_inside_is_refused(tmp_path: Path, damage: str) -> None:
    whole = png(40, 40)
    at = whole.index(b"IDAT")
    end = whole.index(b"IEND") - 4
    broken = {
        "no data": whole[: at - 4] + whole[end:],
        "a piece missing": whole[: at + 8] + whole[at + 12 :],
        "a flipped bit": whole[: at + 8] + bytes([whole[at + 8] ^ 1]) + whole[at + 9 :],
    }[damage]
    (tmp_path / "a.png").write_bytes(broken)
    assert [problem.code for problem in problems("![图](a.png)", tmp_path)] == ["GR-716"]
