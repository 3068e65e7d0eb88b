"""Stoeprand: direction, kerbs and room for people who change how a municipality works.

`engine` is the pure core; `commands` and `site` are the two ways in; each package says what it is.
Nothing is imported here: whoever needs one part pays for that part alone.
"""

__version__ = "0.1.0"
