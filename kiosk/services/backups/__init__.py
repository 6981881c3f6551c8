"""Backup and restore of a whole hall: its database and its configuration in one file, never its keys."""
