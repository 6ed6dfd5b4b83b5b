"""Templates that another program saved: still right, and still rendered."""

import shutil
import subprocess
from pathlib import Path

import pytest
from lint_kit import built, findings

from govreport.pipeline import installed_plugins, render
from govreport.testing.reports import blank_report, report_from

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"),
]


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built-in templates, opened and saved by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    (folder / "in").mkdir()
    for name, content in built().items():
        (folder / "in" / name).write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    files = [str(file) for file in sorted((folder / "in").iterdir())]
    order = ["soffice", profile, "--headless", "--convert-to", "docx:MS Word 2007 XML"]
    subprocess.run(
        [*order, "--outdir", str(folder / "out"), *files], check=True, timeout=300, capture_output=True
    )
    return folder / "out"


def test_templates_saved_by_libreoffice_have_no_finding(saved: Path, tmp_path: Path) -> None:
    files = {file.name: file.read_bytes() for file in saved.iterdir()}
    assert len(files) == 7
    assert findings(tmp_path, files) == []


def test_templates_saved_by_libreoffice_make_a_report_that_is_read_back(saved: Path) -> None:
    plugins = installed_plugins()
    assert render(report_from(blank_report("2021", plugins), plugins), saved).startswith(b"PK")
