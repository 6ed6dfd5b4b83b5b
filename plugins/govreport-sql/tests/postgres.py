"""A PostgreSQL server of the tests' own: in a temporary folder, on loopback, run by an unprivileged user."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USERS = ("postgres", "nobody")


class NoPostgresError(Exception):
    """Why no server can be started here."""


@contextmanager
def server(password: str) -> Iterator[int]:
    """Start a server whose user `reporter` has *password*; yield its port. Raises NoPostgresError."""
    tools, user = _tools(), _user()
    folder = Path(tempfile.mkdtemp(prefix="govreport-pg-"))
    secret = folder / "secret"
    secret.write_text(password, encoding="utf-8")
    try:
        if user:
            for path in (folder, secret):
                shutil.chown(path, user)
        data, port = folder / "data", _free_port()
        words = ["-A", "scram-sha-256", "-U", "reporter", f"--pwfile={secret}"]
        _run([tools / "initdb", "-D", data, "-E", "UTF8", "--no-sync", *words], user, folder)
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
        _run([tools / "pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start"], user, folder)
        try:
            yield port
        finally:
            _run([tools / "pg_ctl", "-D", data, "-m", "immediate", "stop"], user, folder)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _tools() -> Path:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    if found:
        return found[-1].parent
    if place := shutil.which("initdb"):
        return Path(place).parent
    raise NoPostgresError("PostgreSQL is not installed (apt-get install postgresql)")


def _user() -> str | None:
    """Return whom to run the server as: nobody else, unless this is root, whom PostgreSQL refuses."""
    if os.geteuid() != 0:
        return None
    for name in USERS:
        try:
            pwd.getpwnam(name)
        except KeyError:
            continue
        return name
    raise NoPostgresError("this is root, and there is no unprivileged user to run PostgreSQL as")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _run(command: list[object], user: str | None, folder: Path) -> None:
    done = subprocess.run(
        [str(part) for part in command],
        user=user, cwd=folder, env={**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"},
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise NoPostgresError(f"PostgreSQL does not start: {done.stderr.strip().splitlines()[-1:]}")
