"""What section 一 holds."""

from dataclasses import dataclass

from govreport import Narrative


@dataclass(frozen=True, slots=True)
class Overview:
    """总体情况. text: what was done in the year (条例 第五十条; edition 2021: five aspects)."""

    text: Narrative
