"""The plugins in `plugins/` pass their own tests, as their authors run them."""

import pytest
from authors_kit import PLUGINS, pytest_in

FOLDERS = sorted(folder for folder in PLUGINS.glob("govreport-*") if (folder / "pyproject.toml").is_file())


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_plugin_passes_its_own_tests(folder):
    done = pytest_in(folder)
    assert done.returncode == 0, done.stdout
    assert "passed" in done.stdout
