"""The school's files become drafts."""
