"""`govreport cache` shows and clears what is kept between runs."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from govreport import kept
from govreport.cli import cli


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path))
    tmp_path.chmod(0o700)
    return tmp_path


def test_info_says_where_and_how_much(folder: Path) -> None:
    kept.write(kept.key("a"), 1)
    said = CliRunner().invoke(cli, ["--lang", "en", "cache", "info"])
    assert said.exit_code == 0
    assert f"{folder}: " in said.output


def test_clear_removes_everything(folder: Path) -> None:
    kept.write(kept.key("a"), 1)
    said = CliRunner().invoke(cli, ["cache", "clear"])
    assert "已清除" in said.output
    assert list(folder.iterdir()) == []


def test_info_says_when_nothing_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(kept.VARIABLE, kept.OFF)
    assert "Nothing is kept" in CliRunner().invoke(cli, ["--lang", "en", "cache", "info"]).output
