"""The joint review: what a decision is bound to, who may decide, and the gate before the public."""
