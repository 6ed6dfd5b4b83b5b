"""A .docx compared with the one that was looked at and accepted: part by part, with a diff to read."""

import difflib
import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml import etree

MOST_LINES = 60
_WORDS = ".xml", ".rels"


def docx_difference(expected: bytes, found: bytes) -> str:
    """Return how two .docx files differ, "" when every part is the same.

    Names parts that are missing or new; of a changed XML part it shows the changed lines, one element a
    line, so that the words around a change are seen. How the package was compressed does not count.
    """
    return "\n".join(_differences(_parts(expected), _parts(found)))


def check_golden(found: bytes, file: Path, *, accept: bool = False) -> None:
    """Compare *found* with the accepted *file*; accept: take it as the accepted one.

    Raises AssertionError with the difference, or with how to accept the first one.
    """
    if accept:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(found)
        return
    if not file.is_file():
        raise AssertionError(f"{file.name} is not there: look at the report, then run pytest --accept")
    if difference := docx_difference(file.read_bytes(), found):
        raise AssertionError(
            f"the report is not {file.name} (pytest --accept takes it as right):\n{difference}"
        )


def _differences(expected: dict[str, bytes], found: dict[str, bytes]) -> Iterator[str]:
    for name in sorted(expected.keys() | found.keys()):
        if name not in found:
            yield f"- {name}: not there any more"
        elif name not in expected:
            yield f"+ {name}: new"
        elif expected[name] != found[name]:
            yield from _changed(name, expected[name], found[name])


def _changed(name: str, expected: bytes, found: bytes) -> Iterator[str]:
    if not name.endswith(_WORDS):
        yield f"! {name}: {len(expected)} bytes before, {len(found)} now"
        return
    lines = list(difflib.unified_diff(_lines(expected), _lines(found), name, name, lineterm="", n=3))
    yield from lines[:MOST_LINES]
    if len(lines) > MOST_LINES:
        yield f"… and {len(lines) - MOST_LINES} lines more in {name}"
    if not lines:
        yield f"! {name}: written otherwise, the same content"


def _lines(part: bytes) -> list[str]:
    from govreport.word.parsing import parse

    return list(_elements(parse(part, "docx", "part"), 0))


def _elements(node: "etree._Element", depth: int) -> Iterator[str]:
    named = sorted((_local(key), str(value)) for key, value in node.attrib.items())
    attributes = "".join(f' {key}="{value}"' for key, value in named)
    yield f"{'  ' * depth}{_local(node.tag)}{attributes}" + (f" “{node.text}”" if node.text else "")
    for child in node:
        yield from _elements(child, depth + 1)


def _local(name: object) -> str:
    return str(name).rpartition("}")[2]


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
