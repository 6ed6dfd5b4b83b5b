"""What is measured: one report, one flat template for every engine, and folders of data files.

The flat template is the built-in one with its includes and conditions resolved, so that engines which
know nothing of them can fill it: a report is rendered with marks for values, and the marks become tags.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from govreport import Report, load
from govreport.context import template_context
from govreport.narrative.blocks import Paragraph, Prose, Run
from govreport.outputs.docx import template_set
from govreport.pipeline import installed_plugins
from govreport.word import TemplateSet
from govreport.word.fragments import prose_xml
from govreport.word.rendering import fill
from govreport.word.state import CURRENT, Rendering
from govreport.word.zipping import archive, packed

ROOT = Path(__file__).parent.parent
EXAMPLES = {name: ROOT / "examples" / name / "report.toml" for name in ("yiluo-2020", "county-bureau-2023")}
MAIN = "word/document.xml"
_MARK = re.compile("⟦(p )?([^⟧]*)⟧")


@dataclass(frozen=True, slots=True)
class Material:
    """One report ready to be filled in. values: for our engine; plain: for docxtpl, texts as XML.

    template: the flat template's bytes; flat: where it lies; templates: the built-in set.
    """

    report: Report
    values: Mapping[str, object]
    plain: Mapping[str, object]
    template: bytes
    flat: Path
    templates: TemplateSet

    @property
    def flat_set(self) -> TemplateSet:
        """Return the flat template as our engine takes it."""
        return TemplateSet(self.templates.folders, self.templates.edition, self.flat, self.templates.bases)


def material(example: Path, folder: Path) -> Material:
    """Make the flat template of *example* in *folder*."""
    plugins = installed_plugins()
    report = load(example)
    values = template_context(report, plugins)
    templates = template_set(report.edition, plugins, None)
    marked, _ = fill(_marks(values), templates, report)
    flat = folder / "flat.docx"
    flat.write_bytes(_with_tags(marked))
    return Material(report, values, _plain(values), flat.read_bytes(), flat, templates)


def leaves(values: object, path: str = "") -> Iterator[tuple[str, object]]:
    """Yield dotted name → value of every single value."""
    if isinstance(values, Mapping):
        for key, each in values.items():
            yield from leaves(each, f"{path}.{key}" if path else str(key))
    elif isinstance(values, (list, tuple)):
        for number, each in enumerate(values):
            yield from leaves(each, f"{path}[{number}]")
    else:
        yield path, values


def copies(example: Path, folder: Path, count: int) -> Path:
    """Write *count* data files like *example*, each for another organ."""
    folder.mkdir(parents=True)
    text = example.read_text(encoding="utf-8")
    organ = re.search(r'^name = "(.*?)"', text, re.MULTILINE)
    name = organ.group(1) if organ else ""
    for number in range(count):
        (folder / f"{number:05}.toml").write_text(text.replace(name, f"{name}{number}"), encoding="utf-8")
    return folder


def _marks(values: object, path: str = "") -> dict[str, object]:
    def marked(value: object, here: str) -> object:
        if isinstance(value, Mapping):
            return {key: marked(each, f"{here}.{key}" if here else str(key)) for key, each in value.items()}
        if isinstance(value, (list, tuple)):
            return [marked(each, f"{here}[{number}]") for number, each in enumerate(value)]
        if isinstance(value, Prose):
            return Prose((Paragraph((Run(f"⟦p {here}⟧"),)),)) if value.blocks else value
        return value if value in {"", None} or here.endswith(".template") else f"⟦{here}⟧"

    found = marked(values, path)
    assert isinstance(found, dict)
    return found


def _with_tags(content: bytes) -> bytes:
    members = zipfile.ZipFile(io.BytesIO(content))
    xml = members.read(MAIN).decode()
    tagged = _MARK.sub(lambda mark: f"{{{{{mark.group(1) or ' '}{mark.group(2)} }}}}", xml).encode()
    return archive(
        packed(name, tagged if name == MAIN else members.read(name)) for name in members.namelist()
    )


def _plain(values: object) -> object:
    token = CURRENT.set(Rendering())
    try:
        return _without_prose(values)
    finally:
        CURRENT.reset(token)


def _without_prose(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_prose(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_without_prose(each) for each in value]
    return str(prose_xml(value)) if isinstance(value, Prose) else value
