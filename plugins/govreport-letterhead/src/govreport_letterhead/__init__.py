"""公文版头、落款和印章：一个继承 report.docx 的 Word 模板。没有别的代码。"""

from pathlib import Path

from govreport import hookimpl


@hookimpl
def govreport_templates() -> tuple[Path, ...]:
    """Put this report.docx before the edition's, which it extends."""
    return (Path(__file__).parent / "templates",)
