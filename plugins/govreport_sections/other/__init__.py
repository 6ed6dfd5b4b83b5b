"""六、其他需要报告的事项。A room in one file: text, and from 2021 on the information fee."""

from collections.abc import Mapping
from dataclasses import dataclass

from govreport import Cell, Narrative, Reader, Section, hookimpl

SECTION = Section("other")
FEE = "信息处理费"


@dataclass(frozen=True, slots=True)
class InformationFee:
    """信息处理费 (国办函〔2020〕109号). notices: 件; billed, received: 元."""

    notices: Cell
    billed: Cell
    received: Cell

    @property
    def statement(self) -> str:
        """Return the sentence that the form of 2021 asks for in section six."""
        if not any((self.notices, self.billed, self.received)):
            return f"本年度未发出{FEE}收费通知，未收取{FEE}。"
        return f"本年度发出{FEE}收费通知{self.notices}件，总金额{self.billed}元，实际收取{self.received}元。"


@dataclass(frozen=True, slots=True)
class Other:
    """其他需要报告的事项. fee is None where the data file does not state it."""

    text: Narrative
    fee: InformationFee | None

    @property
    def fee_statement(self) -> str:
        """Return the sentence on the fee, or "" when there is no fee table or the text states it itself."""
        return self.fee.statement if self.fee and FEE not in self.text.text else ""


@hookimpl
def govreport_section() -> Section:
    """Own section 六; its title stands in the edition."""
    return SECTION


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
def govreport_render(data: Other) -> Mapping[str, object]:
    """Hand the text and the sentence on the fee to other.docx."""
    return {"text": data.text, "fee_statement": data.fee_statement}
