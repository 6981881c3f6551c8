"""The journal: slips that people have to settle."""
