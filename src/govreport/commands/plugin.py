"""`govreport plugin`: for authors. Make a new plugin, check one, see what the next version would break."""

import shlex
from itertools import chain
from pathlib import Path

import click

from govreport.commands.late import Command, Group
from govreport.commands.session import Session
from govreport.commands.wording import both
from govreport.errors import PluginError
from govreport.scaffold.names import KINDS

command = Group(
    "plugin", help=both("新建、核对插件，供开发人员使用。", "Make and check plugins; for authors.")
)


def new(name: str, kind: str, folder: str | None, title: str) -> int:
    """Write the files of a new plugin and say what to do next. Raises UsageError or OutputError."""
    from govreport.scaffold import PluginName, refuse_taken, write_plugin

    session = _session()
    called = PluginName.of(name)
    refuse_taken(called, kind, session.plugins)
    target = Path(folder or called.distribution)
    for file in write_plugin(called, kind, target, title=title, lang=session.lang):
        session.say(str(file))
    commands = f'cd {shlex.quote(str(target))} && pip install -e ".[test]" && pytest'
    session.say(session.words(f"下一步：{commands}", f"next: {commands}"))
    return 0


def check(path: str) -> int:
    """Run the conformance suite on the plugin in a folder; return 4 when something fails."""
    from govreport.findings import Words
    from govreport.testing.checks import examined
    from govreport.testing.project import read_project

    session = _session()
    project = read_project(Path(path))
    if deadly := list(project.deadly()):
        raise PluginError(*deadly)
    failed = 0
    door = Words(
        "只从 govreport 和 govreport.testing 导入", "imports from govreport and govreport.testing alone"
    )
    past_it = [session.line(each) for each in project.private_imports()]
    for said, problems in chain([(door, past_it)], examined(project.desk(session.lang))):
        mark = click.style("✗", fg="red") if problems else click.style("✓", fg="green")
        session.say(f"{mark} {session.words(said.zh, said.en)}")
        for problem in problems:
            session.say(f"    {problem}")
        failed += bool(problems)
    good = session.words("全部通过", "everything passed")
    session.say(session.words(f"{failed} 项未通过", f"{failed} failed") if failed else good)
    return PluginError.exit_status if failed else 0


def template(path: str) -> int:
    """Build the Word template of the plugin's section from its table; print where it is."""
    from govreport.outputs.writing import write_file
    from govreport.testing.project import read_project
    from govreport.testing.templates import section_templates

    session = _session()
    for file, content in section_templates(read_project(Path(path)).desk()):
        file.parent.mkdir(parents=True, exist_ok=True)
        write_file(file, content)
        session.say(str(file))
    return 0


def compat() -> int:
    """Print what the next version would break in each installed plugin; return 4 when a hook goes."""
    from govreport.findings import Severity
    from govreport.plugins.compat import breaks, foreign_plugins, next_version

    session = _session()
    points = foreign_plugins()
    if not points:
        session.say(
            session.words("除自带的以外，没有安装别的插件", "no plugins are installed beside govreport's own")
        )
    found = {point: list(breaks(point)) for point in points}
    for point, findings in found.items():
        good = session.words(
            f"govreport {next_version()} 不影响它", f"govreport {next_version()} breaks nothing"
        )
        session.say(f"{point.name}: {good if not findings else ''}".rstrip(": "))
        for finding in findings:
            session.say(f"    {session.line(finding)}")
    every = [each for findings in found.values() for each in findings]
    gone = any(session.catalogue.severity(each) is Severity.ERROR for each in every)
    return PluginError.exit_status if gone else 0


def _session() -> Session:
    return click.get_current_context().find_object(Session) or Session()


command.add_command(
    Command(
        "new",
        callback=new,
        params=[
            click.Argument(["name"], metavar="NAME"),
            click.Option(
                ["--kind"],
                type=click.Choice(KINDS),
                default=KINDS[0],
                show_default=True,
                help=both(
                    "种类：增加的部分、校验规则、版式、模板、数据来源、输出格式",
                    "an added section, rules, an edition, a template, a source, an output",
                ),
            ),
            click.Option(
                ["--dir", "folder"],
                metavar="DIR",
                help=both("放在哪个文件夹，默认为 govreport-NAME", "the folder, by default govreport-NAME"),
            ),
            click.Option(
                ["--title"],
                metavar="TITLE",
                default="",
                help=both("增加的部分的标题，不含序号", "heading of the added section, without numeral"),
            ),
        ],
        short_help=both("新建一个插件", "make a new plugin"),
        help=both(
            "新建一个插件：程序、Word 模板、消息、用例、测试一应俱全，立即可以通过自带的测试。",
            "Make a new plugin: code, Word template, words, case files, tests. It passes its tests at once.",
        ),
    )
)
command.add_command(
    Command(
        "check",
        callback=check,
        params=[click.Argument(["path"], metavar="PATH")],
        short_help=both("核对插件是否合乎约定", "check a plugin against everything expected of it"),
        help=both(
            "在 PATH 文件夹的插件上逐项试验：空白、0、“/”、特殊字符、各个版式、多线程、将来的参数。",
            "Try the plugin in the folder PATH: blank, 0, /, hostile texts, every edition, threads, twice, "
            "arguments of the future.",
        ),
    )
)
command.add_command(
    Command(
        "template",
        callback=template,
        params=[click.Argument(["path"], metavar="PATH")],
        short_help=both("按表格重做增加部分的 Word 模板", "build the section's Word template from its table"),
        help=both(
            "按 PATH 文件夹中插件的表格重做它的 Word 模板，盖掉在 Word 中所作的修改。",
            "Build the Word template of the plugin in the folder PATH from its table, over changes "
            "made in Word.",
        ),
    )
)
command.add_command(
    Command(
        "compat",
        callback=compat,
        short_help=both("升级前看哪些插件会受影响", "see before an upgrade which plugins it would break"),
        help=both(
            "读已安装插件的代码（不运行），说明下一版 govreport 会使其中哪些不能用。",
            "Read the code of the installed plugins, without running it; say what the next version "
            "would break.",
        ),
    )
)
