"""What is kept, how long, and what ends it."""
