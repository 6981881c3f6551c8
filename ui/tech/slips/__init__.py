"""The page of the slips' templates."""
