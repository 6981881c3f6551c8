"""The virtual printer's window: its paper, and the switches that make it a printer with troubles."""
