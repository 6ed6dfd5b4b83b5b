"""Documents that are written from the code are current."""

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_the_architecture_names_exactly_the_modules_that_exist() -> None:
    run = subprocess.run([sys.executable, str(ROOT / "docs" / "architecture.py"), "--check"], check=False)
    assert run.returncode == 0, "run: python docs/architecture.py"


def test_every_decision_is_short_dated_and_numbered_without_a_gap() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(record.name[:4]) for record in records]
    assert numbers == list(range(1, len(records) + 1))
    for record in records:
        text = record.read_text(encoding="utf-8")
        assert len(text.splitlines()) <= 40, record.name
        assert re.search(r"\b20\d\d-\d\d-\d\d\b", text), record.name
