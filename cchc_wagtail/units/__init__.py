"""The school's organisation: units, where they are used, how they are chosen."""
