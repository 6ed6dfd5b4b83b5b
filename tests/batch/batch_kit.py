"""What the tests of batches share: data files to make reports from, and a plugin that kills."""

import re
from pathlib import Path

EXAMPLE = (Path(__file__).parents[2] / "examples" / "yiluo-2020" / "report.toml").read_text(encoding="utf-8")
ORGAN = re.search(r'name = "(.*?)"', EXAMPLE).group(1)  # type: ignore[union-attr]
WRONG = EXAMPLE.replace("[requests]", "[requests]\nnew_recieved = 1", 1)
WORSE = WRONG.replace("new_recieved", "grantid = 1\nnew_recieved", 1)

# Ends its process at once when it meets an organ called 终; the first time only for 暂.
KILLER = """
import os
from pathlib import Path
from govreport import hookimpl

@hookimpl
def govreport_validate_report(report):
    once = Path(__file__).with_name("once")
    if report.organ.name == "终" or (report.organ.name == "暂" and not once.exists()):
        once.touch()
        os._exit(9)
    if report.organ.name == "停":
        import time
        time.sleep(0.05)
    if report.organ.name == "错":
        raise SystemExit("leave")
    return ()
"""


def data(organ: str = ORGAN) -> str:
    return EXAMPLE.replace(ORGAN, organ)


def written(folder: Path, *organs: str) -> Path:
    """Write one data file for each organ into *folder*: 00.toml, 01.toml …"""
    folder.mkdir(parents=True, exist_ok=True)
    for number, organ in enumerate(organs):
        (folder / f"{number:02}.toml").write_text(data(organ), encoding="utf-8")
    return folder


def results(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.docx"))}
