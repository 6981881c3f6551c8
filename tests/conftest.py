"""What every test has: Qt without a screen, databases of its own and an emulated printer."""

import os
from collections.abc import Generator

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_QUICK_BACKEND", "software")

# what is fast is held by the benchmarks, on a quiet machine
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

# The longest modules begin first: a runner that takes one of them last keeps the others waiting.
LONGEST = (
    "tests/ui/citizen/test_screens.py",
    "tests/visits/test_touches.py",
    "tests/cli/test_catalogue.py",
    "tests/services/test_slips.py",
    "tests/services/test_catalogues.py",
    "tests/catalogue/test_shipped_hall.py",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the longest modules first, then whole visits; the others stay in their order.

    Twice in seven whole runs Qt for Python died, without a line of ours, at the first visit in a process in which some
    hundred other windows had stood. Why is not known; no program of ours opens more than two.
    """
    place = {name: number for number, name in enumerate(LONGEST)}

    def order(item: pytest.Item) -> int:
        module = item.nodeid.partition("::")[0]
        return place.get(module, len(LONGEST) + (not module.startswith("tests/visits/")))

    items.sort(key=order)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown() -> Generator[None, None, None]:
    """Fail a test whose window complains while it is taken down; up to there pytest-qt listens (its own setting)."""
    from tests.complaints import heard

    with heard() as complaints:
        yield
    assert not complaints, "Qt complained while the test was taken down:\n" + "\n".join(complaints)


pytest_plugins = ["tests.postgres", "tests.printer", "tests.scanner"]


@pytest.fixture(scope="session")
def qapp() -> object:
    """The kiosk's application with the bundled fonts, for every test with a window."""
    from ui import plain_imports  # noqa: F401 - as in every program
    from ui.citizen.stage import application

    return application()
