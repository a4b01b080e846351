"""What all registers of the admin share: search, values, cells, choosers."""
