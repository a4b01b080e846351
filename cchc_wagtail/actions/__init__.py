"""What users do: one function per action; models and plain values in, never a request."""
