"""Every rule of this room, in the order in which a reader meets its subject."""

from govreport import Rule
from govreport_sections.text_rules import copies, editions, headings, names, personal, style, title, years
from govreport_sections.text_rules.texts import Texts

RULES: tuple[Rule[Texts], ...] = (
    *title.RULES,
    *years.RULES,
    *editions.RULES,
    *personal.RULES,
    *names.RULES,
    *style.RULES,
    *headings.RULES,
    *copies.RULES,
)
