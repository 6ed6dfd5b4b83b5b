"""Standard output and standard error as they are met: closed, full, of ASCII only, or with no reader left."""

import contextlib
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

import click

if TYPE_CHECKING:
    from govreport.errors import OutputError


class Answer:
    """Standard output, on which an answer arrives or is an OutputError (GR-659). Else the stream itself."""

    def __init__(self, real: TextIO) -> None:
        self._real = real

    def write(self, text: str) -> int:
        """Write *text*."""
        if text == "":
            return 0  # click tries with this what a stream takes, and would swallow the error
        with self._arriving():
            return self._real.write(text)

    def flush(self) -> None:
        """Send what was written on its way."""
        with self._arriving():
            self._real.flush()

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)

    @contextlib.contextmanager
    def _arriving(self) -> Iterator[None]:
        try:
            yield
        except BrokenPipeError:
            raise
        except OSError as error:
            hush(self._real)
            raise undelivered(error) from error


def undelivered(error: OSError | None) -> "OutputError":
    """Return the error that says why an answer did not arrive. error: None where the stream was closed."""
    from govreport.errors import OutputError
    from govreport.findings import Words
    from govreport.reasons import why

    return OutputError.of("GR-659", reason=why(error) if error else Words("已经关闭", "it is closed"))


def open_streams() -> None:
    """Let a standard stream that the caller closed (`>&-`) lead nowhere: Python has None for it."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - for the whole run


def say(text: str, stream: TextIO) -> None:
    """Print *text*. A reader that has gone away (`| head`) is no fault of ours: the rest is dropped."""
    if "NO_COLOR" in os.environ:
        text = click.unstyle(text)
    try:
        click.echo(text, file=stream)
    except BrokenPipeError:
        hush(stream)
    except OSError:
        if stream is not sys.stderr:
            raise
        hush(stream)  # a remark that nobody can read must not stop the work


def hush(stream: TextIO) -> None:
    """Let *stream* lead nowhere, so that neither we nor the interpreter's last flush fail on it."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def shows(stream: TextIO, text: str) -> bool:
    """Tell whether the encoding of *stream* has every sign of *text*."""
    try:
        text.encode(stream.encoding or "utf-8")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
