"""Changes: where one goes, in the words of who stands for it, and what its sponsors say.

What people may do within a change is said by its areas; those belong to `room`, and are known here
by their names alone.
"""
