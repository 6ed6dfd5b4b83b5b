"""Standing by while a plugin's code runs: a time limit, and what it prints kept off the answer.

The limit is `GOVREPORT_HOOK_SECONDS` (10 by default, 0 for none). A hook that runs over it is stopped in
whatever thread it is, and named. Code that waits inside the operating system is stopped by a signal where
the process allows that (`interruptible`); else the command line ends the process (`last_resort`).
"""

import contextlib
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from types import FrameType
from typing import Any, TextIO

from govreport.announced import OWN_PACKAGE
from govreport.findings import Words
from govreport.plugins.quarantine import HookTimeout, Origin
from govreport.plugins.surroundings import Surroundings

VARIABLE = "GOVREPORT_HOOK_SECONDS"
SECONDS = 10.0
PATIENCE = 2
"""A hook that does not react to being stopped gets its time once more before the last resort."""
LOOK = 0.1


class Stray(Exception):  # noqa: N818 - what it stands for need not be an error
    """What is neither an error, nor a way to leave the program, nor Ctrl-C; the cause says what."""


FAILURES = (Exception, SystemExit, HookTimeout)
"""All that a plugin's code can end with, short of the user's own Ctrl-C."""


@dataclass(slots=True)
class Call:
    """A hook that is running. printed: what it wrote to standard output."""

    origin: Origin
    hook: str
    seconds: float
    deadline: float
    stopped: bool = False
    printed: list[str] = field(default_factory=list)


_limit = SECONDS
_running: dict[int, Call] = {}
_lock = threading.Lock()
_guard: threading.Thread | None = None
spoken: list[tuple[Origin, str, str]] = []
"""Who printed in which hook, and what: (origin, hook, text), for whoever tells the user."""
changed: list[tuple[Origin, str, list[Words]]] = []
"""Who changed what around it in which hook. It has been put back."""
_by_signal = False
last_resort: Callable[[Call], None] | None = None


def set_limit(environment: Mapping[str, str]) -> None:
    """Take the time limit of hooks from *environment*."""
    global _limit  # noqa: PLW0603 - read once for each set of plugins: a hook is called too often to ask again
    _limit = seconds_allowed(environment)


def seconds_allowed(environment: Mapping[str, str]) -> float:
    """Return the time limit of a hook in seconds, 0 for none; what is no number counts as not set."""
    try:
        return max(float(environment.get(VARIABLE, SECONDS)), 0.0)
    except ValueError:
        return SECONDS


class watching:  # noqa: N801 - read as a word: `with watching(origin, hook):`
    """Stand by while *hook* of the plugin *origin* runs. times: how many limits it may take.

    Raises HookTimeout in the hook when it runs over. A class, as it surrounds every call of every hook: a
    generator would cost twice as much.
    """

    __slots__ = ("_call", "_me", "_outer", "_surroundings")

    def __init__(self, origin: Origin, hook: str, times: int = 1) -> None:
        seconds = _limit * times
        deadline = time.monotonic() + seconds if seconds else float("inf")
        self._call = Call(origin, hook, seconds, deadline)
        # The project's own plugins change nothing around them: tests hold them to it.
        self._surroundings = (
            Surroundings(at_import=hook == "import") if origin.package != OWN_PACKAGE else None
        )

    def __enter__(self) -> None:
        self._me = threading.get_ident()
        self._outer = _running.get(self._me)
        _running[self._me] = self._call
        if _guard is None and self._call.seconds:
            _start_guard()

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        with _lock:
            if self._outer is None:
                del _running[self._me]
            else:
                _running[self._me] = self._outer
            if self._call.stopped:
                # The exception may still be on its way; it must not reach code that is not to blame.
                _raise_in(self._me, None)
        if isinstance(error, HookTimeout):
            error.seconds = self._call.seconds
        if self._call.printed:
            spoken.append((self._call.origin, self._call.hook, "".join(self._call.printed)))
        if self._surroundings and (what := self._surroundings.restored()):
            changed.append((self._call.origin, self._call.hook, what))
        if error is not None and not isinstance(error, (*FAILURES, KeyboardInterrupt)):
            raise Stray from error  # GeneratorExit, say, or a class of the plugin's own


class Console:
    """Standard output that keeps what plugins print off the answer. Everything else goes through."""

    def __init__(self, real: TextIO) -> None:
        self._real = real

    def write(self, text: str) -> int:
        """Write *text*, or keep it when a plugin's hook is running in this thread."""
        call = _running.get(threading.get_ident())
        if call is None:
            return self._real.write(text)
        call.printed.append(text)
        return len(text)

    def __getattr__(self, name: str) -> object:
        return getattr(self._real, name)


def _start_guard() -> None:
    global _guard  # noqa: PLW0603 - one guard a process, made when the first hook runs
    if _guard is None or not _guard.is_alive():
        _guard = threading.Thread(target=_look_around, name="govreport-hooks", daemon=True)
        _guard.start()


def _look_around() -> None:
    while True:
        time.sleep(LOOK)
        now = time.monotonic()
        if any(call.deadline < now for call in tuple(_running.values())):
            _stop_the_late(now)


def _stop_the_late(now: float) -> None:
    with _lock:
        for thread, call in tuple(_running.items()):
            if call.deadline < now and not call.stopped:
                call.stopped = True
                _stop(thread)
            elif call.stopped and last_resort and call.deadline + call.seconds * (PATIENCE - 1) < now:
                last_resort(call)


def _stop(thread: int) -> None:
    if _by_signal and thread == threading.main_thread().ident:
        signal.pthread_kill(thread, signal.SIGURG)
    else:
        _raise_in(thread, HookTimeout)


@contextlib.contextmanager
def interruptible() -> Iterator[None]:
    """Let hooks be stopped that wait for a network or a disk in the main thread, as `listen` does."""
    global _by_signal  # noqa: PLW0603 - signals belong to the process
    before = listen()
    try:
        yield
    finally:
        if before is not None:
            _by_signal = False
            signal.signal(signal.SIGURG, before)


def listen() -> Any:
    """Listen to the signal that ends a wait from now on; return what listened before, None if in vain.

    SIGURG: nobody uses it, and it harms nobody when it comes late.
    """
    global _by_signal  # noqa: PLW0603 - signals belong to the process
    if threading.current_thread() is not threading.main_thread() or not hasattr(signal, "pthread_kill"):
        return None
    _by_signal = True
    return signal.signal(signal.SIGURG, _interrupt)


def _interrupt(_: int, frame: FrameType | None) -> None:
    call = _running.get(threading.get_ident())
    leaving = frame is not None and frame.f_code is watching.__exit__.__code__
    if call is not None and call.stopped and not leaving:
        raise HookTimeout


def _forget() -> None:
    global _guard  # noqa: PLW0603 - a child process has no threads but its own
    _guard = None
    _running.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


def _raise_in(thread: int, error: type[BaseException] | None) -> None:
    """Let *error* be raised in another thread at its next step; None takes back what has not been raised."""
    import ctypes  # only when time is up

    raised = None if error is None else ctypes.py_object(error)
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), raised)
