"""The page by which a touch screen is tried."""
