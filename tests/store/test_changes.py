"""What one program writes another notices at its next look, and nothing where nobody wrote."""

from kiosk.store.changes import Changes
from kiosk.store.store import Store
from tests.store.conftest import in_threads, issue


def test_a_number_that_another_program_issued_is_noticed_once(store: Store, address: str) -> None:
    changes = Changes(store.database)
    other = Store(address)
    changes.any()
    issue(other)

    assert changes.any()
    other.close()


def test_a_number_of_another_thread_is_noticed(store: Store) -> None:
    changes = Changes(store.database)
    changes.any()
    in_threads(store, 1, lambda _: issue(store))

    assert changes.any()


def test_nothing_is_noticed_where_nobody_wrote(store: Store, address: str) -> None:
    changes = Changes(store.database)
    other = Store(address)
    changes.any()
    list(other.journal.open_jobs("K1", "slip"))

    looks = [changes.any() for _ in range(3)]
    assert not (looks if address.endswith(".db") else [all(looks)])[-1]  # a server's own house-keeping may count
    other.close()


def test_a_line_that_was_closed_counts_as_changed(store: Store) -> None:
    changes = Changes(store.database)
    changes.any()
    store.close()

    assert changes.any()
