"""Jinja's loader over Word files: include, extends, blocks and macros work between documents."""

from collections.abc import Callable, MutableMapping
from typing import Any

from jinja2 import BaseLoader, Environment, Template
from markupsafe import escape

from govreport.word import state
from govreport.word.compiled import WHOLE, CompiledFile, CompiledPart, compiled
from govreport.word.environment import HardenedEnvironment, bounded
from govreport.word.templates import TemplateSet


class WordLoader(BaseLoader):
    """Finds, compiles and remembers the files of one TemplateSet."""

    def __init__(self, templates: TemplateSet) -> None:
        self.templates = templates
        self.files: dict[str, CompiledFile] = {}
        # Headers, footers and notes are no templates that others could ask for: part → template.
        self.parts: dict[str, tuple[CompiledPart, Template]] = {}

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's own
    ) -> Template:
        """Return the Jinja template for *name*. Raises TemplateError."""
        plain = name.removeprefix(WHOLE)
        stamp = self.templates.stamp(plain)
        file = compiled(self.templates.find(plain), name)
        self.files[name] = file
        return as_template(
            environment, file.main, globals or {}, lambda: self.templates.stamp(plain) == stamp
        )


class WordEnvironment(HardenedEnvironment):
    """The hardened environment over the files of one TemplateSet; notes which of them a rendering uses."""

    loader: WordLoader

    def get_template(self, name: Any, parent: str | None = None, globals: Any = None) -> Template:  # noqa: A002 - Jinja's own
        """Return a template, and put its file down as used by this rendering."""
        template = super().get_template(name, parent, globals)
        used = self.loader.files.get(str(template.name))
        rendering = state.CURRENT.get()
        if used is not None and used not in rendering.used:
            rendering.used.append(used)
        return template


def as_template(
    environment: Environment,
    part: CompiledPart,
    globals_: MutableMapping[str, Any],
    unchanged: Callable[[], bool] | None = None,
) -> Template:
    """Make the Jinja template of a compiled part."""
    template = environment.template_class.from_code(environment, part.code, globals_, unchanged)
    module = template.root_render_func.__globals__
    for join in ("markup_join", "str_join"):
        module[join] = bounded(module[join])
    module["escape"] = escaped
    return template


def escaped(value: Any) -> str:
    """Escape what a tag prints. Letters and digits alone, as most figures are, need no escaping."""
    return value if type(value) is str and value.isalnum() else escape(value)
