"""What section 六 holds."""

from dataclasses import dataclass

from govreport import Cell, Narrative

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
