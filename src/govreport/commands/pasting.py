"""`govreport import --paste`: copied cells from standard input → lines of a data file."""

from pathlib import Path
from typing import TYPE_CHECKING

from govreport.commands.editions import edition_of
from govreport.commands.session import Session
from govreport.errors import ReportRejectedError, UsageError

if TYPE_CHECKING:
    from govreport.form.edition import Edition
    from govreport.importing.pasting import Pasted


def paste(
    session: Session, row: str | None, table: str | None, named: str | None, out: str | None, content: bytes
) -> int:
    """Print the lines, or put them into the data file *out*. Raises UsageError, RB-070 to RB-075."""
    from govreport.importing.pasting import find_row, find_table, paste_row, paste_table

    if (row is None) == (table is None):
        raise UsageError.of("RB-074")
    target = Path(out) if out else None
    edition = edition_of(session, named) if named or target is None else _edition_of_file(session, target)
    if row is not None:
        form, key = find_row(edition, row)
        pasted = paste_row(edition, form, key, content)
    else:
        pasted = paste_table(edition, find_table(edition, str(table)), content)
    for finding in pasted.findings:
        session.note(session.line(finding))
    unread = [each for each in pasted.findings if each.code == "RB-031"]
    if unread:
        return ReportRejectedError.exit_status
    if target is None:
        _print(session, edition, pasted)
    else:
        _put_in(session, edition, pasted, target)
    return 0


def _edition_of_file(session: Session, target: Path) -> "Edition":
    from govreport.pipeline import load

    return load(target, plugins=session.plugins).edition


def _print(session: Session, edition: "Edition", pasted: "Pasted") -> None:
    from govreport.datafile import row_text

    for (section, key), cells in pasted.rows.items():
        columns = [column.key for column in edition.tables[section].columns(key) if column.key in cells]
        session.say(f"{key} = {row_text(columns, cells)}")


def _put_in(session: Session, edition: "Edition", pasted: "Pasted", target: Path) -> None:
    from govreport.arithmetic import complete
    from govreport.importing.editing import DataFile
    from govreport.outputs.writing import write_file
    from govreport.source.opening import read_text

    data = DataFile(read_text(target))
    for (section, key), cells in pasted.rows.items():
        table = edition.tables[section]
        filled = complete(table, {(key, column): cell for column, cell in cells.items()}).cells
        data.set_row(table, key, {column: cell for (_, column), cell in filled.items()})
    write_file(target, data.text.encode())
    keys = "、".join(key for _, key in pasted.rows)
    session.say(
        session.words(f"已写入 {target}：{keys}", f"put into {target}: {', '.join(keys.split('、'))}")
    )
