"""PostgreSQL's own tools: a dump of the hall's database, and a dump brought into an empty one."""

import os
import shutil
import subprocess
from pathlib import Path
from urllib.parse import SplitResult, urlsplit, urlunsplit

from kiosk.domain.text import Text
from kiosk.services.backups.folder import BackupFault

_PLACES = "/usr/lib/postgresql"  # Debian's, a folder a version; elsewhere the tools are on the path


def dump(address: str, target: Path) -> None:
    """Write a dump of the database at `address` to `target`; raise `BackupFault` where that cannot be done."""
    _run("pg_dump", address, "--format=custom", "--no-owner", "--no-privileges", f"--file={target}")


def load(address: str, dumped: Path) -> None:
    """Bring a dump into the empty database at `address`, all of it or nothing; raise `BackupFault`."""
    _run("pg_restore", address, "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(dumped))


def _run(tool: str, address: str, *arguments: str) -> None:
    program = _newest(tool)
    if program is None:
        raise BackupFault(
            Text(
                f"没有 {tool}：sudo apt-get install postgresql-client，或在数据库那台机器上用 {tool} 做",
                f"{tool} is missing: sudo apt-get install postgresql-client, or use {tool} on the database's machine",
            )
        )
    bare, secret = _without_password(address)
    environment = {**os.environ, "LC_ALL": "C", **({"PGPASSWORD": secret} if secret else {})}
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, its arguments are ours
        [program, f"--dbname={bare}", *arguments],
        check=False, capture_output=True, text=True, env=environment, stdin=subprocess.DEVNULL,
    )  # fmt: skip
    if done.returncode:
        said = next((line for line in done.stderr.splitlines() if "error" in line), done.stderr.strip())
        raise BackupFault(Text(f"{tool} 没做成：{said}", f"{tool} failed: {said}"))


def _newest(tool: str) -> str | None:
    """Return the newest of the tool: an older one refuses a newer server."""
    found = sorted(Path(_PLACES).glob(f"*/bin/{tool}"), key=lambda path: int(path.parts[-3]))
    return str(found[-1]) if found else shutil.which(tool)


def _without_password(address: str) -> tuple[str, str]:
    """Return an address whose password does not stand in the list of processes, and the password."""
    parts = urlsplit(address)
    user, _, place = parts.netloc.rpartition("@")
    name, _, password = user.partition(":")
    netloc = f"{name}@{place}" if name else place
    return urlunsplit(SplitResult("postgresql", netloc, parts.path, parts.query, "")), password
