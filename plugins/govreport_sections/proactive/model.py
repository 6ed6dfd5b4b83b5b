"""What section 二 holds."""

from dataclasses import dataclass

from govreport import Figures, Narrative


@dataclass(frozen=True, slots=True)
class Proactive:
    """主动公开政府信息情况. figures: 表二 of the form. text: an optional note, printed below the table."""

    figures: Figures
    text: Narrative
