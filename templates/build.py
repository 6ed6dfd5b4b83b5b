"""Write the Word templates of both editions; they come from the form alone (edition.toml).

    python templates/build.py           writes every .docx under templates/govreport_templates
    python templates/build.py --check   writes nothing; exit status 1 if a file is not what it would be

A file changed by hand is overwritten: change src/govreport/word/build (the look) or edition.toml (the words).
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from govreport.form.read import read_editions
from govreport.word.build import build_all

FOLDER = Path(__file__).parent / "govreport_templates"

# Sentences that a section's room words and the template only places.
STATEMENTS = {"other": ("fee_statement",)}


def built() -> Iterator[tuple[Path, bytes]]:
    """Yield every template: where it lies and what it holds."""
    editions = read_editions((file.parent for file in sorted(FOLDER.glob("*/edition.toml"))), {})
    for edition in editions.values():
        for name, content in build_all(edition, STATEMENTS).items():
            yield FOLDER / f"edition_{edition.id}" / name, content


def outdated() -> tuple[Path, ...]:
    """Return the files that are missing or not what this script builds."""
    return tuple(file for file, content in built() if not file.is_file() or file.read_bytes() != content)


def main() -> int:
    """Write or check. Returns the exit status."""
    if "--check" in sys.argv[1:]:
        files = outdated()
        sys.stdout.writelines(f"not what templates/build.py builds: {file}\n" for file in files)
        return 1 if files else 0
    for file, content in built():
        file.write_bytes(content)
    return 0


if __name__ == "__main__":
    sys.exit(main())
