"""The commands of the engine: one a file, offered through the same hook as anybody's."""

import click

from govreport.commands.late import LateCommand
from govreport.commands.wording import both
from govreport.hookspecs import hookimpl

COMMANDS = {
    "render": both("把数据文件做成年度报告", "turn a data file into the report"),
    "check": both("检查数据文件，不生成报告", "check data files without rendering"),
    "batch": both("把许多数据文件做成报告", "turn many data files into reports"),
    "init": both("写出一份带说明的空白数据文件", "write a blank data file with comments"),
    "workbook": both("写出 Excel 填报表，发给各科室填写", "write an Excel workbook to be filled in"),
    "import": both("把已有的报告读成数据文件", "read an existing report into a data file"),
    "verify": both("找出报告生成之后在 Word 里改过的地方", "find what was changed in a report since"),
    "template": both("列出、导出、检查、比较 Word 模板", "list, export, check or compare templates"),
    "schema": both("输出版式的 JSON Schema，供编辑器使用", "print an edition's JSON Schema, for editors"),
    "explain": both("说明一个代码的含义、依据和改法", "explain a code: meaning, basis, remedy"),
    "plugins": both("列出插件", "list the plugins"),
    "plugin": both("新建、核对插件（开发人员用）", "make and check plugins (for authors)"),
    "cache": both("查看、清除缓存", "look at or clear what is kept between runs"),
    "doctor": both("检查本机的运行条件", "look at what this machine offers"),
}

MODULES = {"import": "import_report"}
"""Modules of commands whose names Python keeps for itself."""


@hookimpl
def govreport_commands(cli: click.Group) -> None:
    """Add the engine's commands; each is imported when it is called."""
    for name, words in COMMANDS.items():
        cli.add_command(LateCommand(name, f"{__name__}.{MODULES.get(name, name)}", words))
