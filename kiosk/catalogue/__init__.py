"""Site, machine and catalogue files: read, checked, written as data; the search over them."""
