"""What a plugin shares with the rest of the process: put back when its code has changed it."""

import decimal
import locale
import os

from govreport.findings import Words

FOLDER = Words("当前文件夹", "the working folder")
DECIMAL = Words("小数的取舍方式", "how decimal numbers are rounded")
LOCALE = Words("区域设置", "the locale")


class Surroundings:
    """The working folder and the decimal context as they are now; at an import, the locale too.

    Hooks are called too often to ask for the locale each time, and none has a reason to change it.
    """

    __slots__ = ("_decimal", "_folder", "_locale")

    def __init__(self, *, at_import: bool) -> None:
        self._folder = _folder()
        self._decimal = _rounding(decimal.getcontext())
        self._locale = locale.setlocale(locale.LC_ALL) if at_import else ""

    def restored(self) -> list[Words]:
        """Put back what has changed since; return what that was."""
        changed = []
        if self._folder and self._folder != _folder():
            os.chdir(self._folder)
            changed.append(FOLDER)
        context = decimal.getcontext()
        if self._decimal != _rounding(context):
            context.prec, context.rounding = self._decimal
            changed.append(DECIMAL)
        if self._locale and self._locale != locale.setlocale(locale.LC_ALL):
            locale.setlocale(locale.LC_ALL, self._locale)
            changed.append(LOCALE)
        return changed


def _folder() -> str:
    try:
        return os.getcwd()
    except OSError:  # somebody has deleted it
        return ""


def _rounding(context: decimal.Context) -> tuple[int, str]:
    return context.prec, context.rounding
