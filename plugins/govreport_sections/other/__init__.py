"""六、其他需要报告的事项: text, and from 2021 on the information fee. The door of the room."""

from collections.abc import Iterable, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Finding, Reader, Report, Section, hookimpl, run_rules
from govreport_sections.other.model import InformationFee, Other
from govreport_sections.other.rules import RULES

SECTION = Section("other")


@hookimpl
def govreport_section() -> Section:
    """Own section 六; its title stands in the edition."""
    return SECTION


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this section's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_load(reader: Reader) -> Other:
    """Read [other]: text, and information_fee = { notices, billed, received }."""
    fee = None
    if reader.has("information_fee"):
        table = reader.table("information_fee")
        fee = InformationFee(table.count("notices"), table.amount("billed"), table.amount("received"))
        table.unread()
    return Other(reader.narrative("text"), fee)


@hookimpl
def govreport_validate(data: Other, report: Report) -> Iterable[Finding]:
    """Ask this section's rules."""
    return run_rules(RULES, data, report)


@hookimpl
def govreport_render(data: Other) -> Mapping[str, object]:
    """Hand the text and the sentence on the fee to other.docx."""
    return {"text": data.text, "fee_statement": data.fee_statement}
