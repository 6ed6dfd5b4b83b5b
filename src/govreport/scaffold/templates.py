"""The Word templates of a new plugin, built as the statutory ones are."""

import tomllib
from collections.abc import Callable, Iterator

from govreport.form.describe import table_from


def word_files(kind: str, section_id: str, text: Callable[[str], str]) -> Iterator[tuple[str, bytes]]:
    """Yield file name and content of each template of a plugin of *kind*. text: a file of it by place."""
    from govreport.word.build import build_added_section, build_extension

    if kind == "section":
        table = table_from(tomllib.loads(text("src/PACKAGE/table.toml")), section_id)
        yield f"{section_id}.docx", build_added_section(section_id, table)
    elif kind == "template":
        yield "report.docx", build_extension("signature", "（此件公开发布）")
