"""examples/broken: one mistake a file, and exactly what `govreport check` answers to it.

`pytest --accept tests/cli` writes today's answers over the expected ones.
"""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from govreport.cli import cli

FOLDER = Path(__file__).parent.parent.parent / "examples" / "broken"
FILES = sorted(FOLDER.glob("*.toml"))


def check(file: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["check", file.name, *options])


def answer_to(file: Path, *options: str) -> str:
    return check(file, *options).stdout


@pytest.fixture(autouse=True)
def _among_the_examples(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(FOLDER)


def test_there_are_examples():
    assert len(FILES) > 60


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_answer_is_the_one_beside_the_example(file, accept):
    expected = file.with_suffix(".txt")
    answer = answer_to(file)
    if accept:
        expected.write_text(answer, encoding="utf-8", newline="\n")
    assert answer == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_answer_holds_the_code_that_names_the_file(file):
    assert re.search(rf"\b{file.stem} (错误|警告|提示)：", answer_to(file))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_exit_status_tells_unreadable_from_wrong_from_doubtful(file):
    answer = check(file)
    unreadable = file.stem.startswith("GR-3")
    assert answer.exit_code == (3 if unreadable else 1 if "错误：" in answer.stdout else 0)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_english_answer_is_english_and_as_complete(file):
    english = answer_to(file, "--lang", "en")
    codes = r"\b[A-Z]{2,3}-\d{3}(?= [错警提ewn])"
    assert re.findall(codes, english) == re.findall(codes, answer_to(file))
    assert "错误" not in english


def test_every_answer_belongs_to_an_example():
    assert {file.stem for file in FOLDER.glob("*.txt")} == {file.stem for file in FILES}
