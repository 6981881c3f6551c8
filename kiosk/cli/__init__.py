"""The command line: puts the parts together; one file per noun."""
