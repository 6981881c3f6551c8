"""What the windows of the hall's staff share: the sheet where they log in, its button, field and key cap."""
