"""LibreOffice reads what is rendered, and prints it."""

import shutil
from pathlib import Path

import pytest

from govreport import load, render

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        shutil.which("soffice") is None, reason="LibreOffice is not installed: no PDF to look at"
    ),
]

EXAMPLES = sorted((Path(__file__).parent.parent.parent / "examples").glob("*/report.toml"))


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.parent.name)
def test_every_example_becomes_a_pdf(file):
    content = render(load(file), to="pdf")
    assert content.startswith(b"%PDF")
    assert content.rstrip().endswith(b"%%EOF")
