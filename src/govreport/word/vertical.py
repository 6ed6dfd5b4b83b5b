"""`{% vm %}`: a merged cell begins anew where its value changes.

docxtpl begins it in the first turn of the loop only, so that of rows A, A, B the third shows A, and B is
lost without a word. A cell without a value in it is merged through, as docxtpl does it.
"""

import re

from jinja2.runtime import LoopContext

from govreport.word.state import CURRENT

NAME = "merge_begins"
_BEGINS = '<w:vMerge w:val="{% if loop.first %}restart{% else %}continue{% endif %}"/>'
_CELL = re.compile(re.escape(_BEGINS) + r"(.*?)\{% if loop\.first %\}(.*?)\{% endif %\}(?=</w:t>)", re.DOTALL)
_VALUE = re.compile(r"\{\{[-+]?(.*?)[-+]?\}\}", re.DOTALL)


def by_value(source: str) -> str:
    """Return a patched source whose merged cells ask for their values, not for the first turn."""
    number = 0

    def cell(match: re.Match[str]) -> str:
        nonlocal number
        between, content = match.groups()
        values = [value.strip() for value in _VALUE.findall(content)]
        if not values or "{%" in content:
            return match.group()
        number += 1
        begins = f"{NAME}(loop, {number}, {', '.join(values)})"
        merge = _BEGINS.replace("loop.first", begins)
        return f"{merge}{between}{{% if {begins} %}}{content}{{% endif %}}"

    return _CELL.sub(cell, source) if _BEGINS in source else source


def merge_begins(loop: LoopContext, cell: int, *values: object) -> bool:
    """Tell whether a merged cell begins in this turn of *loop*: in the first, and where *values* change."""
    known = CURRENT.get().merged
    last = known.get((id(loop), cell))
    if last is not None and last[0] == loop.index0:
        return last[2]
    begins = loop.index0 == 0 or last is None or last[1] != values
    known[id(loop), cell] = (loop.index0, values, begins)
    return begins
