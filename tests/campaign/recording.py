"""What a program wrote, synced and renamed, in order, as the kernel saw it (strace)."""

import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from tests.campaign.issuing import Job

CALLS = ("pwrite64", "write", "fsync", "fdatasync", "ftruncate", "unlink")
ROOT = Path(__file__).parents[2]


@dataclass(frozen=True, slots=True)
class Write:
    """Bytes written to a file; not on the disk before its next sync."""

    file: str
    offset: int
    data: bytes


@dataclass(frozen=True, slots=True)
class Truncate:
    """A file cut or stretched."""

    file: str
    size: int


@dataclass(frozen=True, slots=True)
class Sync:
    """A file (or, with the folder's own path, its names) is on the disk."""

    file: str


@dataclass(frozen=True, slots=True)
class Create:
    """A file was made where there was none."""

    file: str


@dataclass(frozen=True, slots=True)
class Unlink:
    """A file's name was removed."""

    file: str


@dataclass(frozen=True, slots=True)
class Ack:
    """A visitor was told a number."""

    visit: str
    number: str


Op = Write | Truncate | Sync | Create | Unlink | Ack

_CALL = re.compile(r"^\d+ +(\w+)\((.*)\) += (-?\d+)")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


def record(job: Job) -> tuple[list[Op], Counter[str]]:
    """Do a job in a process of its own; return what it did to the job's files, and how often it made each call."""
    trace = Path(job.path).with_suffix(".trace")
    existed = {str(file) for file in trace.parent.iterdir()}
    command = ["strace", "-f", "--seccomp-bpf", "-xx", "-s", "70000", "-e", f"trace=openat,{','.join(CALLS)}"]
    command += ["-e", "signal=none", "-o", str(trace), sys.executable, "-m", "tests.campaign.issuing", "once"]
    done = subprocess.run([*command, job.dump()], cwd=ROOT, capture_output=True, check=False, env=environment())
    if done.returncode:
        raise RuntimeError(done.stderr.decode())
    ops, calls = _read(trace.read_text("ascii"), job.path, existed)
    trace.unlink()
    return ops, calls


def environment() -> dict[str, str]:
    """Return the environment of a program on trial: no bytecode, which would count among its writes."""
    return dict(os.environ) | {"PYTHONDONTWRITEBYTECODE": "1"}


def _read(trace: str, path: str, existed: set[str]) -> tuple[list[Op], Counter[str]]:
    folder = str(Path(path).parent)
    open_files: dict[str, str] = {}
    names, ops, calls = set(existed), list[Op](), Counter[str]()
    for line in trace.splitlines():
        found = _CALL.match(line)
        if not found or found[3].startswith("-"):
            continue
        call, arguments, result = found[1], found[2], found[3]
        calls[call] += 1
        strings = [bytes.fromhex(s.replace("\\x", "")) for s in _STRING.findall(arguments)]
        number = arguments.split(",", 1)[0]
        if call == "openat":
            open_files[result] = file = strings[0].decode(errors="replace")
            if "O_CREAT" in arguments and file not in names:
                names.add(file)
                ops.append(Create(file))
        elif call == "unlink":
            names.discard(strings[0].decode())
            ops.append(Unlink(strings[0].decode()))
        elif call == "write" and number == "1":
            ops += [Ack(*said.split()[1:3]) for said in strings[0].decode().splitlines()]
        else:
            ops += _of_file(call, open_files.get(number, ""), arguments, strings)
    # the log's index (-shm) lies in memory; a power cut takes it whole, and it is built anew
    ours = [op for op in ops if isinstance(op, Ack) or (op.file.startswith(folder) and not op.file.endswith("-shm"))]
    return ours, calls


def _of_file(call: str, file: str, arguments: str, strings: list[bytes]) -> list[Op]:
    if call == "pwrite64":
        return [Write(file, int(arguments.rsplit(",", 1)[1]), strings[0])]
    if call == "ftruncate":
        return [Truncate(file, int(arguments.rsplit(",", 1)[1]))]
    return [Sync(file)] if call in {"fsync", "fdatasync"} else []
