"""Names that a new plugin cannot have, because somebody else has them already."""

from collections.abc import Iterator
from importlib.metadata import packages_distributions
from importlib.util import find_spec

from govreport.announced import announced
from govreport.errors import UsageError
from govreport.findings import Words
from govreport.outputs import built_in
from govreport.plugins import Plugins
from govreport.plugins.roles import unusable_id
from govreport.scaffold.names import PluginName

WITH_CODES = ("section", "rules", "source")


def refuse_taken(name: PluginName, kind: str, plugins: Plugins) -> None:
    """Raise UsageError (PLG-004) when a plugin of *kind* called *name* could not live beside *plugins*."""
    if taken := next(_taken(name, kind, plugins), None):
        raise UsageError.of("PLG-004", name=name.name, taken=taken)


def _taken(name: PluginName, kind: str, plugins: Plugins) -> Iterator[Words]:
    others = [point for point in announced() if point.package != name.distribution]
    if name.name in {point.name for point in others}:
        yield _there("插件", "plugin", name.name)
    if find_spec(name.package) and name.distribution not in packages_distributions().get(name.package, ()):
        yield _there("模块", "module", name.package)
    if kind == "section":
        if why := unusable_id(name.id):
            yield why
        if name.id in plugins.sections and plugins.owner(name.id).package != name.distribution:
            yield _there("栏目", "section", name.id)
    code = f"{name.code}-001"
    if kind in WITH_CODES and code in plugins.catalogue and not _own(name, code, plugins):
        yield _there("代码", "code", code)
    if kind == "output" and name.id in {output.name for output in built_in()}:
        yield _there("输出格式", "output format", name.id)


def _own(name: PluginName, code: str, plugins: Plugins) -> bool:
    mine = [origin.name for origin in plugins.origins.values() if origin.package == name.distribution]
    return any(code == message.code for each in mine for message in plugins.offers.messages_of(each))


def _there(zh: str, en: str, what: str) -> Words:
    return Words(f"{zh}“{what}”已经有了", f'{en} "{what}" is there already')
