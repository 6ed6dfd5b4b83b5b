"""govreport: one data file in, the statutory 政府信息公开工作年度报告 out.

    report = govreport.load("report.toml")
    findings = govreport.check(report)
    document = govreport.render(report)          # the bytes of a .docx

This is the public door: plugins import from here, from `govreport.testing`, and from nowhere deeper.
Programs that make many reports or read existing ones find these in `govreport.batch` and
`govreport.importing`.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from govreport.door import *  # noqa: F403

__version__ = "0.1.0"


def __getattr__(name: str) -> object:
    """Import the public names when the first of them is asked for: `govreport --help` needs none."""
    from importlib import import_module
    from importlib.util import find_spec

    # `from govreport import kept` asks here before it imports the module.
    if not name.startswith("_") and find_spec(f"{__name__}.{name}") is not None:
        raise AttributeError(name)
    door = import_module("govreport.door")
    if name != "__all__" and name not in door.__all__:
        raise AttributeError(f"module 'govreport' has no attribute {name!r}")
    value: object = getattr(door, name)
    globals()[name] = value
    return value
