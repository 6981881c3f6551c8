"""What is true: plain types and pure functions; no I/O, no clock, no Qt, no database."""
