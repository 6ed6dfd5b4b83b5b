"""Figures in the running text, held against the tables; owns no section.

numerals.py    1,234 · １２ · 三万五千 → values        paragraphs.py  narratives → sentences with lines
lexicon.py     the words that give a figure its meaning  topic.py       what is spoken of, word by word
walk.py        figure + words → what stands around it    meaning.py     → the cells meant
readings.py    what the cells say                        stock.py       sentences that many reports share
breakdowns.py  lists and totals                          changes.py     percentages of change
"""

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable

from govreport import Finding, Report, hookimpl, run_rules


@hookimpl
def govreport_messages() -> Traversable:
    """Point to the words of this room's codes."""
    return files(__name__) / "messages.toml"


@hookimpl
def govreport_validate_report(report: Report) -> Iterable[Finding]:
    """Read the text once and ask every rule about it."""
    # The reader is loaded with the first report: commands that check nothing start without it.
    from govreport_sections.prose_figures.prose import Prose
    from govreport_sections.prose_figures.rules import RULES

    return run_rules(RULES, Prose.of(report), report)
