"""What the machine itself tells: its clock, its screen."""
