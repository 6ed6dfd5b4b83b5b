"""What section 五 holds."""

from dataclasses import dataclass

from govreport import Narrative


@dataclass(frozen=True, slots=True)
class Improvement:
    """存在的主要问题及改进情况. text: the problems, and what is done about each."""

    text: Narrative
