"""What was read, as it goes into a data file: values, and remarks where something could not be read."""

import re

from govreport.cells import Cell
from govreport.datafile import Filling
from govreport.importing.imported import Head, Imported
from govreport.model import Level

_TOWNSHIP = re.compile(r"(?:街道办事处|(?:乡|镇)人民政府|街道办|乡政府|镇政府)$")
_DEPARTMENT = re.compile(r"(?:局|办公室|委员会)$")


def filling_of(imported: Imported) -> Filling:
    """Return what is written into the data file of an imported report."""
    head = imported.head
    document = {
        "title": head.title,
        "number": head.number,
        "addressee": head.addressee,
        "preface": head.preface,
        "signed_by": head.signed_by,
        "date": head.date,
    }
    cells: dict[tuple[str, str, str], Cell] = {key: read.value for key, read in imported.cells.items()}
    return Filling(
        year=head.year,
        organ=head.organ,
        level=level_of(head),
        document={key: value for key, value in document.items() if value},
        cells=cells,
        texts=imported.texts,
        facts=imported.facts,
        remarks={
            f"{table}.{row}": f"没有读入，原文：{' '.join(seen.split()) or '空白'}"
            for (table, row), seen in imported.unread.items()
        },
        absent=True,
        notes=(f"由 {_name(imported.file)} 读入，请对照原文核对。",),
    )


def level_of(head: Head) -> Level:
    """Return the level of an organ where its name leaves no doubt."""
    if _TOWNSHIP.search(head.organ):
        return Level.TOWNSHIP
    return Level.DEPARTMENT if _DEPARTMENT.search(head.organ) else Level.OTHER


def _name(file: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", "", file.replace("\\", "/").rpartition("/")[2])
