"""The position scan over the TOML test suite, which comes with the source distribution of tomlkit."""

import subprocess
import sys
import tarfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from govreport.source.positions import by_path
from govreport.source.scanner import scan

VERSION = "0.15.2"
AT_LEAST = 150
NEW_IN_1_1 = {"no-seconds", "newline", "newline-comment", "escape-esc", "hex-escape"}

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def suite(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Return the valid documents of the suite by name; skip when they cannot be fetched."""
    folder = tmp_path_factory.mktemp("suite")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:"]
    done = subprocess.run(
        [*command, "--dest", folder, f"tomlkit=={VERSION}"], capture_output=True, check=False
    )
    archive = next(folder.glob("tomlkit-*.tar.gz"), None)
    if archive is None:
        pytest.skip(f"pip could not fetch tomlkit {VERSION} (status {done.returncode}): no TOML test suite")
    with tarfile.open(archive) as packed:
        members = [each for each in packed if "/valid/" in each.name and each.name.endswith(".toml")]
        contents = {each.name: packed.extractfile(each) for each in members}
        return {name: file.read().decode().replace("\r\n", "\n") for name, file in contents.items() if file}


def is_toml_1_0(name: str) -> bool:
    """Tell whether tomllib should read it: the suite also holds what TOML 1.1 adds."""
    return "spec-1.1.0" not in name and Path(name).stem not in NEW_IN_1_1


def all_paths(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, below in pairs:
        yield (*path, key)
        yield from all_paths(below, (*path, key))


def test_the_scan_sees_the_keys_that_tomllib_sees_in_the_whole_suite(suite: dict[str, str]) -> None:
    read = {name: tomllib.loads(text) for name, text in suite.items() if is_toml_1_0(name)}
    different = [
        name for name, data in read.items() if set(by_path(scan(suite[name]))) != set(all_paths(data))
    ]
    assert len(read) >= AT_LEAST
    assert different == []
