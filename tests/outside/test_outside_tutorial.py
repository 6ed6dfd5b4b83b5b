"""The tutorial for plugin authors, followed literally: every file written, every command run."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = [ROOT / "docs" / "plugins" / name for name in ("tutorial.md", "tutorial.zh-CN.md")]
BLOCK = re.compile(r"^```(\w+)(?: title=\"([^\"]+)\")?\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def blocks(page: Path) -> list[tuple[str, str, str]]:
    return BLOCK.findall(page.read_text(encoding="utf-8"))


def test_both_languages_show_the_same_commands_and_files():
    assert blocks(PAGES[0]) == blocks(PAGES[1])
    assert len(blocks(PAGES[0])) > 8


class Reader:
    """Somebody who follows the page in a folder and an environment of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "venv" / ("Scripts" if sys.platform == "win32" else "bin")
        self.environment = {
            name: value for name, value in os.environ.items() if not name.startswith("PYTHON")
        }
        self.environment["PATH"] = f"{self.bin}{os.pathsep}{self.environment['PATH']}"

    def run(self, command: list[str]) -> str:
        done = subprocess.run(
            command, cwd=self.folder, env=self.environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}{done.stderr}"
        return done.stdout

    def follow(self, language: str, title: str, text: str) -> None:
        if title:
            (self.folder / title).parent.mkdir(parents=True, exist_ok=True)
            (self.folder / title).write_text(text, encoding="utf-8")
        elif language == "console":
            for step in re.split(r"^\$ ", text, flags=re.MULTILINE)[1:]:
                command, _, shown = step.partition("\n")
                self.type(shlex.split(command), shown)

    def type(self, words: list[str], shown: str) -> None:
        if words[0] == "cd":
            self.folder = self.folder / words[1]
        else:
            said = self.run(words)
            assert shown.strip() in said, f"{words} says\n{said}"


@pytest.mark.slow
def test_the_tutorial_ends_with_the_section_in_its_place(tmp_path):
    reader = Reader(tmp_path)
    reader.run([sys.executable, "-m", "venv", str(tmp_path / "venv")])
    reader.run([str(reader.bin / "python"), "-m", "pip", "install", "--quiet", str(ROOT)])
    for language, title, text in blocks(PAGES[0]):
        reader.follow(language, title, text)
    assert (reader.folder / "report.docx").is_file()
