"""Registers of mandates: who may decide what on behalf of whom, as the organisation published it.

A register comes as a file or as a pasted table and is kept version by version. Its rows are found
by plain words and picked, so that others can make kerbs of them.
"""
