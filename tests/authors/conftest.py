import sys
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _own_kit_and_own_path(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    before = set(sys.modules)
    monkeypatch.setattr(sys, "path", [str(Path(__file__).parent), *sys.path])
    yield
    for name in set(sys.modules) - before:
        if name.startswith("govreport_") and not name.startswith(
            ("govreport_sections", "govreport_templates")
        ):
            del sys.modules[name]
