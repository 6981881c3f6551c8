"""Numbered schema changes: NNNN_what.sql, in order, each in one transaction; text that both databases understand.

`{serial}` stands for a column that counts by itself, the one thing that the two spell differently.
"""
