"""The search of the section: words, index, ranks, report."""
