"""Slip printers: layout, bytes, picture, status, transports, emulator."""
