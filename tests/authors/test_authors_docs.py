"""The reference of the hooks is what hookspecs.py says."""

import re
import subprocess
import sys

from authors_kit import PLUGINS

from govreport import hookspecs

DOCS = PLUGINS.parent / "docs" / "plugins"


def test_the_reference_of_the_hooks_is_current():
    done = subprocess.run([sys.executable, str(DOCS / "build_hooks.py"), "--check"], check=False)
    assert done.returncode == 0, "run: python docs/plugins/build_hooks.py"


def test_every_hook_stands_in_the_reference_with_an_example():
    page = (DOCS / "hooks.md").read_text("utf-8")
    for hook in (name for name in vars(hookspecs) if name.startswith("govreport_")):
        assert re.search(rf"## {hook}\n.*?```python\n@hookimpl\ndef {hook}\(", page, re.DOTALL)


def test_every_link_between_the_pages_leads_somewhere():
    for page in DOCS.glob("*.md"):
        for link in re.findall(r"\]\(([^)#:]+)\)", page.read_text("utf-8")):
            assert (DOCS / link).exists(), f"{page.name}: {link}"
