"""Scanners that read codes: on a serial port, or wired as a keyboard; and one that is not there."""
