"""What section 四 holds."""

from dataclasses import dataclass

from govreport import Figures, Narrative


@dataclass(frozen=True, slots=True)
class Disputes:
    """政府信息公开行政复议、行政诉讼情况. figures: 表四 of the form. text: a note printed below it."""

    figures: Figures
    text: Narrative
