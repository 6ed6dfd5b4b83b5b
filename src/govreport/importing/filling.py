"""What was read, as it goes into a data file: values, and remarks where something could not be read."""

import re

from govreport.cells import Cell
from govreport.datafile import Filling, level_of
from govreport.importing.imported import Imported


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
        level=level_of(head.organ),
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


def _name(file: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f]", "", file.replace("\\", "/").rpartition("/")[2])
