"""Importing this takes PySide6's import hook off, before a program imports the rest.

The hook serves `from __feature__ import …`, which nobody here uses, and for that reads the source of every module
that is imported and keeps it: a seventh of the start, and megabytes.
"""

import builtins
import linecache

import PySide6.QtCore  # noqa: F401 - brings the hook


def take_off() -> None:
    """Import as Python does from now on, and let go of the sources that were read."""
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
    linecache.clearcache()


take_off()
