"""What the READMEs show is what happens."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
READMES = ["README.md", "README.zh-CN.md"]


def blocks(name: str, language: str) -> list[str]:
    found: list[tuple[str, str]] = []
    inside = False
    for line in (ROOT / name).read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("```"):
            inside = not inside
            if inside:
                found.append((line.strip("`\n"), ""))
        elif inside:
            found[-1] = (found[-1][0], found[-1][1] + line)
    return [text for spoken, text in found if spoken == language]


@pytest.mark.parametrize("name", READMES)
def test_the_answer_to_a_mistake_is_the_real_one(name):
    (shown,) = [block for block in blocks(name, "") if block.startswith("$ govreport check")]
    command, _, answer = shown.partition("\n")
    example = ROOT / "examples" / "broken" / command.split()[-1]
    assert answer == example.with_suffix(".txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", READMES)
def test_the_data_file_is_short_and_readable(name):
    (shown,) = blocks(name, "toml")
    assert len(shown.splitlines()) <= 20
    assert tomllib.loads(shown)["requests"]["unlisted"] == 0


@pytest.mark.parametrize("name", READMES)
def test_every_key_of_the_data_file_is_known(name, run, data):
    data.write_text(blocks(name, "toml")[0], encoding="utf-8")
    answer = run("check", "report.toml").stdout
    unknown = {"GR-114", "GR-115", "GR-119", "GR-120"}
    assert "GR-201" in answer
    assert unknown & set(re.findall(r"[A-Z]+-\d+", answer)) == set()


@pytest.mark.parametrize("name", READMES)
def test_the_plugin_works_as_it_stands(name, run, data):
    (shown,) = blocks(name, "python")
    data.with_name("early.py").write_text(shown, encoding="utf-8")
    data.write_text(data.read_text(encoding="utf-8").replace("year = 2023", "year = 2019"), encoding="utf-8")
    answer = run("check", "report.toml", "-p", "early")
    assert "report.toml:1 [year] CITY-001 警告：年份为 2019，应在 2020 年以后" in answer.stdout


@pytest.mark.parametrize("name", READMES)
def test_every_file_that_is_linked_exists(name):
    text = (ROOT / name).read_text(encoding="utf-8")
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert [link for link in links if not (ROOT / link).exists()] == []


@pytest.mark.parametrize("name", READMES)
def test_every_command_is_described(name, run):
    text = (ROOT / name).read_text(encoding="utf-8")
    commands = re.findall(r"^  (\w+)  ", run("--help").stdout.partition("命令")[2], re.MULTILINE)
    assert [command for command in commands if not re.search(rf"`{command}\b", text)] == []
