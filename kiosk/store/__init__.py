"""The hall's database: SQLite for one machine, PostgreSQL for a hall of many; no SQL dialect anywhere else."""

from kiosk.store.library import load_alone

load_alone()
