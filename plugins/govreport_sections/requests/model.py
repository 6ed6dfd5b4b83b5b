"""What section 三 holds."""

from dataclasses import dataclass

from govreport import Figures, Narrative


@dataclass(frozen=True, slots=True)
class Requests:
    """收到和处理政府信息公开申请情况. figures: 表三 of the form. text: a note printed below it."""

    figures: Figures
    text: Narrative
