"""What is still unknown: the loosest level that is left, and on what it depends.

Found by trying where that is quick, else by the solver; both give the same answer.
"""
