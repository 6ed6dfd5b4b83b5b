"""What the section holds."""

from dataclasses import dataclass

from govreport import Figures, Narrative


@dataclass(frozen=True, slots=True)
class Channels:
    """依申请公开渠道情况. figures: the row `received` by channel. text: a note printed below the table."""

    figures: Figures
    text: Narrative
