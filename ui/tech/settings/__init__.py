"""The page of a printer's settings: tried before they are kept."""
