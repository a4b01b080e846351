"""Tasks of plans."""
