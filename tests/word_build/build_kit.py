"""Both published editions and a reader of built templates that knows nothing of how they are built."""

import io
import zipfile
from pathlib import Path

from lxml import etree

from govreport.form.read import read_editions

ROOT = Path(__file__).parents[2]
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOLDERS = sorted(file.parent for file in ROOT.glob("templates/govreport_templates/*/edition.toml"))
EDITIONS = read_editions(FOLDERS, {})
TABLES = [(edition, section) for edition in EDITIONS.values() for section in edition.tables]


class Built:
    """A built .docx, opened."""

    def __init__(self, content):
        self.archive = zipfile.ZipFile(io.BytesIO(content))

    def part(self, name):
        return etree.fromstring(self.archive.read(name))

    def find(self, path, part="word/document.xml"):
        return self.part(part).findall(path, {"w": MAIN})


def attribute(element, name):
    return element.get(f"{{{MAIN}}}{name}")


def value(element, path, name="val"):
    """Return an attribute of the first element at *path*, None when there is none."""
    found = element.find(path, {"w": MAIN})
    return None if found is None else attribute(found, name)


def text(element):
    return "".join(element.itertext(f"{{{MAIN}}}t"))
