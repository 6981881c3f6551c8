"""What every test has: Qt without a screen, databases of its own and an emulated printer."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

pytest_plugins = ["tests.postgres", "tests.printer"]
