"""What a folder of exported templates was made from: a hidden file beside them, for `template diff`."""

import json
from collections.abc import Mapping
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.word.changes.outline import Outline

MANIFEST = ".govreport-templates.json"


def manifest(copies: Mapping[str, bytes], edition: "Edition") -> bytes:
    """Return the manifest of *copies* (file name → content): version, edition, and each as it was."""
    from govreport.word.changes.outline import outline

    files = {name: outline(content, name).plain() for name, content in copies.items()}
    written = {"govreport": version("govreport"), "edition": edition.id, "files": files}
    return (json.dumps(written, ensure_ascii=False, indent=1) + "\n").encode()


def exported(folder: Path) -> tuple[str, dict[str, "Outline"]]:
    """Return the version that the templates in *folder* were exported from, and how they were.

    ("", {}) when the folder has no manifest, or one that cannot be read.
    """
    from govreport.word.changes.outline import Outline

    try:
        written = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        files = {name: Outline.of_plain(values) for name, values in written["files"].items()}
        return str(written["govreport"]), files
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return "", {}
