"""The cards of frequent items as sheets of A4 to print, cut and fold (一次告知卡)."""
