"""What every test has: Qt without a screen, databases of its own and an emulated printer."""

import os

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# what is fast is held by the benchmarks, on a quiet machine
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

pytest_plugins = ["tests.postgres", "tests.printer"]


@pytest.fixture(scope="session")
def qapp() -> object:
    """The kiosk's application with the bundled fonts, for every test with a window."""
    from ui.citizen.stage import application

    return application()
