"""What only the compiler sees: a file in which nothing else stops a report is compiled as for one."""

from collections.abc import Iterator

from govreport.errors import TemplateError
from govreport.findings import Finding
from govreport.word.compiled import WHOLE
from govreport.word.lint.files import Read

SIGNS = ("TPL-001", "TPL-002", "TPL-003", "TPL-004", "TPL-005")
"""Odd signs in a tag: the lint reads what was meant, the compiler what stands there."""


def uncompilable(read: Read) -> Iterator[Finding]:
    """Yield why a file cannot be compiled, if nothing was found in it that would explain that."""
    found = [*read.sheet.findings, *(each for part in read.parts for each in part.findings)]
    if any(each.code.startswith("GR-5") or each.code in SIGNS for each in found):
        return
    from govreport.word.compiling import compile_file

    name = f"{WHOLE if read.sheet.whole else ''}{read.name}"
    try:
        compile_file(read.sheet.file, name)
    except TemplateError as error:
        yield from error.findings
