"""The wheel alone is enough: built, installed into an empty environment elsewhere, used there."""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
EXAMPLE = ROOT / "examples" / "yiluo-2020"


def run(*command: str | Path, cwd: Path) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(part) for part in command], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT, cwd=folder)
    (built,) = folder.glob("govreport-*.whl")
    return built


@pytest.fixture(scope="module")
def python(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere")
    run(sys.executable, "-m", "venv", folder / "venv", cwd=folder)
    python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, cwd=folder)
    return python


def test_the_wheel_holds_words_templates_and_type_marker(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert {
        "govreport/py.typed",
        "govreport/words/usage.toml",
        "govreport_sections/requests/messages.toml",
        "govreport_templates/edition_2019/edition.toml",
        "govreport_templates/edition_2021/report.docx",
    } <= names


def test_the_wheel_holds_nothing_but_the_three_packages_and_its_metadata(wheel):
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {
        "govreport", "govreport_sections", "govreport_templates",
    }  # fmt: skip


def test_the_report_is_rendered_with_the_templates_of_the_wheel(python, tmp_path):
    example = shutil.copytree(EXAMPLE, tmp_path / "example")
    run(python, "-m", "govreport", "render", "report.toml", "-o", "report.docx", cwd=example)
    document = zipfile.ZipFile(example / "report.docx").read("word/document.xml").decode("utf-8")
    assert "一、总体情况" in document
    listed = run(python, "-m", "govreport", "template", "list", cwd=example).stdout
    assert str(ROOT) not in listed
    assert "site-packages" in listed


def test_the_bytes_are_those_of_the_checkout(python, tmp_path):
    example = shutil.copytree(EXAMPLE, tmp_path / "example")
    run(python, "-m", "govreport", "render", "report.toml", "-o", "a.docx", cwd=example)
    run(sys.executable, "-m", "govreport", "render", "report.toml", "-o", "b.docx", cwd=example)
    assert (example / "a.docx").read_bytes() == (example / "b.docx").read_bytes()
