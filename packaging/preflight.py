"""Look for what the program needs from the system, before anything of it is installed or imported.

    python3 packaging/preflight.py GROUP...        (groups: packaging/system-packages.toml)

Exit code 0: all there. Root gets what is missing installed by apt-get; anybody else gets the one line that installs
it, and exit code 1. Only the standard library, and no syntax newer than what an old Python can read far enough to be
told that it is too old.
"""

import ctypes
import glob
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST_PYTHON = (3, 11)
NEEDS = Path(__file__).with_name("system-packages.toml")
APT = ("apt-get", "install", "-y", "--no-install-recommends")
# Debian's postgresql would set up and start a server of its own; the tests start theirs, elsewhere, and stop it.
NO_SERVER = Path("/etc/postgresql-common/createcluster.d/jishi-tests.conf")


def main(groups):
    """Check the groups; return the exit code."""
    if sys.version_info < OLDEST_PYTHON:
        say("this is Python %s; Jishi needs 3.11 or newer (try: make PYTHON=python3.11)" % platform.python_version())
        return 1
    if sys.platform != "linux":
        return 0  # elsewhere Qt's wheels bring all that they need
    import tomllib  # not there before 3.11

    needs = tomllib.loads(NEEDS.read_text(encoding="utf-8"))
    if too_old := old_c_library(needs["glibc"]):
        say(too_old)
        return 1
    unknown = [group for group in groups if group not in needs]
    if unknown:
        say("no such group: %s; there are %s" % (" ".join(unknown), " ".join(needs)))
        return 2
    groups = [*groups, *display_groups()]
    missing = lacking(needs, groups)
    if missing and os.geteuid() == 0 and shutil.which("apt-get"):
        install(sorted(set(missing.values())))
        missing = lacking(needs, groups)
    if missing:
        say("missing on this machine: %s" % ", ".join(sorted(missing)))
        say("install it with:")
        root = "" if os.geteuid() == 0 else "sudo "
        print("    " + root + " ".join([*APT, *sorted(set(missing.values()))]), file=sys.stderr)
        return 1
    return 0


def say(what):
    """Tell the person at the terminal."""
    print("jishi: " + what, file=sys.stderr, flush=True)


def old_c_library(oldest):
    """Return what to say when the C library is too old for the pinned Qt, or nothing."""
    name, version = platform.libc_ver()
    needed = oldest.get(platform.machine())
    if needed is None:
        return "Qt is not made for %s; Jishi runs on %s" % (platform.machine(), " and ".join(oldest))
    if name == "glibc" and numbers(version) < numbers(needed):
        return "this system has glibc %s; Qt on %s needs %s or newer" % (version, platform.machine(), needed)
    return None


def numbers(version):
    """Return a version as numbers that compare."""
    return [int(part) for part in version.split(".")]


def display_groups():
    """Return the groups for the window that can be opened here; none without a display."""
    if os.environ.get("QT_QPA_PLATFORM") in ("offscreen", "minimal"):
        return []
    shown = {"DISPLAY": "window", "WAYLAND_DISPLAY": "wayland"}
    return [group for variable, group in shown.items() if os.environ.get(variable)]


def lacking(needs, groups):
    """Return what is missing, each with the package that has it."""
    importlib.invalidate_caches()
    wanted = {thing: package for group in groups for thing, package in needs[group].items()}
    return {thing: package for thing, package in wanted.items() if not is_there(thing, needs["look"])}


def is_there(thing, look):
    """Tell whether a library loads, a module is importable, or a program can be found."""
    if thing.startswith("python:"):
        return importlib.util.find_spec(thing.partition(":")[2]) is not None
    if ".so." in thing:
        try:
            ctypes.CDLL(thing)
        except OSError:
            return False
        return True
    folders = glob.glob(look[thing]) if thing in look else []
    return shutil.which(thing) is not None or any(shutil.which(thing, path=folder) for folder in folders)


def install(packages):
    """Install packages as root; what then still is missing, the caller finds and says."""
    say("installing: %s" % " ".join(packages))
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    made = [] if "postgresql" not in packages or shutil.which("pg_createcluster") else without_server()
    try:
        subprocess.run(["apt-get", "update", "-qq"], env=quiet, check=False)
        subprocess.run([*APT, "-qq", *packages], env=quiet, check=False, stdout=subprocess.DEVNULL)
    finally:
        for path in made:
            path.unlink(missing_ok=True)


def without_server():
    """Keep Debian's postgresql from starting a server while it is installed; return the files made for that."""
    NO_SERVER.parent.mkdir(parents=True, exist_ok=True)
    NO_SERVER.write_text("create_main_cluster = false\n", encoding="utf-8")
    return [NO_SERVER]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
