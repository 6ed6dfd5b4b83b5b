"""湖北省版式 2021-hubei：在国家 2021 年版上增加一行、加注说明。全部内容在 edition.toml 中。"""

from pathlib import Path

from govreport import hookimpl


@hookimpl
def govreport_editions() -> tuple[Path, ...]:
    """Offer the edition 2021-hubei."""
    return (Path(__file__).parent / "edition_2021_hubei",)
