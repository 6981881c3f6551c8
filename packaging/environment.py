"""Make the virtual environment say what a lock file says; do nothing, and ask no network, when it already does.

    python3 packaging/environment.py .venv requirements.lock

Every package comes from the lock with its hash, as a wheel, by pip and so by pip's own configuration. The project
itself is linked, not copied: what is changed in the folder runs. requirements-dev.lock holds all of requirements.lock.
"""

import hashlib
import json
import platform
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
STAMP = "installed.json"
LOCKS = {  # each with those that it holds
    "requirements.lock": ["requirements.lock"],
    "requirements-dev.lock": ["requirements.lock", "requirements-dev.lock"],
}
FROM_LOCK = ("--require-hashes", "--only-binary", ":all:", "-r")
LINK = ("--no-deps", "--no-index", "--no-build-isolation", "--config-settings", "editable_mode=compat", "-e")


def main(folder: Path, lock: str) -> int:
    """Bring the environment in `folder` to `lock`; return the exit code."""
    home = {"python": platform.python_version(), "root": str(ROOT)}
    wanted = {name: digest(ROOT / name) for name in LOCKS[lock]}
    stamp = folder / STAMP
    there = read(stamp)
    if not home.items() <= there.items():
        there = home  # another Python, or the folder was moved: from the beginning
        say("making the virtual environment")
        if folder.is_symlink():
            folder.unlink()  # to empty it would be to empty another checkout's
        venv.create(folder, clear=True, with_pip=True, symlinks=True)
    elif wanted.items() <= there.items():
        return 0
    stamp.unlink(missing_ok=True)
    say(f"installing what {lock} names (the first time some 100 MB)")
    if not (pip(folder, *FROM_LOCK, str(ROOT / lock)) and pip(folder, *LINK, str(ROOT))):
        say("that did not work; pip's message above says why (no network? another package index: see `pip config`)")
        return 1
    stamp.write_text(json.dumps({**home, **wanted}, indent=2) + "\n", encoding="utf-8")
    return 0


def read(stamp: Path) -> dict[str, str]:
    """Return what the environment was made from; nothing if it is not there, or its Python has gone."""
    try:
        there: dict[str, str] = json.loads(stamp.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return there if (stamp.parent / "bin" / "python").exists() else {}


def digest(file: Path) -> str:
    """Return the hash of a file's content; its age says nothing after a clone."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def pip(folder: Path, *arguments: str) -> bool:
    """Run `pip install` of the environment; tell whether it worked."""
    command = [str(folder / "bin" / "python"), "-m", "pip", "--disable-pip-version-check", "install", "-q"]
    return subprocess.run([*command, *arguments], check=False).returncode == 0


def say(what: str) -> None:
    """Tell the person at the terminal."""
    print(f"jishi: {what}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2]))
