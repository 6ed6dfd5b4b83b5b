"""公文版头、落款和印章：一个继承 report.docx 的 Word 模板，和一项可以设置的内容。"""

from collections.abc import Mapping
from pathlib import Path

from govreport import Reader, hookimpl


@hookimpl
def govreport_templates() -> tuple[Path, ...]:
    """Put this report.docx before the edition's, which it extends."""
    return (Path(__file__).parent / "templates",)


@hookimpl
def govreport_settings(reader: Reader) -> Mapping[str, object]:
    """Read `heading`, the red words at the top; by default the organ's name with 文件 behind it."""
    return {"heading": reader.text("heading", default="")}
