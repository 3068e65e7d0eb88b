"""The key of a mandate: what tells it from the others of its version.

That is its number; where several have the same one, or none, its text as well. A key holds within
its version: which row of another version is the same mandate is found by `comparing`.
"""

from collections import Counter
from collections.abc import Sequence
from hashlib import sha256

LONGEST_NUMBER = 40
HASH_LENGTH = 12


def bare(text: str) -> str:
    """Return a text without capitals, and with one space where there are several."""
    return " ".join(text.casefold().split())


def bare_number(text: str) -> str:
    """Return a number as it is compared: `3.1.2.` and ` 3.1.2` are one."""
    return bare(text).replace(" ", "").rstrip(".")


def keys_of(mandates: Sequence[tuple[str, str]]) -> list[str]:
    """Return a key for each mandate of a version, given its number and all of its text."""
    numbers = Counter(bare_number(number) for number, _text in mandates)
    taken: Counter[str] = Counter()
    keys = []
    for number, text in mandates:
        key = bare_number(number)[:LONGEST_NUMBER]
        if not key or numbers[bare_number(number)] > 1 or len(bare_number(number)) > LONGEST_NUMBER:
            key = f"{key}#{sha256(bare(text).encode()).hexdigest()[:HASH_LENGTH]}"
        taken[key] += 1
        keys.append(key if taken[key] == 1 else f"{key}-{taken[key]}")
    return keys
