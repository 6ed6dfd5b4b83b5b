"""What section six must say about the information fee (国办函〔2020〕109号; edition 2021)."""

import re
from collections.abc import Iterable

from govreport import Cell, Finding, Mark, Report, Rule, rule
from govreport_sections.other.model import Other

_SPOKEN_OF = re.compile(r"处理费|收费|费用|收取")
_NOTHING = re.compile(
    r"无|没有|暂无|(?:本年度?|今年)?(?:没有|无|暂无)(?:其他)?(?:需要?|应当?)?报告的?(?:其他)?(?:的)?事项"
)
_WORDS = re.compile(r"[^\W_]+")


@rule("OTH-001", since=2021)
def fee_is_stated(data: Other, report: Report) -> Iterable[Finding]:
    """From 2021 on section six says what was charged, or that nothing was."""
    if data.fee is None and not _SPOKEN_OF.search(data.text.text):
        yield report.finding("OTH-001", data.text.path)


@rule("OTH-002", since=2021)
def fee_is_not_passed_over(data: Other, report: Report) -> Iterable[Finding]:
    """Where a fee was charged, the text does not say that there is nothing to report."""
    fee = data.fee
    if fee is None or not any(map(_positive, (fee.notices, fee.billed, fee.received))):
        return
    if _NOTHING.fullmatch("".join(_WORDS.findall(data.text.text))):
        args = {"notices": fee.notices, "billed": fee.billed, "received": fee.received}
        yield report.finding("OTH-002", data.text.path, said=data.text.text.strip(), **args)


def _positive(cell: Cell) -> bool:
    return not isinstance(cell, Mark) and cell > 0


RULES: tuple[Rule[Other], ...] = (fee_is_stated, fee_is_not_passed_over)
