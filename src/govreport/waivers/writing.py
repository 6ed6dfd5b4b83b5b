"""Writing a waiver into a data file, which stays as it is but for the entry at its end."""

import datetime
from collections.abc import Sequence

from govreport.findings import Finding
from govreport.model import Report
from govreport.source.editing import quoted, refuse_unless, with_entry
from govreport.source.text_source import TextSource
from govreport.waivers.applying import UNWAIVABLE, fingerprint


def named(found: Sequence[Finding], asked: str) -> list[Finding]:
    """Return the findings that *asked* (`CODE@PATH`) names; none when it names nothing to be waived."""
    code, _, path = asked.partition("@")
    wanted = code.strip().upper(), path.strip()
    return [
        each for each in found if (each.code, each.at.path) == wanted and not each.code.startswith(UNWAIVABLE)
    ]


def text_with_waiver(
    source: TextSource, finding: Finding, report: Report, reason: str, by: str | None
) -> str:
    """Return the text of the data file with one more `[[waivers]]`.

    Raises OutputError (CFG-023) when the result does not read as the old file and the new entry.
    """
    today = datetime.datetime.now(datetime.UTC).astimezone().date()
    entry = {"code": finding.code, "path": finding.at.path, "reason": reason}
    entry |= {"by": by} if by else {}
    literals = {key: quoted(value) for key, value in entry.items()}
    literals |= {"date": today.isoformat(), "values": quoted(fingerprint(finding, report))}
    text = with_entry(source, "waivers", literals)
    old = source.data.get("waivers", [])
    written = {**entry, "date": today, "values": fingerprint(finding, report)}
    waivers = [*old, written] if isinstance(old, list) else [written]
    refuse_unless(text, {**source.data, "waivers": waivers}, source)
    return text
