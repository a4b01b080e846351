"""Page types and their indexes."""
