"""依申请公开渠道情况：紧接第三部分之后的一个部分，按渠道列出本年新收的申请。"""

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from govreport import Finding, Reader, Report, Section, hookimpl, run_rules, table_from
from govreport_channels.model import Channels
from govreport_channels.rules import RULES

HERE = Path(__file__).parent
TABLE = table_from(tomllib.loads((HERE / "table.toml").read_text(encoding="utf-8")), "channels")
SECTION = Section("channels", "依申请公开渠道情况", "Requests by channel", after="requests", table=TABLE)


@hookimpl
def govreport_section() -> Section:
    """Own the section that stands behind the requests."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of CHA-nnn."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_templates() -> tuple[Path, ...]:
    """Point to channels.docx."""
    return (HERE / "templates",)


@hookimpl
def govreport_load(reader: Reader) -> Channels:
    """Read [channels]: the table, and a note below it."""
    return Channels(reader.figures(TABLE), reader.narrative("text", required=False))


@hookimpl
def govreport_validate(data: Channels, report: Report) -> Iterable[Finding]:
    """Ask this section's rules."""
    return run_rules(RULES, data, report)


@hookimpl
def govreport_render(data: Channels) -> Mapping[str, object]:
    """Hand the figures and the note to channels.docx."""
    return {**data.figures.values(), "text": data.text}
