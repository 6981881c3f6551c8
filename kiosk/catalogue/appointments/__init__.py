"""A list of appointments read from xlsx or CSV: what the hall needs, and nothing of who comes."""
