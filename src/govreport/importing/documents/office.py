"""Old and foreign kinds of file (.doc, .wps, .rtf, .odt): converted by LibreOffice where there is one."""

import tempfile
from dataclasses import replace
from pathlib import Path

from govreport.errors import OutputError, SourceError
from govreport.findings import Locator
from govreport.importing.documents.content import Document
from govreport.importing.documents.docx import read_docx
from govreport.outputs.pdf import find_office, run_office

PATIENCE = 60
"""Seconds that one conversion may take."""


def read_office(content: bytes, path: Path) -> Document:
    """Return what is seen of a document. Raises SourceError: RB-014 no LibreOffice, RB-015 no result."""
    at = Locator(file=str(path))
    suffix = path.suffix.lower() or ".doc"
    office = find_office()
    if office is None:
        raise SourceError.of("RB-014", at, suffix=suffix)
    # A profile of its own: LibreOffice lets a second run with the same profile end silently.
    with tempfile.TemporaryDirectory(prefix="govreport-", ignore_cleanup_errors=True) as place:
        folder = Path(place)
        source = folder / f"report{suffix}"
        source.write_bytes(content)
        options = ["--headless", "--norestore", "--nologo", "--convert-to", "docx:MS Word 2007 XML"]
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, *options, "--outdir", str(folder), str(source)]
        try:
            run_office(command, folder, PATIENCE)
        except OutputError as error:
            raise SourceError.of("RB-015", at, seconds=PATIENCE) from error
        result = source.with_suffix(".docx")
        if not result.is_file():
            raise SourceError.of("RB-008", at, reason=suffix)
        return replace(read_docx(result.read_bytes(), str(path)), name=str(path))
