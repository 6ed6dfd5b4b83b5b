"""Template tags as paragraphs: each in one run, in a small grey style that stands apart from the text."""

from govreport.word import look
from govreport.word.build.xml import paragraph


def value(name: str, style: str, after: str = "") -> str:
    """Return a paragraph that prints a value in *style*, and *after* behind it."""
    return paragraph(f"{{{{ {name} }}}}{after}", style)


def prose(name: str) -> str:
    """Return the place where the paragraphs, lists and tables of a narrative go."""
    return paragraph(f"{{{{p {name} }}}}", look.BODY)


def when(condition: str, *body: str) -> str:
    """Return *body* between tags that print it only if *condition* holds."""
    return _pair(f"if {condition}", body, "endif")


def block(name: str, *body: str) -> str:
    """Return *body* as a block that an agency's template may override."""
    return _pair(f"block {name}", body, "endblock")


def each(variable: str, values: str, *body: str) -> str:
    """Return *body*, printed once for each of *values*."""
    return _pair(f"for {variable} in {values}", body, "endfor")


def include(name: str) -> str:
    """Return the place where another template's body goes."""
    return _directive(f"include {name}")


def extends(name: str) -> str:
    """Return the first line of a template that fills blocks of another one."""
    return _directive(f'extends "{name}"')


def above() -> str:
    """Return the place, inside a block, where what the other template has in it goes."""
    return paragraph("{{p super() }}", look.TAG)


def _pair(opening: str, body: tuple[str, ...], closing: str) -> str:
    return "".join((_directive(opening), *body, _directive(closing)))


def _directive(words: str) -> str:
    return paragraph(f"{{%p {words} %}}", look.TAG)
