"""Lists of pages: what stands in them, in which order, for whom, and how they are narrowed."""
