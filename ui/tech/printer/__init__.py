"""The page of this machine's slip printers."""
