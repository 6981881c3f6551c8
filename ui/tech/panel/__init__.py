"""The page by which panel and scanner are tried."""
