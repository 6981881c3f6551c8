"""A real PostgreSQL for the tests: started for the session, as a user that may, and gone afterwards."""

import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

INSTALL = "PostgreSQL is not on this machine; install it with: apt-get install -y --no-install-recommends postgresql"
DEADLINE = 60  # seconds to start or to stop
# Durable as in a hall; only the memory is small.
SETTINGS = {
    "fsync": "on",
    "synchronous_commit": "on",
    "full_page_writes": "on",
    "listen_addresses": "127.0.0.1",
    "shared_buffers": "64MB",
    "max_connections": "60",
    "timezone": "UTC",
    "lc_messages": "C",
}


def programs() -> Path:
    """Return the folder of PostgreSQL's server programs, the newest; fail with the line that installs them."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[4]))
    on_path = shutil.which("initdb")
    if on_path and not found:
        found = [Path(on_path).resolve()]
    if not found:
        raise FileNotFoundError(INSTALL)
    return found[-1].parent


def server_user() -> str | None:
    """Return the user to run the server as: postgres for root, whom PostgreSQL refuses; else nobody but oneself."""
    if os.geteuid() != 0:
        return None
    try:
        return pwd.getpwnam("postgres").pw_name
    except KeyError:
        raise FileNotFoundError(INSTALL) from None


@contextmanager
def running_server() -> Iterator[str]:
    """Run a server in a new folder, on a free port of this machine; give the address of its first database."""
    bin_folder, user = programs(), server_user()
    folder = Path(tempfile.mkdtemp(prefix="jishi-pg-"))
    data, log, password = folder / "data", folder / "log", secrets.token_hex(16)
    (folder / "password").write_text(password + "\n", encoding="ascii")
    if user:
        for path in (folder, folder / "password"):
            shutil.chown(path, user, user)
    initdb = [str(bin_folder / "initdb"), "-D", str(data), "-U", "jishi", "-A", "password", "-E", "UTF8", "--no-locale"]
    pg_ctl = [str(bin_folder / "pg_ctl"), "-D", str(data), "-w", "-t", str(DEADLINE)]
    try:
        _run([*initdb, f"--pwfile={folder / 'password'}", "--no-instructions"], user)
        port = _free_port()
        settings = SETTINGS | {"port": str(port), "unix_socket_directories": str(folder)}
        options = " ".join(f"-c {name}={value}" for name, value in settings.items())
        _run([*pg_ctl, "-l", str(log), "-o", options, "start"], user, log)
        yield f"postgresql://jishi:{password}@127.0.0.1:{port}/postgres"
    finally:
        if (data / "postmaster.pid").exists():
            _run([*pg_ctl, "-m", "immediate", "stop"], user)
        shutil.rmtree(folder)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port: int = taken.getsockname()[1]
    return port


def _run(command: list[str], user: str | None, log: Path | None = None) -> None:
    """Run one of PostgreSQL's programs as `user`; what it says becomes the error's text."""
    # pg_ctl leaves the server behind it: a pipe would stay open as long as the server runs.
    with tempfile.TemporaryFile() as said:
        done = subprocess.run(
            command, user=user, group=user, extra_groups=[] if user else None, cwd="/", timeout=2 * DEADLINE,
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, check=False, env={"PATH": os.defpath, "LC_ALL": "C"},
        )  # fmt: skip
        if done.returncode:
            said.seek(0)
            told = said.read().decode(errors="replace") + (log.read_text(errors="replace") if log else "")
            raise RuntimeError(f"{' '.join(command)}: exit code {done.returncode}\n{told}")


def new_database(server: str, name: str) -> str:
    """Make an empty database of that name; return its address."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("CREATE DATABASE {} STRATEGY file_copy").format(sql.Identifier(name)))
    return f"{server.rpartition('/')[0]}/{name}"


def drop_database(server: str, name: str) -> None:
    """Drop a database, whoever is still connected."""
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(name)))


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The address of a running server of this session's own (its database postgres)."""
    with running_server() as address:
        yield address


_NUMBERS = count(1)


@pytest.fixture
def fresh_database(postgres_url: str) -> Iterator[Callable[[], str]]:
    """Make empty databases: each call returns the address of one; they are dropped after the test."""
    made: list[str] = []

    def make() -> str:
        made.append(f"test_{os.getpid()}_{next(_NUMBERS)}")
        return new_database(postgres_url, made[-1])

    yield make
    for name in made:
        drop_database(postgres_url, name)
