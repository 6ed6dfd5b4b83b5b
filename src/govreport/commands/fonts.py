"""The fonts that the Word templates name, and what this machine shows in their place."""

import os
import re
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal

from govreport.outputs.stand_ins import write_configuration

EAST_ASIAN = re.compile(r'w:eastAsia="([^"]+)"')
LANGUAGE_TAG = re.compile(r"[a-z]{2}-[A-Z]{2}")


def font_lines(templates: Iterable[Path]) -> Iterator[tuple[Literal["good", "note"], str, str]]:
    """Yield (state, Chinese, English) for each east-Asian font that *templates* name."""
    names = sorted({name for template in templates for name in fonts_of(template)})
    matcher = shutil.which("fc-match")
    if matcher is None:
        listed = "、".join(names)
        yield (
            "note",
            f"规定的字体：{listed}（本系统没有 fc-match，未检查）",
            f"fonts of the form: {listed} (no fc-match here)",
        )
        return
    for name in names:
        found = stand_in(matcher, name)
        if name in found:
            yield "good", f"字体：{name}", f"font: {name}"
        else:
            shown = found[0] if found else "?"
            yield (
                "note",
                f"字体：{name} 没有安装，本机以 {shown} 代替（Word 文件中仍写明 {name}）",
                f"font: {name} is not installed, {shown} stands in (the document still names {name})",
            )


def fonts_of(template: Path) -> set[str]:
    """Return the names of the east-Asian fonts in the styles of a .docx."""
    with zipfile.ZipFile(template) as package:
        parts = [name for name in package.namelist() if re.fullmatch(r"word/(styles|document)\.xml", name)]
        found = {name for part in parts for name in EAST_ASIAN.findall(package.read(part).decode("utf-8"))}
    return {name for name in found if not LANGUAGE_TAG.fullmatch(name)}


def stand_in(matcher: str, name: str) -> list[str]:
    """Return the family names of the font that a PDF shows for *name*, its own among them if installed."""
    command = [matcher, f"{name}:lang=zh-cn", "--format=%{family}"]
    with tempfile.TemporaryDirectory(prefix="govreport-") as folder:
        fonts = os.environ | {"FONTCONFIG_FILE": str(write_configuration(Path(folder)))}
        done = subprocess.run(command, capture_output=True, timeout=20, check=False, env=fonts)  # noqa: S603 - our own command
    return [family.strip() for family in done.stdout.decode("utf-8", "replace").split(",") if family.strip()]
