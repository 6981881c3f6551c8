"""The catalogue as a workbook."""
