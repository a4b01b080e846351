"""What machines read of a page: its head and its structured data."""
