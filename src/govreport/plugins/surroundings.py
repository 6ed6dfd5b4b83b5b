"""What a plugin shares with the rest of the process: put back when its code has changed it."""

import decimal
import locale
import os
from typing import TypeAlias

from govreport.findings import Words

Traps: TypeAlias = tuple[tuple[type[decimal.DecimalException], bool], ...]

FOLDER = Words("当前文件夹", "the working folder")
DECIMAL = Words("小数的取舍方式", "how decimal numbers are rounded")
LOCALE = Words("区域设置", "the locale")


class Surroundings:
    """The working folder, the decimal context and the locale, as they are now."""

    __slots__ = ("_decimal", "_folder", "_locale")

    def __init__(self) -> None:
        self._folder = _folder()
        self._decimal = _rounding(decimal.getcontext())
        self._locale = locale.setlocale(locale.LC_ALL)

    def restored(self) -> list[Words]:
        """Put back what has changed since; return what that was."""
        changed = []
        if self._folder and self._folder != _folder():
            os.chdir(self._folder)
            changed.append(FOLDER)
        context = decimal.getcontext()
        if self._decimal != _rounding(context):
            context.prec, context.rounding, traps = self._decimal
            context.traps = dict(traps)
            changed.append(DECIMAL)
        if self._locale != locale.setlocale(locale.LC_ALL):
            locale.setlocale(locale.LC_ALL, self._locale)
            changed.append(LOCALE)
        return changed


def _folder() -> str:
    try:
        return os.getcwd()
    except OSError:  # somebody has deleted it
        return ""


def _rounding(context: decimal.Context) -> tuple[int, str, Traps]:
    return context.prec, context.rounding, tuple(context.traps.items())
