"""Slips as text files that a hall can edit: what they can say, how they are checked, how they become documents."""
