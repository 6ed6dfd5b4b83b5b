"""What section 六 holds."""

from dataclasses import dataclass
from decimal import Decimal

from govreport import Cell, Mark, Narrative

FEE = "信息处理费"


@dataclass(frozen=True, slots=True)
class InformationFee:
    """信息处理费 (国办函〔2020〕109号). notices: 件; billed, received: 元."""

    notices: Cell
    billed: Cell
    received: Cell

    @property
    def statement(self) -> str:
        """Return the sentence that the form of 2021 asks for; "" unless all three are numbers."""
        figures = (self.notices, self.billed, self.received)
        if any(isinstance(figure, Mark) for figure in figures):
            return ""
        if not any(figures):
            return f"本年度未发出{FEE}收费通知，未收取{FEE}。"
        notices, billed, received = map(Decimal, figures)
        return f"本年度发出{FEE}收费通知{notices:f}件，总金额{billed:f}元，实际收取{received:f}元。"


@dataclass(frozen=True, slots=True)
class Other:
    """其他需要报告的事项. fee is None where the data file does not state it."""

    text: Narrative
    fee: InformationFee | None

    @property
    def fee_statement(self) -> str:
        """Return the sentence on the fee, or "" when there is no fee table or the text states it itself."""
        return self.fee.statement if self.fee and FEE not in self.text.text else ""
