"""The Word template of an added section, built as those of the statutory sections are."""

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from govreport.form.table import Table
from govreport.testing.desk import Desk


def section_template(section_id: str, table: Table | None = None, values: Iterable[str] = ()) -> bytes:
    """Return a .docx for a section: its heading, then *table* with a tag in each cell, or its text.

    values: names of further values of the section, each a paragraph unless empty. Same input, same
    bytes. Save it in the plugin's template folder and go on in Word or WPS from there.

        Path("templates/channels.docx").write_bytes(section_template("channels", TABLE))
    """
    from govreport.word.build import build_added_section

    return build_added_section(section_id, table, values)


def section_templates(desk: Desk) -> Iterator[tuple[Path, bytes]]:
    """Yield where the template of each section under test belongs, and what its table makes of it."""
    for id_, section in desk.plugins.sections.items():
        origin = desk.plugins.owner(id_)
        if origin in desk.tried():
            door = Path(str(sys.modules[origin.module].__file__)).parent
            yield (
                door / "templates" / (section.template or f"{id_}.docx"),
                section_template(id_, section.table),
            )
