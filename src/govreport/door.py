"""The public names, gathered. Programs and plugins find them in `govreport` itself."""

from govreport.cells import Cell, Kind, Mark
from govreport.errors import (
    GovreportError,
    IncompleteWarning,
    OutputError,
    PluginError,
    ReportRejectedError,
    SourceError,
    TemplateError,
    UsageError,
)
from govreport.extensions import Input, Output
from govreport.figures import Figures
from govreport.findings import Finding, Locator, Severity, Words
from govreport.form.describe import table_from
from govreport.form.edition import Edition
from govreport.form.table import Line, Table
from govreport.hookspecs import hookimpl
from govreport.messages import Message
from govreport.model import Level, Organ, PlacedSection, Report, Section
from govreport.narrative import Narrative
from govreport.narrative.plain import PlainLine, plain_lines
from govreport.narrative.printed import printed_text
from govreport.patterns import LatePattern
from govreport.pipeline import check, load, render
from govreport.plugins import Plugins
from govreport.privacy import masked, without_long_numbers
from govreport.reader import Reader
from govreport.rules import Rule, rule, run_rules
from govreport.similarity import Copied, copied
from govreport.source import PlainSource, Source, read_source

__all__ = [
    "Cell",
    "Copied",
    "Edition",
    "Figures",
    "Finding",
    "GovreportError",
    "IncompleteWarning",
    "Input",
    "Kind",
    "LatePattern",
    "Level",
    "Line",
    "Locator",
    "Mark",
    "Message",
    "Narrative",
    "Organ",
    "Output",
    "OutputError",
    "PlacedSection",
    "PlainLine",
    "PlainSource",
    "PluginError",
    "Plugins",
    "Reader",
    "Report",
    "ReportRejectedError",
    "Rule",
    "Section",
    "Severity",
    "Source",
    "SourceError",
    "Table",
    "TemplateError",
    "UsageError",
    "Words",
    "check",
    "copied",
    "hookimpl",
    "load",
    "masked",
    "plain_lines",
    "printed_text",
    "read_source",
    "render",
    "rule",
    "run_rules",
    "table_from",
    "without_long_numbers",
]
