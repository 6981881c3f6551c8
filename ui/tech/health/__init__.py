"""The page of the check-up."""
