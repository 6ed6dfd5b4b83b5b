from pathlib import Path

import pytest

from govreport.testing import blank_report, report_from

FOLDER = Path(__file__).parent


def row(*cells):
    return [*cells, sum(cells)]


def figures():
    """A report on 2023 in which every number of table three and four can be told from the others."""
    data = blank_report("2021")
    data["year"] = 2023
    data["organ"] = {"name": "示例县水利局", "level": "department"}
    requests = data["requests"]
    for key, cells in {
        "new_received": (10, 2, 0, 0, 0, 0),
        "carried_over": (3, 0, 0, 0, 0, 0),
        "granted": (4, 1, 0, 0, 0, 0),
        "partially_granted": (2, 0, 0, 0, 0, 0),
        "denied_third_party": (1, 0, 0, 0, 0, 0),
        "denied_process_info": (1, 0, 0, 0, 0, 0),
        "unable_not_held": (2, 0, 0, 0, 0, 0),
        "refused_repeated": (1, 0, 0, 0, 0, 0),
        "other_other": (1, 0, 0, 0, 0, 0),
        "total_handled": (12, 1, 0, 0, 0, 0),
        "carried_forward": (1, 1, 0, 0, 0, 0),
    }.items():
        requests[key] = row(*cells)
    data["disputes"] = {
        "review": row(134, 0, 0, 36),
        "litigation_direct": row(3, 1, 0, 0),
        "litigation_after_review": row(1, 0, 0, 1),
    }
    data["proactive"] |= {
        "normative_documents": {"issued": 5, "repealed": 1, "in_force": 20},
        "permits": 143,
        "penalties": 11,
        "coercive_measures": 2,
        "fees": {"amount": "318.46"},
    }
    data["other"] = {
        "text": "信息处理费的收取情况见下。",
        "information_fee": {"notices": 1, "billed": "180", "received": "180"},
    }
    return data


@pytest.fixture
def with_text():
    """A report with these figures and this text in section one."""

    def make(text, level="department", **changes):
        data = figures()
        data["overview"] = {"text": text}
        data["organ"]["level"] = level
        return report_from(data | changes)

    return make
