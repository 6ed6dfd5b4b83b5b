"""What authors of plugins test with: reports from plain values, and case files for rules."""

from govreport.testing.cases import Case, broken_cases, read_cases
from govreport.testing.reports import blank_report, report_from

__all__ = ["Case", "blank_report", "broken_cases", "read_cases", "report_from"]
