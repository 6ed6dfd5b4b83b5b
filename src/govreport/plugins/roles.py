"""Who may implement which hook, and how: stages by a section's owner, wrappers by those who own none."""

import inspect
import keyword
import re
from collections.abc import Callable, Iterator, Mapping

from govreport.findings import Words
from govreport.plugins.quarantine import BrokenPlugin, Origin

STAGES = ("govreport_load", "govreport_render")
SCOPED = (*STAGES, "govreport_validate")
SECTION = "govreport_section"
MARK = "govreport_impl"

NO_YIELD = Words("包装其他插件的钩子（wrapper）应当用 yield 一次", "a wrapper has to yield once")
NO_ASYNC = Words("钩子不能是 async 函数", "a hook cannot be async")
NOT_WRAPPED = Words(
    "这个钩子不能包装（wrapper），能包装的是 govreport_load、govreport_validate、govreport_render",
    "this hook cannot be wrapped; govreport_load, govreport_validate and govreport_render can",
)
OWN_WRAPPER = Words(
    "拥有栏目的插件自己实现这一步；包装（wrapper）应当另做一个插件",
    "who owns a section does this stage itself; a wrapper belongs in a plugin of its own",
)

WANTED = re.compile(r"[a-z][a-z0-9_]*")
TAKEN = frozenset(
    {"year", "edition", "organ", "required_plugins", "document", "previous", "waivers", "plugins"}
    | {"report", "sections", "settings"}
    | {"true", "false", "none", "loop", "self", "super", "caller", "varargs", "kwargs"}
)
"""Names that data files, the frame of templates, and the template language use themselves."""


def misplaced_hooks(origin: Origin, hooks: Mapping[str, Callable[..., object]]) -> Iterator[BrokenPlugin]:
    """Yield each hook that pluggy would call for the wrong section, or never."""
    owns = SECTION in hooks
    for name, function in hooks.items():
        if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
            yield origin.broken("GR-409", name, reason=NO_ASYNC)
        elif not _wraps(function):
            if name in SCOPED and not owns:
                yield origin.broken("GR-408", name)
        elif name not in SCOPED:
            yield origin.broken("GR-409", name, reason=NOT_WRAPPED)
        elif owns:
            yield origin.broken("GR-409", name, reason=OWN_WRAPPER)
        elif not inspect.isgeneratorfunction(function):
            yield origin.broken("GR-409", name, reason=NO_YIELD)


def unusable_id(section: object) -> Words | None:
    """Return why data files or templates could not use the id of a section, None when they can."""
    if not isinstance(section, str) or not WANTED.fullmatch(section):
        return Words(
            f"栏目名“{section}”应由小写英文字母、数字、下划线组成，以字母开头",
            f'the section id "{section}" should be small letters, digits and underscores, a letter first',
        )
    if section in TAKEN or keyword.iskeyword(section):
        return Words(
            f"栏目名“{section}”在数据文件或模板中另有用途，应当换一个",
            f'the section id "{section}" means something else in data files or templates; take another',
        )
    return None


def _wraps(function: Callable[..., object]) -> bool:
    marked = getattr(function, MARK)
    return bool(marked.get("wrapper") or marked.get("hookwrapper"))
