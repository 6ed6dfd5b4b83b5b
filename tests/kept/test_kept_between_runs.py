"""What is kept between runs makes them faster and changes nothing else, whatever happens to it."""

import marshal
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest

from govreport import kept, load, render
from govreport.word import compiled, rendering

EXAMPLE = Path(__file__).parents[2] / "examples" / "yiluo-2020" / "report.toml"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "cache"))
    return tmp_path / "cache"


def fresh(monkeypatch: pytest.MonkeyPatch) -> bytes:
    """Render as a new process would, with nothing in memory."""
    monkeypatch.setattr(compiled, "_COMPILED", {})
    monkeypatch.setattr(rendering, "_ENVIRONMENTS", {})
    return render(load(EXAMPLE))


def test_a_value_comes_back_as_it_was(folder: Path) -> None:
    value = {"a": (1, "二", b"\0", None, True)}
    assert kept.write(kept.key("x"), value)
    assert kept.read(kept.key("x")) == value


def test_the_folder_is_the_users_alone(folder: Path) -> None:
    kept.write("a", 1)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / "a").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("mode", [0o777, 0o770, 0o702])
def test_a_folder_that_others_may_write_is_not_trusted(folder: Path, mode: int) -> None:
    kept.write("a", 1)
    folder.chmod(mode)
    assert kept.read("a") is None
    assert not kept.write("b", 1)


def test_a_file_that_others_may_write_is_not_trusted(folder: Path) -> None:
    kept.write("a", 1)
    (folder / "a").chmod(0o666)
    assert kept.read("a") is None


def test_a_link_is_not_followed(folder: Path, tmp_path: Path) -> None:
    kept.write("a", 1)
    (folder / "a").rename(tmp_path / "elsewhere")
    (folder / "a").symlink_to(tmp_path / "elsewhere")
    assert kept.read("a") is None


@pytest.mark.parametrize("damage", [b"", b"govreport kept 1\n", None, marshal.dumps(1)])
def test_damage_is_noticed(folder: Path, damage: bytes | None) -> None:
    kept.write("a", "value")
    whole = (folder / "a").read_bytes()
    (folder / "a").write_bytes(whole[:-1] + b"?" if damage is None else damage)
    assert kept.read("a") is None


def test_a_damaged_template_is_compiled_again(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = fresh(monkeypatch)
    for entry in folder.iterdir():
        entry.write_bytes(entry.read_bytes()[:-3])
    assert fresh(monkeypatch) == expected
    assert fresh(monkeypatch) == expected


def test_something_else_under_the_name_of_a_template_is_compiled_again(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = fresh(monkeypatch)
    for entry in list(folder.iterdir()):
        kept.write(entry.name, ("something", "else"))
    monkeypatch.setattr("govreport.kept.toml", None)
    assert fresh(monkeypatch) == expected


def test_without_a_folder_everything_works(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = fresh(monkeypatch)
    (tmp_path / "file").write_text("")
    for value in (kept.OFF, str(tmp_path / "file" / "below"), "/proc/nowhere"):
        monkeypatch.setenv(kept.VARIABLE, value)
        assert fresh(monkeypatch) == expected


def test_xdg_cache_home_is_honoured(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(kept.VARIABLE, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert kept.folder() == tmp_path / "govreport"
    monkeypatch.setenv("XDG_CACHE_HOME", "relative/is/to/be/ignored")
    assert kept.folder() is None


def test_old_entries_make_room(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "MOST", 10)
    for number in range(40):
        kept.write(kept.key(str(number)), number)
    assert 0 < len(list(kept.entries())) <= 10
    assert kept.read(kept.key("39")) == 39
    assert kept.clear() > 0
    assert list(folder.iterdir()) == []


def written_by_many(number: int) -> bool:
    return all(kept.write("same", [number] * 5000) and kept.read("same") is not None for _ in range(30))


def test_many_processes_may_write_the_same_entry(folder: Path) -> None:
    with ProcessPoolExecutor(2, get_context("spawn")) as pool:
        assert all(pool.map(written_by_many, range(4)))
    assert len(list(folder.iterdir())) == 1


def test_with_a_warm_cache_render_imports_neither_docxtpl_nor_python_docx(
    folder: Path, tmp_path: Path
) -> None:
    program = (
        "import sys, govreport as g\n"
        f"g.render(g.load({str(EXAMPLE)!r}))\n"
        "print(sorted({'docx', 'docxtpl', 'jinja2.ext', 'govreport.word.compiling'} & set(sys.modules)))"
    )
    command = [sys.executable, "-c", program]
    cold, warm = (
        subprocess.run(command, capture_output=True, text=True, check=True, env=os.environ).stdout
        for _ in range(2)
    )
    assert "docxtpl" in cold
    assert warm.strip() == "[]"


def test_what_else_lies_in_a_folder_that_was_named_stays(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept, "MOST", 4)
    folder.mkdir(mode=0o700)
    (folder / "thesis.txt").write_text("of years")
    for number in range(9):
        kept.write(kept.key(str(number)), number)
    assert {entry.name for entry in kept.entries()} == {path.name for path in folder.iterdir()} - {
        "thesis.txt"
    }
    assert kept.clear() > 0
    assert [path.name for path in folder.iterdir()] == ["thesis.txt"]
