"""Build channels.docx from table.toml: `python tests/build_template.py`. Overwrites changes made in Word."""

from pathlib import Path

from govreport.testing import section_template
from govreport_channels import SECTION, TABLE

FILE = Path(__file__).parent.parent / "src" / "govreport_channels" / "templates" / "channels.docx"


def built() -> bytes:
    """Return the template as the table says."""
    return section_template(SECTION.id, TABLE)


if __name__ == "__main__":
    FILE.write_bytes(built())
