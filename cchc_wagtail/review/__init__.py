"""The joint review: what a decision is bound to, who may decide, and the gate before the public.

Nothing here imports models; they are reached through the app registry or passed in.
"""
