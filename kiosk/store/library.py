"""peewee, loaded without PostgreSQL's client: a kiosk on SQLite would wait a tenth of a second more for its home.

peewee imports every client that it finds. Here it finds none; `with_postgresql` gives it psycopg when a hall asks.
"""

import importlib
import sys
from typing import Any

CLIENT = "psycopg"


def load_alone() -> None:
    """Import peewee as if psycopg were not installed; psycopg itself stays importable for anybody."""
    if "peewee" in sys.modules or CLIENT in sys.modules:
        return
    sys.modules[CLIENT] = None  # type: ignore[assignment]  # import's own way to say: not there
    try:
        importlib.import_module("peewee")
    finally:
        del sys.modules[CLIENT]


def with_postgresql() -> None:
    """Give peewee the client that `load_alone` kept from it."""
    peewee: Any = importlib.import_module("peewee")
    if peewee.psycopg is not None:
        return
    status = importlib.import_module("psycopg.pq").TransactionStatus
    json = importlib.import_module("psycopg.types.json")
    peewee.psycopg = importlib.import_module(CLIENT)
    peewee.TransactionStatus, peewee.Json_pg3, peewee.Jsonb_pg3 = status, json.Json, json.Jsonb
    adapter = peewee.Psycopg3Adapter
    adapter.txn_idle, adapter.txn_inerror, adapter.txn_unknown = status.IDLE, status.INERROR, status.UNKNOWN
