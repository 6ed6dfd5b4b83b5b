"""Running the tests of a plugin's folder the way its author does."""

import os
import subprocess
import sys
from pathlib import Path

from govreport.scaffold import PluginName, write_plugin

PLUGINS = Path(__file__).parent.parent.parent / "plugins"


def pytest_in(folder: Path, *args: str) -> subprocess.CompletedProcess[str]:
    """Run pytest in *folder*, which is no part of this test run."""
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *args],
        cwd=folder,
        env={**os.environ, "PYTEST_ADDOPTS": ""},
        capture_output=True,
        text=True,
        check=False,
    )


def fresh(tmp_path: Path, name: str, kind: str, title: str = "") -> Path:
    """Write a new plugin; return its folder. Each test takes a name of its own, as modules stay imported."""
    folder = tmp_path / f"govreport-{name}"
    write_plugin(PluginName.of(name), kind, folder, title=title)
    return folder


def changed(folder: Path, old: str, new: str) -> Path:
    """Replace *old* in the door of the plugin in *folder*; return the folder."""
    (door,) = folder.glob("src/*/__init__.py")
    text = door.read_text(encoding="utf-8")
    assert old in text
    door.write_text(text.replace(old, new), encoding="utf-8")
    return folder
