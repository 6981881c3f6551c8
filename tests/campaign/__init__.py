"""The campaign: issuing under kills, power cuts, full and broken disks, jumping clocks and many hands at once."""
