"""The catalogue as a workbook: the sheets a hall edits, written and read back with every problem's cell."""
