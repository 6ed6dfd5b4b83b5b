"""`govreport schema`: the JSON Schema of an edition's data file."""

import json
from pathlib import Path

import click

from govreport.commands.editions import edition_of
from govreport.commands.late import Command
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.form.edition import Edition
from govreport.model import Level
from govreport.source.beside import SCHEMA


@click.command(
    cls=Command,
    help=both(
        "输出一个版式的 JSON Schema，编辑器据此补全和提示。",
        "Print the JSON Schema of an edition, by which editors complete and check.",
    ),
)
@click.option(
    "--edition",
    metavar="ID",
    help=both("版式，默认为当前报告年度的版式", "edition; by default that of the year reported on"),
)
@click.option("-o", "--output", "out", metavar="FILE", help=both("写入文件", "write to a file"))
@click.pass_obj
def command(session: Session, edition: str | None, out: str | None) -> int:
    """Print the schema, or write it to a file."""
    text = schema_text(edition_of(session, edition))
    if out is None:
        session.say(text.rstrip("\n"))
    else:
        from govreport.outputs.writing import write_file

        write_file(Path(out), text.encode())
        session.say(session.words(f"已生成：{Path(out).absolute()}", f"written: {Path(out).absolute()}"))
    return 0


def schema_text(edition: Edition) -> str:
    """Return the JSON Schema of *edition* as a file holds it."""
    from govreport.form.schema import json_schema

    return json.dumps(json_schema(edition, Level), ensure_ascii=False, indent=2) + "\n"


def schema_name(edition: Edition) -> str:
    """Return the name under which `init` puts the schema of *edition* beside the data file."""
    return f"govreport-{edition.id}{SCHEMA}"
