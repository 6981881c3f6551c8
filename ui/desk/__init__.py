"""The help desk (帮办预审): search, check, number; one window for mouse, keyboard and touch."""
