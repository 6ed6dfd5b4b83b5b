"""A plugin tried in a process of its own, which it may take down with it.

Against `os._exit` and a fault in a C library nothing helps in the same process: they end it without a word.
"""

import contextlib
import os
import subprocess
import sys

from govreport.announced import OWN_PACKAGE, Announced
from govreport.findings import Words
from govreport.plugins import Plugins
from govreport.plugins.discovery import Candidate, discover
from govreport.plugins.quarantine import Origin

SURVIVED = "the plugin let the process live"
START = "import sys; from govreport.testing.trial import trial; trial(sys.argv[1], sys.argv[2])"


def end_of(point: Announced) -> Words | None:
    """Return how a process ended in which the plugin was imported and all its hooks were called.

    None: as it should, whatever the plugin raised; that is found out in this process.
    """
    path = os.pathsep.join(each for each in sys.path if each)
    done = subprocess.run(  # noqa: S603 - our own interpreter, and a name that a package announces
        [sys.executable, "-c", START, point.name, point.value],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, check=False,
    )  # fmt: skip
    if SURVIVED.encode() in done.stdout:
        return None
    if done.returncode < 0:
        return Words(f"信号 {-done.returncode}", f"signal {-done.returncode}")
    return Words(f"返回值 {done.returncode}", f"status {done.returncode}")


def trial(name: str, value: str) -> None:
    """Import a plugin and call its hooks; say so at the end, if there is one."""
    from govreport.plugins.watch import watching
    from govreport.testing.doctor import failures

    point = Announced(name, value)
    origin = Origin(name, point.module, f"not {OWN_PACKAGE}")
    with contextlib.suppress(BaseException):  # the doctor itself tells what a plugin raises
        with watching(origin, "import"):
            plugin = point.load()
        ours = discover(frozenset(), (), allowed=frozenset())
        plugins = Plugins([*ours, Candidate(origin, plugin)])
        plugins.ask_everything()
        plugins.offers.commands(())
        list(failures(plugins))
    print(SURVIVED, flush=True)  # noqa: T201 - what the other process waits for
