"""Jishi (济时取号): help, pre-review, call, done."""

__version__ = "0.1.0"
