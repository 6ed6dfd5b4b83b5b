r"""`python -m govreport.testing.parity DIR`: is every template in a folder filled as docxtpl fills it?

For each NAME.docx, NAME.json holds the values; without one, none are given. Values of docxtpl's own types
are written {"$listing": "a\nb"} and {"$rich": "text", "bold": true}. Prints a line a template and ends with
0 when all are the same, 1 otherwise. What this engine refuses on purpose (a misspelt name, a
tag that would leave a gap) is said by its code.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click

from govreport.errors import TemplateError
from govreport.messages import engine_catalogue
from govreport.testing.reports import blank_report, report_from


def compare_folder(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield each template with what differs, nothing for one that is filled alike."""
    from govreport.word.parity import differences

    report = report_from(blank_report("2021"))
    for template in sorted(folder.rglob("*.docx")):
        if template.name.startswith("~$"):
            continue
        try:
            yield template, list(differences(template, _values(template), report))
        except TemplateError as error:
            catalogue = engine_catalogue()
            yield template, [f"refused: {catalogue.line(each, 'en')}" for each in error.findings]
        except Exception as error:
            yield template, [f"docxtpl ended with {type(error).__name__}: {error}"]


def main(arguments: list[str]) -> int:
    """Print the comparison of the folder named; return the exit status."""
    if len(arguments) != 1 or not Path(arguments[0]).is_dir():
        click.echo(__doc__, err=True)
        return 2
    compared = different = 0
    for template, found in compare_folder(Path(arguments[0])):
        compared += 1
        different += bool(found)
        click.echo(f"{'different' if found else 'same'}\t{template.name}")
        for line in found:
            click.echo(f"\t{line}")
    click.echo(f"{compared} templates, {different} different")
    return int(different > 0)


def _values(template: Path) -> dict[str, object]:
    file = template.with_suffix(".json")
    if not file.exists():
        return {}
    values: dict[str, object] = json.loads(file.read_text(encoding="utf-8"), object_hook=_typed)
    return values


def _typed(value: dict[str, object]) -> object:
    from govreport.word.parity import listing, rich_text

    if "$listing" in value:
        return listing(str(value["$listing"]))
    if "$rich" in value:
        return rich_text(str(value.pop("$rich")), value)
    return value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
