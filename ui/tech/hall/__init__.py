"""The page by which the settings of hall and kiosk are changed, one value at a time."""
