"""The Word template of an added section, built as those of the statutory sections are."""

from collections.abc import Iterable

from govreport.form.table import Table


def section_template(section_id: str, table: Table | None = None, values: Iterable[str] = ()) -> bytes:
    """Return a .docx for a section: its heading, then *table* with a tag in each cell, or its text.

    values: names of further values of the section, each a paragraph unless empty. Same input, same
    bytes. Save it in the plugin's template folder and go on in Word or WPS from there.

        Path("templates/channels.docx").write_bytes(section_template("channels", TABLE))
    """
    from govreport.word.build import build_added_section

    return build_added_section(section_id, table, values)
