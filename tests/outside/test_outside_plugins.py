"""Plugins installed for real, from wheels, outside the repository: they work together and leave no trace."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parent.parent.parent
PLUGINS = ("govreport-hubei", "govreport-channels", "govreport-letterhead", "govreport-sql")
DATA = """\
year = 2021
edition = "{edition}"
[organ]
name = "示例市示例局"
level = "department"
[document]
number = "示政发〔2022〕3号"
date = 2022-01-20
[overview]
text = "本年度依法开展主动公开、依申请公开、政府信息管理、平台建设和监督保障工作。"
[proactive]
unlisted = 0
{row}
[requests]
unlisted = 0
[disputes]
unlisted = 0
[improvement]
text = "存在的主要问题：公开内容还不够丰富。改进措施：充实公开内容，加强业务培训。"
[other]
text = "本年度未收取信息处理费，没有其他需要报告的事项。"
"""
CHANNELS = "[channels]\nreceived = [0, 0, 0, 0]\n"


class Elsewhere:
    """A virtual environment with govreport, away from the repository."""

    def __init__(self, folder: Path, wheels: Path) -> None:
        self.folder, self.wheels = folder, wheels
        self.run(sys.executable, "-m", "venv", folder / "venv")
        self.python = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin") / "python"
        self.install("govreport")

    def run(self, *command: object, status: int = 0) -> str:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
        done = subprocess.run(
            [str(part) for part in command],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == status, done.stdout + done.stderr
        return done.stdout + done.stderr

    def pip(self, *words: object) -> None:
        self.run(self.python, "-m", "pip", "--quiet", "--disable-pip-version-check", *words)

    def install(self, *names: str) -> None:
        self.pip("install", *(next(self.wheels.glob(f"{name.replace('-', '_')}-*.whl")) for name in names))

    def render(self, name: str, data: str) -> bytes:
        (self.folder / f"{name}.toml").write_text(data, encoding="utf-8")
        self.run(self.python, "-m", "govreport", "render", f"{name}.toml", "-o", f"{name}.docx")
        return (self.folder / f"{name}.docx").read_bytes()


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Elsewhere:
    wheels = tmp_path_factory.mktemp("wheels")
    for folder in (ROOT, *(ROOT / "plugins" / name for name in PLUGINS)):
        built = subprocess.run(
            [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "-w", str(wheels), str(folder)],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert built.returncode == 0, built.stderr
    return Elsewhere(tmp_path_factory.mktemp("elsewhere"), wheels)


def text_of(content: bytes, folder: Path) -> str:
    (folder / "seen.docx").write_bytes(content)
    return zipfile.ZipFile(folder / "seen.docx").read("word/document.xml").decode("utf-8")


def test_plugins_come_work_together_and_go_without_a_trace(elsewhere, tmp_path):
    national = DATA.format(edition="2021", row="")
    provincial = DATA.format(edition="2021-hubei", row="other_documents = [12, 1, 40]")
    before = elsewhere.render("before", national)

    elsewhere.install("govreport-channels")
    assert "四、依申请公开渠道情况" in text_of(elsewhere.render("one", national + CHANNELS), tmp_path)
    elsewhere.pip("uninstall", "-y", "govreport-channels")
    assert elsewhere.render("after-one", national) == before

    elsewhere.install(*PLUGINS)
    together = text_of(elsewhere.render("all", provincial + CHANNELS), tmp_path)
    for words in (
        "其他主动公开文件",
        "四、依申请公开渠道情况",
        "示例市示例局文件",
        "五、政府信息公开行政复议",
    ):
        assert words in together
    listed = elsewhere.run(elsewhere.python, "-m", "govreport", "plugins")
    assert all(name in listed for name in PLUGINS)
    switched_off = elsewhere.run(
        elsewhere.python,
        "-m",
        "govreport",
        "-p",
        "no:channels",
        "-p",
        "no:letterhead",
        "check",
        "before.toml",
    )
    assert "channels" not in switched_off

    elsewhere.pip("uninstall", "-y", *PLUGINS)
    assert elsewhere.render("after", national) == before


@pytest.mark.parametrize("pluggy", ["1.5.0", ""])
def test_the_lowest_and_the_highest_pluggy_will_do(elsewhere, pluggy):
    elsewhere.pip("install", *(["--upgrade", "pluggy"] if not pluggy else [f"pluggy=={pluggy}"]))
    elsewhere.pip("install", "pytest>=8")
    for folder in ("govreport-channels", "govreport-hubei"):
        path = ROOT / "plugins" / folder
        checked = elsewhere.run(elsewhere.python, "-m", "govreport", "plugin", "check", path, "--lang", "en")
        assert "everything passed" in checked
