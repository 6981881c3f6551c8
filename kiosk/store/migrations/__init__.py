"""Numbered schema changes: NNNN_what.sql, in order, each in one transaction; text that both databases understand.

`{serial}` stands for a column that counts by itself, which the two spell differently; a line `-- only sqlite` or
`-- only postgresql` stands before a statement that one of them alone gets (a trigger).
"""
