"""The record of an import (`--report FILE.json`): where every cell came from and how certain it is."""

import json
from collections.abc import Iterator, Mapping

from govreport.cells import printed
from govreport.importing.imported import Imported
from govreport.messages import Catalogue, Language


def record(imported: Imported, catalogue: Catalogue, lang: Language) -> str:
    """Return the record as JSON.

    cells: path, value as printed, what was seen, confidence from 0 to 1, place (page, table, row,
    column, line: as far as the file has them). A cell that is absent has confidence 0 and no value.
    """
    head = imported.head
    answer: Mapping[str, object] = {
        "file": imported.file,
        "kind": imported.kind,
        "edition": imported.edition.id,
        "organ": head.organ,
        "year": head.year,
        "cells": list(_cells(imported)),
        "texts": {section: len(text) for section, text in imported.texts.items()},
        "pictures": sorted(imported.pictures),
        "findings": [
            {
                "code": each.code,
                "severity": catalogue.severity(each).value,
                "path": each.at.path,
                "place": each.at.place,
                "message": catalogue.text(each, lang),
                "hint": catalogue.hint(each, lang),
            }
            for each in imported.findings
        ],
    }
    return json.dumps(answer, ensure_ascii=False, indent=1) + "\n"


def _cells(imported: Imported) -> Iterator[dict[str, object]]:
    for table in imported.edition.tables.values():
        for row, column in table.cells():
            read = imported.cells.get((table.id, row, column))
            path = f"{table.id}.{row}.{column}"
            if read is not None:
                yield {
                    "path": path,
                    "value": printed(read.value),
                    "seen": read.seen,
                    "confidence": read.confidence,
                    "place": read.place.values(),
                }
            else:
                seen = imported.unread.get((table.id, row), "")
                yield {"path": path, "value": None, "seen": seen, "confidence": 0, "place": {}}
