"""Words without marks that may stand on a screen of the Vietnamese admin, each with its reason."""

#: Words, in lower case.
ALLOWED: dict[str, str] = {
}

#: Phrases that stay as they are.
PHRASES: dict[str, str] = {
}
