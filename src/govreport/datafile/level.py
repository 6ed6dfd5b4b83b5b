"""The level of an organ, as its name tells it."""

import re

from govreport.model import Level

_TOWNSHIP = re.compile(r"(?:街道办事处|(?:乡|镇)人民政府|街道办|乡政府|镇政府)$")
_DEPARTMENT = re.compile(r"(?:局|办公室|委员会)$")


def level_of(organ: str) -> Level:
    """Return the level of an organ where its name leaves no doubt, else OTHER."""
    if _TOWNSHIP.search(organ):
        return Level.TOWNSHIP
    return Level.DEPARTMENT if _DEPARTMENT.search(organ) else Level.OTHER
