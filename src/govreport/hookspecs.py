"""The hooks. Every plugin, the statutory sections included, speaks to the engine through these alone.

Arguments may be added at the end, never renamed or removed; an implementation names those it wants.

    once       asked when plugins are loaded
    scoped     asked of the section's owner only; wrappers of plugins that own no section surround it
    broadcast  asked of everybody
"""

from collections.abc import Iterable, Mapping, Sequence
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import TYPE_CHECKING

import pluggy

if TYPE_CHECKING:
    import click

    from govreport.extensions import Input, Output
    from govreport.findings import Finding
    from govreport.form.edition import Edition
    from govreport.messages import Message
    from govreport.model import Report, Section
    from govreport.reader import Reader

PROJECT = "govreport"
API_VERSION = 1
"""Changes only when a hook or an argument is taken away; additions do not count."""
hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def govreport_section() -> "Section":  # type: ignore[empty-body]
    """Declare the section that this plugin owns. Kind: once.

    A plugin that answers must also implement load and render. Two plugins that claim one section
    are refused by name unless one says `replaces=True`.

        @hookimpl
        def govreport_section():
            return Section("channels", title="依申请公开渠道情况", after="requests")
    """


@hookspec
def govreport_editions() -> "Iterable[Path | Edition]":  # type: ignore[empty-body]
    """Offer editions of the form: folders that hold an edition.toml, or ready values. Kind: once.

    @hookimpl
    def govreport_editions():
        return [Path(__file__).parent / "edition_hubei"]
    """


@hookspec
def govreport_messages() -> "Traversable | Sequence[Message]":  # type: ignore[empty-body]
    """Point to the messages.toml with the words for every code this plugin can report. Kind: once.

    @hookimpl
    def govreport_messages():
        return Path(__file__).parent / "messages.toml"
    """


@hookspec
def govreport_templates() -> "Iterable[Path]":  # type: ignore[empty-body]
    """Offer folders of Word templates, searched before the built-in ones. Kind: once.

    @hookimpl
    def govreport_templates():
        return [Path(__file__).parent / "templates"]
    """


@hookspec
def govreport_sources() -> "Iterable[Input]":  # type: ignore[empty-body]
    """Offer further kinds of data file. Kind: once.

    @hookimpl
    def govreport_sources():
        return [Input(suffixes=(".ini",), read=read_ini, name="INI file")]
    """


@hookspec
def govreport_outputs() -> "Iterable[Output]":  # type: ignore[empty-body]
    """Offer further output formats for `render --to NAME`. Kind: once.

    @hookimpl
    def govreport_outputs():
        return [Output(name="csv", suffix=".csv", write=as_csv)]
    """


@hookspec
def govreport_settings(reader: "Reader") -> object:
    """Read this plugin's own settings, `[plugins.NAME]` of govreport.toml or the data file. Kind: broadcast.

    Asked for each report, before the sections load; what it returns stands under the plugin's name in
    `report.settings`, and, when it is a mapping, in templates as `settings.NAME`. Unknown keys are
    findings.

        @hookimpl
        def govreport_settings(reader):
            return {"limit": reader.count("limit", default=1000)}
    """


@hookspec
def govreport_commands(cli: "click.Group") -> None:
    """Add sub-commands to `govreport`. Kind: once.

    @hookimpl
    def govreport_commands(cli):
        cli.add_command(publish)
    """


@hookspec(firstresult=True)
def govreport_load(reader: "Reader", edition: "Edition") -> object:
    """Turn this section's table of the data file into this section's own data object. Kind: scoped.

    Read through *reader* only: it remembers places and gathers what is missing or mistyped. Do not
    judge, and return an object even from a poor table; it is used only if nothing was missing.

        @hookimpl
        def govreport_load(reader):
            return Other(text=reader.narrative("text"))
    """


@hookspec(firstresult=True)
def govreport_validate(data: object, report: "Report") -> "Iterable[Finding]":  # type: ignore[empty-body]
    """Yield one finding for each rule that this section's data break. Kind: scoped.

    Called after all sections are loaded and only if this one loaded cleanly. Usually one line:

        @hookimpl
        def govreport_validate(data, report):
            return run_rules(RULES, data, report)
    """


@hookspec
def govreport_validate_report(report: "Report") -> "Iterable[Finding]":  # type: ignore[empty-body]
    """Yield findings across sections: this is how an agency adds rules. Kind: broadcast.

    Sections that loaded with errors are absent from `report.sections`: ask with `report.section`.

        @hookimpl
        def govreport_validate_report(report):
            if report.year < 2020:
                yield report.finding("CITY-001", "year", year=report.year)
    """


@hookspec(firstresult=True)
def govreport_render(data: object, report: "Report") -> Mapping[str, object]:  # type: ignore[empty-body]
    """Give the values that the section's template asks for under the section's id. Kind: scoped.

    Plain values only: str, int, Decimal, date, bool, `Narrative`, and lists or mappings of them.
    Fonts, tables and page breaks are settled in Word. Never called while an error stands.

        @hookimpl
        def govreport_render(data):
            return {"text": data.text}
    """
