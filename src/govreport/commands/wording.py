"""Help texts in two languages: each is written once as `both("中文", "English")`, the reader gets one."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from govreport.messages import Language

if TYPE_CHECKING:
    from govreport.commands.session import Session

PAIR = re.compile("\x02(.*?)\x1f(.*?)\x03", re.DOTALL)
CLICK_WORDS = {
    "Usage: ": "用法：",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示本说明。",
    "[OPTIONS]": "[选项]",
    "COMMAND [ARGS]...": "命令 …",
}
"""The words of click itself, which has no Chinese ones."""
PLACEHOLDERS = ("[OPTIONS]", "COMMAND [ARGS]...")
_EXTRA = re.compile(r"(?<=  \[)(?:default: |required\]$)")
_CLICK_EXTRAS = {"default: ": "默认：", "required]": "必须写明]"}
"""What click says behind the help of an option."""


def both(zh: str, en: str) -> str:
    """Return one string that holds a text in both languages, for any `help=` of click."""
    return f"\x02{zh}\x1f{en}\x03"


def chosen(text: str, lang: Language) -> str:
    """Return *text* with every pair made by `both` reduced to *lang*, click's own words translated."""
    text = PAIR.sub(r"\1" if lang == "zh" else r"\2", text)
    if lang == "zh":
        for en, zh in CLICK_WORDS.items():
            text = text.replace(en, zh) if en in PLACEHOLDERS or text == en else text
        text = _EXTRA.sub(lambda extra: _CLICK_EXTRAS[extra[0]], text)
    return text


class WordedContext(click.Context):
    """A context whose help comes in the language of the session."""

    def make_formatter(self) -> click.HelpFormatter:
        """Return a formatter for the language of the session."""
        session: Session | None = self.find_object(_session_type())
        return WordedFormatter(session.lang if session else "zh", self.terminal_width, self.max_content_width)


class WordedFormatter(click.HelpFormatter):
    """Writes help in one language and breaks lines by the width that characters have on the screen."""

    def __init__(self, lang: Language, width: int | None, max_width: int | None) -> None:
        super().__init__(width=width, max_width=max_width)
        self.lang = lang

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """Write the usage line."""
        super().write_usage(prog, chosen(args, self.lang), chosen(prefix or "Usage: ", self.lang))

    def write_heading(self, heading: str) -> None:
        """Write the heading of a list."""
        colon = "：" if self.lang == "zh" else ":"
        self.write(f"{' ' * self.current_indent}{chosen(heading, self.lang)}{colon}\n")

    def write_text(self, text: str) -> None:
        """Write paragraphs, each line of the source one paragraph."""
        indent = " " * self.current_indent
        for line in chosen(text, self.lang).splitlines():
            for piece in wrapped(line.strip(), self.width - self.current_indent):
                self.write(f"{indent}{piece}\n")

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Write a list of options or commands with their explanations."""
        pairs = [(chosen(first, self.lang), chosen(second, self.lang)) for first, second in rows]
        column = min(max(screen_width(first) for first, _ in pairs), col_max) + col_spacing
        indent = " " * self.current_indent
        for first, second in pairs:
            gap = column - screen_width(first)
            new_line = f"\n{indent}{' ' * column}"
            lines = list(wrapped(second, self.width - column - self.current_indent))
            self.write(indent + first + (" " * gap if gap >= col_spacing else new_line))
            self.write(new_line.join(lines).rstrip() + "\n")


def screen_width(text: str) -> int:
    """Return how many columns *text* takes on a screen: a 汉字 takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def wrapped(text: str, width: int) -> Iterator[str]:
    """Break *text* into lines of at most *width* columns: at blanks, and between any two 汉字."""
    line = ""
    for piece in re.findall(r"[\u2e80-\uffef][，。；：、！？）”』]*| +|[^ \u2e80-\uffef]+", text):
        if line and screen_width(line + piece.rstrip()) > width:
            yield line.rstrip()
            line = piece.lstrip()
        else:
            line += piece
    yield line.rstrip()


def _session_type() -> "type[Session]":
    from govreport.commands.session import Session

    return Session
