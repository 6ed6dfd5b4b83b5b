"""What LibreOffice makes of the page: run by `make proof`, where it is installed."""

import re
import shutil
import subprocess

import pytest

from govreport.word import look
from govreport.word.build.document import docx
from govreport.word.build.xml import paragraph

TOOLS = ("soffice", "pdftotext")
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not all(map(shutil.which, TOOLS)), reason="needs LibreOffice and poppler"),
]
SENTENCE = "本机关坚持公开为常态不公开为例外全年主动公开政府信息并及时回应社会关切"
POINTS = 20  # twips


@pytest.fixture(scope="module")
def words(tmp_path_factory):
    """The second page of a long text: (top, left, word) of everything printed on it."""
    folder = tmp_path_factory.mktemp("proof")
    file = folder / "long.docx"
    file.write_bytes(docx("long", *[paragraph(SENTENCE * 12, look.BODY)] * 8))
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(file)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    read = ["pdftotext", "-bbox", "-f", "2", "-l", "2", str(file.with_suffix(".pdf")), "-"]
    page = subprocess.run(read, check=True, capture_output=True, text=True, encoding="utf-8").stdout
    found = re.findall(r'<word xMin="([\d.]+)" yMin="([\d.]+)"[^>]*>(.*?)</word>', page)
    return [(float(top), float(left), word) for left, top, word in found]


def in_text_area(words):
    bottom = (look.PAGE_HEIGHT - look.MARGIN_BOTTOM) / POINTS
    return [(top, word) for top, _, word in words if top < bottom]


def test_a_page_of_running_text_has_22_lines(words):
    assert len({round(top) for top, _ in in_text_area(words)}) == 22


def test_a_full_line_has_28_characters(words):
    lengths = [len(word) for _, word in in_text_area(words)]
    assert max(lengths) == 28
    assert lengths.count(28) > 15


def test_an_even_page_has_its_number_on_the_left(words):
    below = sorted((left, word) for top, left, word in words if top > look.PAGE_HEIGHT / POINTS - 99)
    assert [word for _, word in below] == ["—", "2", "—"]
    assert below[0][0] == pytest.approx(look.MARGIN_LEFT / POINTS + 14, abs=2)
