"""`govreport batch` as a user types it."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from govreport.cli import cli

EXAMPLE = Path(__file__).parents[2] / "examples" / "yiluo-2020" / "report.toml"
CLEAN = EXAMPLE.read_text(encoding="utf-8")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.toml").write_text(CLEAN, encoding="utf-8")
    return tmp_path


def batch(place: Path, *options: str) -> tuple[int, str]:
    command = ["--lang", "en", "batch", str(place / "in"), "-o", str(place / "out"), "--jobs", "1", *options]
    done = CliRunner().invoke(cli, command)
    return done.exit_code, done.output


def test_it_says_how_many_were_made_and_draws_no_bar_in_a_pipe(place: Path) -> None:
    assert batch(place) == (0, "1 report(s): 1 done (0 unchanged), 0 not made.\n")
    assert batch(place) == (0, "1 report(s): 1 done (1 unchanged), 0 not made.\n")


def test_a_bad_one_is_shown_in_red_with_its_first_problem(place: Path) -> None:
    (place / "in" / "b.toml").write_text(
        CLEAN.replace("[requests]", "[requests]\nunknown = 1"), encoding="utf-8"
    )
    status, said = batch(place, "--summary", str(place / "summary.html"))
    assert status == 1
    assert "has errors" in said
    assert "2 report(s): 1 done (0 unchanged), 1 not made." in said
    assert (place / "summary.html").exists()


@pytest.mark.parametrize(
    "wrong", [["--to", "odt"], ["--name", "x"], ["--summary", "a.b"], ["--template", "no"]]
)
def test_what_cannot_be_is_a_usage_error_before_any_work(place: Path, wrong: list[str]) -> None:
    assert batch(place, *wrong)[0] == 2
    assert not list(place.glob("out/*.docx"))
