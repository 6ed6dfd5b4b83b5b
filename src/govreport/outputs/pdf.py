"""`--to pdf`: the Word file, printed by LibreOffice where there is one."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from govreport.errors import OutputError
from govreport.model import Report
from govreport.outputs.docx import write_docx
from govreport.outputs.stand_ins import write_configuration

if TYPE_CHECKING:
    from govreport.plugins import Plugins

PROGRAMS = ("soffice", "libreoffice")
PATIENCE = 180
"""Seconds that one conversion may take: a first start on a slow machine takes about thirty."""


def find_office() -> str | None:
    """Return the path of LibreOffice, None where it is not installed."""
    return next((found for name in PROGRAMS if (found := shutil.which(name))), None)


def write_pdf(report: Report, plugins: "Plugins", template: Path | None) -> bytes:
    """Return the report as PDF. Raises OutputError without LibreOffice (GR-657) or when it fails (GR-658)."""
    office = find_office()
    if office is None:
        raise OutputError.of("GR-657")
    document = write_docx(report, plugins, template)
    # A profile of its own: LibreOffice lets a second run with the same profile end silently.
    with tempfile.TemporaryDirectory(prefix="govreport-", ignore_cleanup_errors=True) as place:
        return convert(office, document, Path(place), PATIENCE)


def convert(office: str, document: bytes, folder: Path, patience: float) -> bytes:
    """Convert the .docx *document* in *folder*, with the program *office*, within *patience* seconds."""
    source = folder / "report.docx"
    source.write_bytes(document)
    profile = (folder / "profile").as_uri()
    command = [
        office,
        f"-env:UserInstallation={profile}",
        "--headless",
        "--norestore",
        "--nologo",
        "--convert-to",
        "pdf:writer_pdf_Export",
        "--outdir",
        str(folder),
        str(source),
    ]
    said = run_office(command, folder, patience)
    result = source.with_suffix(".pdf")
    if not result.is_file() or not result.read_bytes().startswith(b"%PDF"):
        raise OutputError.of("GR-658", reason=said or "no PDF")
    return result.read_bytes()


def run_office(command: list[str], folder: Path, patience: float) -> str:
    """Run LibreOffice in *folder*; return the last line it said. Raises OutputError (GR-658) for the time."""
    log = folder / "soffice.log"
    # soffice starts children of its own: all stand in one new group, so that a time limit ends all.
    with log.open("wb") as output:
        process = subprocess.Popen(  # noqa: S603 - our own command line, no shell
            command,
            cwd=folder,
            env=os.environ | {"FONTCONFIG_FILE": str(write_configuration(folder))},
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=sys.platform != "win32",
        )
        try:
            process.wait(patience)
        except subprocess.TimeoutExpired as error:
            raise OutputError.of("GR-658", reason=f"> {patience:g} s") from error
        finally:
            _end(process)
    lines = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return lines[-1] if lines else ""


def _end(process: "subprocess.Popen[bytes]") -> None:
    if process.poll() is not None:
        return
    with contextlib.suppress(OSError):
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
