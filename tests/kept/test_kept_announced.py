"""Which plugins are announced is kept, and never older than what is installed."""

import os
import zipfile
from pathlib import Path

import pytest

from govreport import kept
from govreport.announced import announced


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the import path, and a cache."""
    monkeypatch.setenv(kept.VARIABLE, str(tmp_path / "cache"))
    (tmp_path / "place").mkdir()
    monkeypatch.syspath_prepend(str(tmp_path / "place"))
    return tmp_path / "place"


def metadata(place: Path, *points: str, package: str = "govreport-x", folder: str = "") -> Path:
    """Write what a package tells of itself, in place where it stands already."""
    at = place / (folder or f"{package.replace('-', '_')}-1.0.dist-info")
    at.mkdir(parents=True, exist_ok=True)
    (at / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {package}\nVersion: 1.0\n", encoding="utf-8")
    lines = "".join(f"{name} = {name}_module\n" for name in points)
    (at / "entry_points.txt").write_text(f"[govreport]\n{lines}", encoding="utf-8")
    return at


def foreign() -> list[str]:
    return [each.name for each in announced() if each.package != "govreport"]


def test_a_package_that_comes_and_goes_is_noticed(place: Path) -> None:
    before = foreign()
    at = metadata(place, "one")
    assert sorted(foreign()) == sorted([*before, "one"])
    at.rename(place / "elsewhere")
    assert foreign() == before


def test_entry_points_written_in_place_are_noticed_though_the_folder_is_as_old_as_it_was(place: Path) -> None:
    at = metadata(place, "one")
    old = at.stat().st_mtime_ns
    assert "one" in foreign()
    metadata(place, "two")
    assert at.stat().st_mtime_ns == old
    assert "two" in foreign()
    assert "one" not in foreign()


def test_a_copy_that_brings_its_old_times_along_is_noticed(place: Path) -> None:
    at = metadata(place, "one")
    os.utime(at / "entry_points.txt", ns=(0, 0))
    os.utime(at, ns=(0, 0))
    assert "one" in foreign()
    metadata(place, "two")
    os.utime(at / "entry_points.txt", ns=(0, 0))
    os.utime(at, ns=(0, 0))
    assert "two" in foreign()


@pytest.mark.parametrize("folder", ["govreport_x.egg-info", "Govreport_X-1.0.DIST-INFO"])
def test_every_kind_of_metadata_that_python_reads_is_noticed(place: Path, folder: str) -> None:
    before = foreign()
    metadata(place, "one", folder=folder)
    assert sorted(foreign()) == sorted([*before, "one"])


def test_an_egg_is_noticed(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    egg = place / "x.egg"
    egg.mkdir()
    monkeypatch.syspath_prepend(str(egg))
    before = foreign()
    metadata(egg, "one", folder="EGG-INFO")
    assert sorted(foreign()) == sorted([*before, "one"])


def test_an_archive_is_noticed_and_a_folder_inside_one_disturbs_nothing(
    place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = place / "lib.zip"
    for name in ("one", "two"):
        with zipfile.ZipFile(archive, "w") as file:
            file.writestr("govreport_x-1.0.dist-info/METADATA", "Name: govreport-x\nVersion: 1.0\n")
            file.writestr("govreport_x-1.0.dist-info/entry_points.txt", f"[govreport]\n{name} = {name}\n")
        monkeypatch.syspath_prepend(str(archive))
        monkeypatch.syspath_prepend(str(archive / "inner"))
        assert name in foreign()
