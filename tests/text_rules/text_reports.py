"""Reports with one text of their own, for the tests of this folder."""

from govreport import Report
from govreport.testing import blank_report, report_from


def report_with(path: str, text: str, edition: str = "2021", **more: object) -> Report:
    data = blank_report(edition) | {"year": 2023 if edition == "2021" else 2020}
    section, key = path.split(".")
    data[section] = {**dict(data.get(section, {})), key: text}
    for name, value in more.items():
        data[name] = value
    return report_from(data)
